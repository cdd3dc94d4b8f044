// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Opened, TodayView } from '../store/kinds.ts';
import { dayInShort, words } from '../words/words.ts';
import { LightElement, define } from './light.ts';
import './spread.ts';

/** What opened before, newest first, each folded under its question. */
export class NearerEarlier extends LightElement {
  static override properties = { view: { attribute: false } };
  declare view: TodayView;

  /** Tonight's stands above already, once it is open. */
  private get past(): readonly Opened[] {
    const { opened, question, state } = this.view;
    const tonight = state === 'open' ? question : null;
    return opened.filter(({ question: { id, round } }) => id !== tonight?.id || round !== tonight.round);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { past } = this;
    if (past.length === 0) return nothing;
    return html`<section class="earlier">
      <h2>${words.today.earlier}</h2>
      <div class="rows">${past.map((entry) => this.entry(entry))}</div>
    </section>`;
  }

  private entry(entry: Opened): TemplateResult {
    return html`<details>
      <summary>
        <span class="day">${dayInShort(entry.date)}</span
        ><span class="asked" dir="auto">${entry.question.text}</span>
      </summary>
      <nearer-spread .mine=${entry.mine} .theirs=${entry.theirs} .names=${this.view.names}></nearer-spread>
    </details>`;
  }
}

define('nearer-earlier', NearerEarlier);
