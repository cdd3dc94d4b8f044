// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { LightElement, define } from './light.ts';

let count = 0;

/** A thing to confirm. Emits `ticked` with true or false. */
export class NearerTick extends LightElement {
  static override properties = { label: {}, hint: {}, error: {}, checked: { attribute: false } };
  declare label: string;
  declare hint: string;
  declare error: string;
  declare checked: boolean;
  private readonly own = `tick-${++count}`;

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.error = '';
    this.checked = false;
  }

  private readonly ticked = (event: Event): void => {
    this.checked = (event.target as HTMLInputElement).checked;
    this.emit('ticked', this.checked);
  };

  protected override render(): TemplateResult {
    return html`<div class="field">
      <label class="tick">
        <input
          type="checkbox"
          aria-describedby="${this.own}-hint ${this.own}-error"
          aria-invalid=${this.error ? 'true' : 'false'}
          .checked=${live(this.checked)}
          @change=${this.ticked}
        />
        <span>${this.label}</span>
      </label>
      <p class="hint" id="${this.own}-hint" ?hidden=${!this.hint}>${this.hint}</p>
      <p class="error" id="${this.own}-error" ?hidden=${!this.error}>${this.error}</p>
    </div>`;
  }
}

define('nearer-tick', NearerTick);
