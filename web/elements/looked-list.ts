// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { KeptMonth, KeptWeek, LookbackView } from '../store/lookback.ts';
import { lookbackWords } from '../words/lookback.ts';
import { usWords } from '../words/us.ts';
import { dayInShort, dayInWords } from '../words/words.ts';
import { LightElement, define } from './light.ts';

/** Every week and month that was looked back on. Emits `week` or `month` with the one to keep instead: left out, or not. */
export class NearerLookedList extends LightElement {
  static override properties = { view: { attribute: false } };
  declare view: LookbackView | null;

  constructor() {
    super();
    this.view = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const w = lookbackWords.kept;
    return html`${this.list(
      w.weeks,
      view.weeks.map((week) => this.row('week', week, this.ofWeek(week))),
    )}
    ${this.list(
      w.months,
      view.months.map((month) => this.row('month', month, this.ofMonth(month))),
    )}`;
  }

  private list(title: string, rows: readonly TemplateResult[]): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    return html`<section class="part stack">
      <h2>${title}</h2>
      <ul class="rows">
        ${rows.map((row) => html`<li class="row">${row}</li>`)}
      </ul>
    </section>`;
  }

  private ofWeek({ us, myself, lonely }: KeptWeek): string {
    const { weeks, kept } = lookbackWords;
    const number = (one: number | null): string => (one === null ? weeks.none : String(one));
    return kept.week(number(us), number(myself), number(lonely));
  }

  private ofMonth({ near }: KeptMonth): string {
    const { month, months } = lookbackWords;
    return (near === null ? undefined : month.pictures[near - 1]) ?? months.none;
  }

  private row(what: 'week' | 'month', one: KeptWeek | KeptMonth, said: string): TemplateResult {
    const w = usWords.numbers;
    const [label, name] = one.out ? [w.take, w.takeNamed] : [w.leave, w.leaveNamed];
    return html`<span>
        <span class="title">${dayInShort(one.day)}</span>
        <span class="more">${said}${one.out ? `, ${w.out}` : ''}</span>
      </span>
      <button
        class="act plain"
        type="button"
        aria-label=${name(dayInWords(one.day))}
        @click=${() => {
          this.emit(what, { ...one, out: !one.out });
        }}
      >
        ${label}
      </button>`;
  }
}

define('nearer-looked-list', NearerLookedList);
