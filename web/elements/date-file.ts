// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Planned } from '../store/dates/dates.ts';
import { calendar } from '../store/dates/ics.ts';
import { ritualWords } from '../words/rituals.ts';
import { LightElement, define } from './light.ts';
import './tick.ts';

/** Dates as a file for a calendar: neutral, unless one asks for the words. It lies in this page until it is left. */
export class NearerDateFile extends LightElement {
  static override properties = {
    dates: { attribute: false },
    all: { type: Boolean },
    words: { state: true },
    open: { state: true },
    href: { state: true },
  };
  declare dates: readonly Planned[];
  /** Everything that there is, and not one of them. */
  declare all: boolean;
  declare words: boolean;
  declare open: boolean;
  declare href: string;

  constructor() {
    super();
    this.dates = [];
    this.all = this.words = this.open = false;
    this.href = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forget();
    this.open = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('dates') && !changed.has('words') && !changed.has('open')) return;
    this.forget();
    if (!this.open || this.dates.length === 0) return;
    const text = calendar(this.dates, this.words ? null : ritualWords.file.neutral);
    this.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  }

  private forget(): void {
    if (this.href) URL.revokeObjectURL(this.href);
    this.href = '';
  }

  private readonly toggled = (event: Event): void => {
    this.open = (event.target as HTMLDetailsElement).open;
  };

  protected override render(): TemplateResult {
    const w = ritualWords.file;
    return html`<details .open=${this.open} @toggle=${this.toggled}>
      <summary>${this.all ? w.all : w.title}</summary>
      <div class="stack unfolded">
        <p>${w.why}</p>
        <nearer-tick
          .label=${w.words}
          .hint=${w.care}
          .checked=${this.words}
          @ticked=${({ detail }: CustomEvent<boolean>) => (this.words = detail)}
        ></nearer-tick>
        ${
          this.href
            ? html`<p><a class="act" href=${this.href} download="calendar.ics">${w.save}</a></p>`
            : nothing
        }
      </div>
    </details>`;
  }
}

define('nearer-date-file', NearerDateFile);
