// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { LightElement, define } from './light.ts';

/** Within this time a second Esc means it. */
const TWICE_MS = 1_500;

let count = 0;

/**
 * The way out at once, always in sight on a page that is nobody else's business. Emits `exit` through the whole page;
 * the shell locks and puts another page in the place of this one.
 */
export class NearerQuickExit extends LightElement {
  private pressed = -TWICE_MS;
  private readonly hint = `exit-hint-${++count}`;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.key, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.key, true);
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.repeat) return;
    if (event.timeStamp - this.pressed < TWICE_MS) this.leave();
    this.pressed = event.timeStamp;
  };

  private readonly leave = (): void => {
    this.dispatchEvent(new CustomEvent('exit', { bubbles: true }));
  };

  protected override render(): TemplateResult {
    const w = words.exit;
    return html`<button class="exit" type="button" aria-describedby=${this.hint} @click=${this.leave}>
        ${w.leave}
      </button>
      <p class="unseen" id=${this.hint}>${w.hint}</p>`;
  }
}

/** What the quick exit does and what it cannot do, for the foot of such a page. */
export function exitLimits(): TemplateResult {
  return html`<p class="quiet small">${words.exit.hint} ${words.exit.limits}</p>`;
}

/** Opens help from within a page, as the button in the head does. */
export function helpHere(): TemplateResult {
  const open = (event: Event): void => {
    event.target?.dispatchEvent(new CustomEvent('help', { bubbles: true }));
  };
  return html`<button class="act plain here" type="button" @click=${open}>${words.exit.help}</button>`;
}

define('nearer-quick-exit', NearerQuickExit);
