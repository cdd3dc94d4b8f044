// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Occurrence } from '../store/dates/occurrences.ts';
import { ritualWords } from '../words/rituals.ts';
import './date-file.ts';
import { everySaid, thereSaid, whenSaid } from './date-words.ts';
import { LightElement, define } from './light.ts';

/** A date that stands, at its next times or its last. Emits `alter`, `off`, and `did`, or nothing once it is over. */
export class NearerDateCard extends LightElement {
  static override properties = {
    times: { attribute: false },
    behind: { type: Boolean },
    over: { type: Boolean },
  };
  /** The first is the one that it is about; the others follow. */
  declare times: readonly Occurrence[];
  /** It has begun, so it may have been done. */
  declare behind: boolean;
  /** The bond has ended. */
  declare over: boolean;

  constructor() {
    super();
    this.times = [];
    this.behind = this.over = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const [one, ...then] = this.times;
    if (!one) return nothing;
    const w = ritualWords.card;
    const { date } = one;
    const there = thereSaid(one);
    const more = [everySaid(date.every, date), date.where, w.long(date.minutes)].filter(
      (part) => part !== '',
    );
    return html`<article class="date stack">
      <h3 dir="auto">${date.what}</h3>
      <p class="when">${whenSaid(one)}</p>
      ${there ? html`<p class="small quiet">${there}</p>` : nothing}
      <p class="small quiet" dir="auto">${more.join(' · ')}</p>
      ${then.length > 0 ? html`<p class="small quiet">${w.then(then.map(whenSaid).join('; '))}</p>` : nothing}
      ${this.acts(one)}
      ${this.behind ? nothing : html`<nearer-date-file .dates=${[date]}></nearer-date-file>`}
    </article>`;
  }

  private acts({ date, day }: Occurrence): TemplateResult | typeof nothing {
    if (this.over) return nothing;
    const w = ritualWords.card;
    const isOpen = this.behind && !date.done.includes(day);
    return html`<div class="acts">
      ${isOpen ? this.button(w.did, 'did') : nothing}
      ${this.behind ? nothing : this.button(w.change, 'alter')} ${this.button(w.off, 'off')}
    </div>`;
  }

  private button(label: string, name: string): TemplateResult {
    const what = this.times[0]?.date.what ?? '';
    return html`<button
      class="act ${name === 'did' ? '' : 'plain'}"
      type="button"
      aria-label=${ritualWords.card.named(label, what)}
      @click=${() => {
        this.emit(name);
      }}
    >
      ${label}
    </button>`;
  }
}

define('nearer-date-card', NearerDateCard);
