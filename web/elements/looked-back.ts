// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { KeptMonth, KeptWeek, LookbackView } from '../store/lookback.ts';
import { lookbackWords } from '../words/lookback.ts';
import { dayInShort } from '../words/words.ts';
import { lamps } from './lamps.ts';
import { LightElement, define } from './light.ts';
import { ABOUT } from './looking.ts';

/** What somebody said when they looked back: of their weeks a table and its middle, of their months the pictures. */
export class NearerLookedBack extends LightElement {
  static override properties = { view: { attribute: false } };
  declare view: LookbackView | null;

  constructor() {
    super();
    this.view = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const weeks = view.weeks.filter(({ out }) => !out);
    const months = view.months.filter(({ out }) => !out);
    return html`${weeks.length > 0 ? this.weeks(view, weeks) : nothing}
    ${months.length > 0 ? this.months(months) : nothing}`;
  }

  private weeks({ toCome, said }: LookbackView, weeks: readonly KeptWeek[]): TemplateResult {
    const w = lookbackWords.weeks;
    const lines = said.map(({ about, weeks: count, halves, low, high }) =>
      w.said(about, count, halves, low, high),
    );
    return html`<section class="part stack">
      <h2>${w.title}</h2>
      <p class="quiet">${w.why}</p>
      ${toCome > 0 ? html`<p>${w.toCome(toCome)}</p>` : lines.map((line) => html`<p>${line}</p>`)}
      ${lines.length > 0 ? html`<p class="quiet small">${w.conclude}</p>` : nothing} ${this.table(weeks)}
    </section>`;
  }

  private table(weeks: readonly KeptWeek[]): TemplateResult {
    const w = lookbackWords.weeks;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${w.title}>
      <table class="weeks">
        <thead>
          <tr>
            ${[w.week, ...ABOUT.map((about) => w.about[about])].map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeks.map(
            (week) =>
              html`<tr>
                <th scope="row">${dayInShort(week.day)}</th>
                ${ABOUT.map((about) => html`<td>${week[about] ?? w.none}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private months(months: readonly KeptMonth[]): TemplateResult {
    const w = lookbackWords.months;
    return html`<section class="part stack">
      <h2>${w.title}</h2>
      <p class="quiet">${w.why}</p>
      <ul class="rows">
        ${months.map((month) => html`<li class="month">${this.month(month)}</li>`)}
      </ul>
    </section>`;
  }

  private month({ day, near, ways, side }: KeptMonth): TemplateResult {
    const { month: asked, months: w } = lookbackWords;
    const wish = side === null ? undefined : asked.sides[side];
    return html`<h3>${dayInShort(day)}</h3>
      ${near === null ? nothing : lamps(near)}
      <p>${near === null ? w.none : asked.pictures[near - 1]}</p>
      ${ways.length > 0 ? html`<p class="quiet small">${w.ways(ways.map((way) => asked.way[way][0]))}</p>` : nothing}
      ${wish === undefined ? nothing : html`<p class="quiet small">${w.side(wish)}</p>`}`;
  }
}

define('nearer-looked-back', NearerLookedBack);
