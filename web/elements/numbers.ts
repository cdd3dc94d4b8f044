// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { NumbersView, RatedDay } from '../store/seen.ts';
import { dayInShort, dayInWords } from '../words/words.ts';
import { usWords } from '../words/us.ts';
import { act, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

export interface LeftOut {
  readonly day: string;
  readonly is: boolean;
}

/**
 * Of which evenings the numbers are made. Every press counts at once: emits `leave-out` with a day, `afresh` (true: from
 * today, false: all days again), `turn` (on or off), and `more`.
 */
export class NearerNumbers extends LightElement {
  static override properties = { view: { attribute: false }, error: {}, said: {} };
  declare view: NumbersView | null;
  declare error: string;
  declare said: string;

  constructor() {
    super();
    this.view = null;
    this.error = this.said = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const w = usWords.numbers;
    return html`<div class="stack roomy">
      <p>${view.on ? w.counted(view.counted) : w.turnedOff}</p>
      <section class="stack">
        <h2>${w.list}</h2>
        ${this.list(view)}
      </section>
      ${this.afresh(view)} ${this.turning(view)}
      <nearer-notice
        class="saying"
        .tone=${this.error ? 'wrong' : 'good'}
        .say=${this.error || this.said}
      ></nearer-notice>
    </div>`;
  }

  private list({ days, more }: NumbersView): TemplateResult {
    const w = usWords.numbers;
    if (days.length === 0) return html`<p class="quiet">${w.none}</p>`;
    return html`<ul class="rows">
        ${days.map((day) => html`<li class="row">${this.row(day)}</li>`)}
      </ul>
      ${more > 0 ? html`<div class="acts">${act(w.more, this.tell('more'))}</div>` : nothing}`;
  }

  private row(rated: RatedDay): TemplateResult {
    const w = usWords.numbers;
    const { day, close, understood, y, leftOut, before } = rated;
    const why = leftOut ? w.out : before ? w.before : '';
    const [label, name] = leftOut ? [w.take, w.takeNamed] : [w.leave, w.leaveNamed];
    return html`<span>
        <span class="title">${dayInShort(day)}: ${w.rating(y)}</span>
        <span class="more">${w.taps(close, understood)}${why ? `, ${why}` : ''}</span>
      </span>
      <button
        class="act plain"
        type="button"
        aria-label=${name(dayInWords(day))}
        @click=${this.tell('leave-out', { day, is: !leftOut } satisfies LeftOut)}
      >
        ${label}
      </button>`;
  }

  private afresh({ since }: NumbersView): TemplateResult {
    const w = usWords.numbers;
    return html`<section class="stack">
      <h2>${w.afresh}</h2>
      <p>${since === null ? w.afreshWhy : w.since(dayInWords(since))}</p>
      <div class="acts">
        ${since === null ? act(w.afreshNow, this.tell('afresh', true)) : act(w.all, this.tell('afresh', false))}
      </div>
    </section>`;
  }

  private turning({ on }: NumbersView): TemplateResult {
    const w = usWords.numbers;
    return html`<section class="stack">
      <h2>${w.turn}</h2>
      <p>${w.turnWhy}</p>
      <div class="acts">
        ${on ? plainAct(w.turnOff, this.tell('turn', false)) : act(w.turnOn, this.tell('turn', true))}
      </div>
    </section>`;
  }

  private tell(name: string, detail?: unknown): () => void {
    return () => {
      this.emit(name, detail);
    };
  }
}

define('nearer-numbers', NearerNumbers);
