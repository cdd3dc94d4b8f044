// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { words } from '../words/words.ts';
import { LightElement, define } from './light.ts';

let count = 0;

/**
 * One line to write on, with its label, hint and error. Emits `typed` with the text.
 *
 * The input has no `name`: a page whose script failed could otherwise post it.
 */
export class NearerField extends LightElement {
  static override properties = {
    label: {},
    hint: {},
    error: {},
    type: {},
    complete: {},
    value: { attribute: false },
    shown: { state: true },
  };
  declare label: string;
  declare hint: string;
  declare error: string;
  declare type: 'text' | 'passphrase' | 'date' | 'time';
  /** What the browser or a password manager may fill in. */
  declare complete: AutoFill;
  declare value: string;
  declare shown: boolean;
  private readonly own = `field-${++count}`;

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.error = '';
    this.type = 'text';
    this.complete = 'off';
    this.value = '';
    this.shown = false;
  }

  private readonly typed = (event: Event): void => {
    this.value = (event.target as HTMLInputElement).value;
    this.emit('typed', this.value);
  };

  private readonly show = (event: Event): void => {
    this.shown = (event.target as HTMLInputElement).checked;
  };

  protected override render(): TemplateResult {
    const secret = this.type === 'passphrase';
    return html`<div class="field">
        <label for=${this.own}>${this.label}</label>
        ${this.hint ? html`<p class="hint" id="${this.own}-hint">${this.hint}</p>` : nothing}
        <input
          id=${this.own}
          type=${secret ? (this.shown ? 'text' : 'password') : this.type}
          autocomplete=${this.complete}
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          aria-describedby=${`${this.own}-hint ${this.own}-error`}
          aria-invalid=${this.error ? 'true' : 'false'}
          .value=${live(this.value)}
          @input=${this.typed}
        />
        <p class="error" id="${this.own}-error" ?hidden=${!this.error}>${this.error}</p>
      </div>
      ${secret ? this.toggle() : nothing}`;
  }

  private toggle(): TemplateResult {
    return html`<label class="tick small">
      <input type="checkbox" .checked=${live(this.shown)} @change=${this.show} />
      <span>${words.unlock.show}</span>
    </label>`;
  }
}

/** After a refused form: the first field that is not right. */
export async function toFirstError(form: LightElement): Promise<void> {
  await form.updateComplete;
  await Promise.all(
    [...form.querySelectorAll<NearerField>('nearer-field')].map((field) => field.updateComplete),
  );
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

define('nearer-field', NearerField);
