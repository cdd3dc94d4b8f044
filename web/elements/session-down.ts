// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import type { Running } from '../store/sessions/sessions.ts';
import { sessionWords } from '../words/session.ts';
import { LightElement, define } from './light.ts';
import './session-clock.ts';

/**
 * The phone lies there and keeps the time; a touch anywhere, or Escape, takes it up. Emits `up`, and `stop` where
 * somebody wants it to be over at once.
 */
export class NearerSessionDown extends LightElement {
  static override properties = {
    clock: { attribute: false },
    touch: { type: Boolean },
    said: {},
    still: { type: Boolean },
  };
  declare clock: Running;
  /** Whether somebody is touched meanwhile. */
  declare touch: boolean;
  /** For the ear. */
  declare said: string;
  /** Lies in the page like anything else: a sample of it. */
  declare still: boolean;

  constructor() {
    super();
    this.touch = this.still = false;
    this.said = '';
  }

  /** Above everything, which nobody reaches meanwhile. */
  protected override firstUpdated(): void {
    if (!this.still) this.querySelector('dialog')?.showModal();
  }

  private readonly up = (event: Event): void => {
    event.preventDefault();
    this.emit('up');
  };

  protected override render(): TemplateResult {
    const w = sessionWords.time;
    const { step } = sessionWords;
    return html`<dialog class="down" aria-label=${w.down} ?open=${this.still} @cancel=${this.up}>
      <button class="anywhere" type="button" @click=${this.up}>${w.up}</button>
      <nearer-session-clock .clock=${this.clock}></nearer-session-clock>
      <p class="unseen" role="status">${this.said}</p>
      <button
        class="act"
        type="button"
        @click=${() => {
          this.emit('stop');
        }}
      >
        ${this.touch ? step.withdraw : step.stop}
      </button>
    </dialog>`;
  }
}

define('nearer-session-down', NearerSessionDown);
