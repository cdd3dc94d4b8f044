// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Exchange } from '../store/daily.ts';
import { dayInShort, words } from '../words/words.ts';
import { act } from './acts.ts';
import { LightElement, define } from './light.ts';

/** What opened before, newest first, each folded under its question. Emits `more`. */
export class NearerEarlier extends LightElement {
  static override properties = {
    opened: { attribute: false },
    inside: { attribute: false },
    more: { type: Number },
    alone: { type: Boolean },
  };
  declare opened: readonly Exchange[];
  /** What stands under a question once it is unfolded. */
  declare inside: (exchange: Exchange) => TemplateResult;
  /** How many there are besides. */
  declare more: number;
  declare alone: boolean;

  constructor() {
    super();
    this.opened = [];
    this.inside = () => html``;
    this.more = 0;
    this.alone = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.opened.length === 0) return nothing;
    const w = words.today;
    return html`<section class="earlier">
      <h2>${this.alone ? w.earlierAlone : w.earlier}</h2>
      <div class="rows">
        ${repeat(
          this.opened,
          ({ question: { id, round } }) => `${id}/${round}`,
          (exchange) => this.entry(exchange),
        )}
      </div>
      ${
        this.more > 0
          ? html`<div class="acts">
              ${act(w.showEarlier, () => {
                this.emit('more');
              })}
            </div>`
          : nothing
      }
    </section>`;
  }

  private entry(exchange: Exchange): TemplateResult {
    const { date, question } = exchange;
    return html`<details>
      <summary>
        <span class="day">${date === null ? '' : dayInShort(date)}</span
        ><span class="asked" dir="auto">${question.text}</span>
      </summary>
      <div class="stack unfolded">${this.inside(exchange)}</div>
    </details>`;
  }
}

define('nearer-earlier', NearerEarlier);
