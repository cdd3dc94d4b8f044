// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Opened, TodayView } from '../store/kinds.ts';
import { dayInShort, words } from '../words/words.ts';
import { LightElement, define } from './light.ts';
import './spread.ts';

/** What opened before, newest first, each folded under its question. */
export class NearerEarlier extends LightElement {
  static override properties = { opened: { attribute: false }, names: { attribute: false } };
  declare opened: readonly Opened[];
  declare names: TodayView['names'];

  constructor() {
    super();
    this.opened = [];
    this.names = { mine: null, theirs: null };
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.opened.length === 0) return nothing;
    return html`<section class="earlier">
      <h2>${words.today.earlier}</h2>
      <div class="rows">${this.opened.map((entry) => this.entry(entry))}</div>
    </section>`;
  }

  private entry(entry: Opened): TemplateResult {
    return html`<details>
      <summary>
        <span class="day">${dayInShort(entry.date)}</span
        ><span class="asked" dir="auto">${entry.question.text}</span>
      </summary>
      <nearer-spread .mine=${entry.mine} .theirs=${entry.theirs} .names=${this.names}></nearer-spread>
    </details>`;
  }
}

define('nearer-earlier', NearerEarlier);
