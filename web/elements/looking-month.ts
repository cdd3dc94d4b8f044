// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import type { Month, Way } from '../store/lookback.ts';
import { lookbackWords } from '../words/lookback.ts';
import { words } from '../words/words.ts';
import { act, plainAct } from './acts.ts';
import { lamps, PICTURES } from './lamps.ts';
import { define } from './light.ts';
import { LookingBack } from './looking-back.ts';
import { beginning, MONTHLY, NO_MONTH } from './looking.ts';
import './pick.ts';
import './tick.ts';

const WAYS = Object.keys(lookbackWords.month.way) as Way[];

/** How near it feels, in pictures; what brings near; and room or company. */
export class NearerLookingMonth extends LookingBack<Month> {
  constructor() {
    super();
    this.under = beginning(NO_MONTH);
  }

  protected override render(): TemplateResult {
    const w = lookbackWords.month;
    const item = MONTHLY[this.under.at] ?? 'near';
    const title = w.title;
    if (item === 'ways') {
      const asks = w.ways(this.name);
      return this.asking({ title, aside: '', asks, skip: { ways: [] }, answers: this.ways() });
    }
    if (item === 'side')
      return this.asking({ title, aside: '', asks: w.side, skip: { side: null }, answers: this.sides() });
    return this.asking({ title, aside: w.nearWhy, asks: w.near, skip: { near: null }, answers: this.near() });
  }

  private near(): TemplateResult {
    const { pictures } = lookbackWords.month;
    const { near } = this.under.said;
    return html`<ul class="pictures" aria-labelledby=${this.own}>
      ${pictures.slice(0, PICTURES).map(
        (sentence, at) =>
          html`<li>
            <button
              type="button"
              class="pick picture"
              aria-pressed=${near === at + 1 ? 'true' : 'false'}
              @click=${() => {
                this.say({ near: at + 1 });
              }}
            >
              ${lamps(at + 1)}<span>${sentence}</span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  private ways(): TemplateResult {
    const w = lookbackWords.month;
    const { ways } = this.under.said;
    const turn = (way: Way, on: boolean): void => {
      const said = WAYS.filter((one) => (one === way ? on : ways.includes(one)));
      this.turn({ ...this.under, said: { ...this.under.said, ways: said } });
    };
    return html`<p class="quiet">${w.waysWhy}</p>
      <div role="group" class="stack" aria-labelledby=${this.own}>
        ${WAYS.map(
          (way) =>
            html`<nearer-tick
              .label=${w.way[way][0]}
              .hint=${w.way[way][1]}
              .checked=${ways.includes(way)}
              @ticked=${({ detail }: CustomEvent<boolean>) => {
                turn(way, detail);
              }}
            ></nearer-tick>`,
        )}
      </div>
      <div class="acts">
        ${act(w.next, () => {
          this.say({});
        })}
      </div>`;
  }

  private sides(): TemplateResult {
    const { side } = this.under.said;
    return html`<nearer-pick
      .labelled=${this.own}
      .picks=${lookbackWords.month.sides.map((title, at) => ({ value: String(at), title }))}
      .value=${side === null ? null : String(side)}
      @picked=${({ detail }: CustomEvent<string>) => {
        this.say({ side: Number(detail) });
      }}
    ></nearer-pick>`;
  }
}

/** The pictures as one line, until they are wanted. */
export function offer(begin: () => void, notNow: () => void): TemplateResult {
  const w = lookbackWords.month;
  return html`<div class="folded">
    <p>${w.offer}</p>
    ${plainAct(w.begin, begin)} ${plainAct(words.checkIn.notTonight, notNow)}
  </div>`;
}

define('nearer-looking-month', NearerLookingMonth);
