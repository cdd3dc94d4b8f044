// SPDX-License-Identifier: AGPL-3.0-or-later
/** What stands between a question and its answer: somebody's first words, a small place to begin, what I wrote alone. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Exchange, TodayView } from '../store/daily.ts';
import { words } from '../words/words.ts';
import { plainAct } from './acts.ts';
import './spread.ts';

/** From here on a question says that one may begin small; and from there on, what it may cost. */
const DEEP = 3;
const VERY_DEEP = 4;

/** The words of whoever went first, and that one may begin small; both are there to be left. */
export function offers(exchange: Exchange, names: TodayView['names']): TemplateResult {
  const w = words.today;
  const { question, first, theirs } = exchange;
  const depth = question.depth ?? 0;
  return html`${
    first === 'them' && theirs
      ? html`<p class="small quiet">${w.wentFirst(names.theirs)}</p>
          <nearer-spread only="theirs" .theirs=${theirs} .names=${names}></nearer-spread>`
      : nothing
  }
  ${depth >= DEEP ? html`<p class="offer">${depth >= VERY_DEEP ? w.unsaid : w.smallPlace}</p>` : nothing}`;
}

/** What I wrote to this when I was alone. Taking it up fills the page, and nothing goes out by it. */
export function offersKept(take: () => void): TemplateResult {
  return html`<div class="offer">
    <p>${words.today.keptEarlier}</p>
    ${plainAct(words.today.useKept, take)}
  </div>`;
}
