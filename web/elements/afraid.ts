// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { lookbackWords } from '../words/lookback.ts';
import { words } from '../words/words.ts';
import { act, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';

/**
 * One question whose answer is kept nowhere: not in this element either. Every answer, and none, emits the same `over`;
 * two of them then open help, through the whole page, as its button does. Buttons and not inputs, because a browser
 * writes inputs down to restore a page.
 */
export class NearerAfraid extends LightElement {
  static override properties = { name: { attribute: false } };
  declare name: string | null;

  constructor() {
    super();
    this.name = null;
  }

  private answer(opens: boolean): void {
    const page = this.parentElement;
    this.emit('over');
    if (opens) page?.dispatchEvent(new CustomEvent('help', { bubbles: true }));
  }

  protected override render(): TemplateResult {
    const w = lookbackWords.afraid;
    return html`<div role="group" class="check-in" aria-label=${w.title}>
      <h2 class="asks" tabindex="-1">${w.asks(this.name)}</h2>
      <p class="quiet">${w.why}</p>
      <div class="acts">
        ${w.answers.map((label, at) =>
          act(label, () => {
            this.answer(at > 0);
          }),
        )}
        ${plainAct(words.checkIn.skip, () => {
          this.answer(false);
        })}
      </div>
    </div>`;
  }
}

define('nearer-afraid', NearerAfraid);
