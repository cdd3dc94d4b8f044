// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Running } from '../store/sessions/sessions.ts';
import { sessionWords } from '../words/session.ts';
import { LightElement, define } from './light.ts';

/** A breath: so many seconds in, and so many in all. */
const IN = 4;
const BREATH = 10;

/** A time in large numbers, which nobody reads aloud; with a circle to breathe by, where one is wanted. */
export class NearerSessionClock extends LightElement {
  static override properties = { clock: { attribute: false }, breathing: { type: Boolean } };
  declare clock: Running;
  declare breathing: boolean;

  constructor() {
    super();
    this.breathing = false;
  }

  protected override render(): TemplateResult {
    const w = sessionWords.time;
    const { gone, left } = this.clock;
    return html`${this.breathing && left !== 0 ? this.breath(gone) : nothing}
      <p class="numerals" role="timer" aria-label=${left === null ? w.gone : w.left}>
        ${w.clock(left ?? gone)}
      </p>`;
  }

  /** The circle grows and shrinks by itself where things may move; the word and the number say the same. */
  private breath(gone: number): TemplateResult {
    const w = sessionWords.time;
    const at = gone % BREATH;
    const isIn = at < IN;
    const moves = this.clock.runs ? (isIn ? 'in' : 'out') : '';
    return html`<div class="breath" aria-hidden="true">
      <span class="circle ${moves}"></span>
      <span class="count">${isIn ? w.in : w.out} ${isIn ? at + 1 : at - IN + 1}</span>
    </div>`;
  }
}

define('nearer-session-clock', NearerSessionClock);
