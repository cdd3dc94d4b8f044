// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { plainAct } from './acts.ts';
import { LightElement } from './light.ts';
import { before, QUESTIONS, said, type Under } from './looking.ts';

let count = 0;

/**
 * One question at a time, as in the check-in. Emits `turned-to` with what is under way at each tap, `done` with it at
 * the end, and `fold` where it is put off.
 */
export abstract class LookingBack<Said> extends LightElement {
  static override properties = { under: { attribute: false }, name: { attribute: false } };
  declare under: Under<Said>;
  /** The other's, or null. */
  declare name: string | null;
  protected readonly own = `looking-back-${++count}`;

  constructor() {
    super();
    this.name = null;
  }

  /** After a tap the next question has the focus, so that it is read and the keyboard stays here. */
  protected override updated(changed: PropertyValues<this>): void {
    const was = changed.get('under');
    if (was && was.at !== this.under.at && this.contains(document.activeElement)) {
      this.querySelector<HTMLElement>('.asks')?.focus({ preventScroll: true });
    }
  }

  protected say(more: Partial<Said>): void {
    this.turn(said(this.under, more));
  }

  protected turn(next: Under<Said>): void {
    this.emit(next.at >= QUESTIONS ? 'done' : 'turned-to', next);
  }

  /** A question with what answers it; `aside` stands above the first one. */
  protected asking(o: {
    readonly title: string;
    readonly aside: string;
    readonly asks: string;
    readonly answers: TemplateResult;
    readonly skip: Partial<Said>;
  }): TemplateResult {
    const { at } = this.under;
    const w = words.checkIn;
    return html`<div role="group" class="check-in" aria-label=${o.title}>
      <p class="small quiet">${at === 0 ? o.aside : html`${w.place(at + 1, QUESTIONS)} · ${w.private}`}</p>
      <h2 class="asks" id=${this.own} tabindex="-1">${o.asks}</h2>
      ${o.answers}
      <div class="lesser">
        ${plainAct(w.skip, () => {
          this.say(o.skip);
        })}
        ${
          at > 0
            ? plainAct(w.back, () => {
                this.turn(before(this.under));
              })
            : nothing
        }
        ${plainAct(w.notTonight, () => {
          this.emit('fold');
        })}
      </div>
    </div>`;
  }
}
