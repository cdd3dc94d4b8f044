// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { SeenDay } from '../store/seen.ts';
import { dayInShort } from '../words/words.ts';
import { usWords } from '../words/us.ts';
import { LightElement, define } from './light.ts';

/** The whole scale, in tenths of a point: nothing is made to look larger than it is. */
const TOP = 1000;

/** The level with its band, drawn from the core's numbers; and the same as a table. It stands still. */
export class NearerCurve extends LightElement {
  static override properties = { days: { attribute: false } };
  /** Oldest first. */
  declare days: readonly SeenDay[];

  constructor() {
    super();
    this.days = [];
  }

  protected override render(): TemplateResult | typeof nothing {
    const [first, last] = [this.days[0], this.days.at(-1)];
    if (!first || !last) return nothing;
    const w = usWords.curve;
    const [from, until] = [dayInShort(first.date), dayInShort(last.date)];
    return html`<figure class="curve">
      <p class="end" aria-hidden="true">${w.top}</p>
      ${this.drawing(w.label(from, until))}
      <p class="end" aria-hidden="true">${w.bottom}</p>
      <p class="dates" aria-hidden="true"><span>${from}</span><span>${until}</span></p>
      <figcaption class="quiet small">${w.legend}</figcaption>
      <details>
        <summary>${w.table}</summary>
        ${this.table(w.label(from, until))}
      </details>
    </figure>`;
  }

  /** One unit of width for each day; the strokes keep their weight however it is stretched. */
  private drawing(label: string): TemplateResult {
    const { days } = this;
    const point = (at: number, value: number): string => `${at + 0.5} ${TOP - value}`;
    const line = days.map(({ mean }, at) => point(at, mean)).join('L');
    const over = days.map(({ high }, at) => point(at, high));
    const under = days.map(({ low }, at) => point(at, low)).reverse();
    const dots = days.flatMap(({ y }, at) => (y === null ? [] : [`M${point(at, 10 * y)}h0`]));
    return html`<svg
      role="img"
      aria-label=${label}
      viewBox="0 0 ${days.length} ${TOP}"
      preserveAspectRatio="none"
    >
      ${svg`<path class="band" d="M${[...over, ...under].join('L')}Z" />
      <path class="middle" d="M0 ${TOP / 2}h${days.length}" />
      <path class="dots" d=${dots.join('')} />
      <path class="mean" d="M${line}" />`}
    </svg>`;
  }

  private table(label: string): TemplateResult {
    const w = usWords.curve;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${label}>
      <table>
        <caption class="unseen">
          ${label}
        </caption>
        <thead>
          <tr>
            ${[w.day, w.rating, w.lies, w.range].map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.days.toReversed().map((day) => this.row(day))}
        </tbody>
      </table>
    </div>`;
  }

  private row({ date, y, mean, low, high }: SeenDay): TemplateResult {
    const w = usWords.curve;
    const tapped = (tenths: number): string => w.tapped(tenths / 10);
    return html`<tr>
      <th scope="row">${dayInShort(date)}</th>
      <td>${y === null ? w.none : w.tapped(y)}</td>
      <td>${tapped(mean)}</td>
      <td>${w.between(tapped(low), tapped(high))}</td>
    </tr>`;
  }
}

define('nearer-curve', NearerCurve);
