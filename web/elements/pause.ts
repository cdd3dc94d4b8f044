// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { dayHere, dayInWords, words } from '../words/words.ts';
import { act, mainAct } from './acts.ts';
import './choice.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/** A pause that nobody is told of. Emits `pause` with the last day, or with null to end it. */
export class NearerPause extends LightElement {
  static override properties = {
    until: { attribute: false },
    busy: { type: Boolean },
    error: {},
    length: { state: true },
    day: { state: true },
    missing: { state: true },
  };
  /** The last day of the pause that is on, or null. */
  declare until: string | null;
  declare busy: boolean;
  declare error: string;
  declare length: string;
  declare day: string;
  declare missing: boolean;

  constructor() {
    super();
    this.until = null;
    this.busy = false;
    this.error = '';
    this.length = '7';
    this.day = '';
    this.missing = false;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const day = this.length === 'day' ? this.day : dayHere(Number(this.length));
    this.missing = day <= dayHere();
    if (this.missing) void toFirstError(this);
    else this.emit('pause', day);
  };

  protected override render(): TemplateResult {
    const w = words.pause;
    const end = (): void => {
      this.emit('pause', null);
    };
    return html`<form class="leaf" novalidate @submit=${this.submit}>
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      ${this.until ? html`<p class="notice">${w.now(dayInWords(this.until))}</p>` : this.choice()}
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      <div class="acts">${this.until ? act(w.end, end) : mainAct(w.start, this.busy)}</div>
    </form>`;
  }

  private choice(): TemplateResult {
    const w = words.pause;
    return html`<nearer-choice
        .label=${w.until}
        .value=${this.length}
        .options=${[
          { value: '7', title: w.week },
          { value: '30', title: w.month },
          { value: 'day', title: w.day },
        ]}
        @chosen=${(event: CustomEvent<string>) => (this.length = event.detail)}
      ></nearer-choice>
      ${
        this.length === 'day'
          ? html`<nearer-field
              type="date"
              .label=${w.until}
              .value=${this.day}
              .error=${this.missing ? words.say.dayToCome : ''}
              @typed=${(event: CustomEvent<string>) => (this.day = event.detail)}
            ></nearer-field>`
          : nothing
      }`;
  }
}

define('nearer-pause', NearerPause);
