// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { LightElement, define } from './light.ts';

export interface Option {
  readonly value: string;
  readonly title: string;
  readonly more?: string;
}

let count = 0;

/** One of a few, as whole lines to press. Emits `chosen` with the value. */
export class NearerChoice extends LightElement {
  static override properties = {
    label: {},
    error: {},
    unseen: { type: Boolean },
    options: { attribute: false },
    value: { attribute: false },
  };
  declare label: string;
  declare error: string;
  /** The heading above says the same: then the label is for the ear only. */
  declare unseen: boolean;
  declare options: readonly Option[];
  declare value: string;
  private readonly own = `choice-${++count}`;

  constructor() {
    super();
    this.label = '';
    this.error = '';
    this.unseen = false;
    this.options = [];
    this.value = '';
  }

  private readonly chosen = (event: Event): void => {
    this.value = (event.target as HTMLInputElement).value;
    this.emit('chosen', this.value);
  };

  protected override render(): TemplateResult {
    return html`<fieldset class="field" aria-describedby="${this.own}-error">
      <legend class=${this.unseen ? 'unseen' : ''}>${this.label}</legend>
      <p class="error" id="${this.own}-error" ?hidden=${!this.error}>${this.error}</p>
      <div class="choices">${this.options.map((option) => this.line(option))}</div>
    </fieldset>`;
  }

  private line(option: Option): TemplateResult {
    return html`<label class="choice">
      <input
        type="radio"
        name=${this.own}
        value=${option.value}
        aria-invalid=${this.error ? 'true' : 'false'}
        .checked=${live(this.value === option.value)}
        @change=${this.chosen}
      />
      <span>
        <span class="title">${option.title}</span>
        ${option.more ? html`<span class="more">${option.more}</span>` : nothing}
      </span>
    </label>`;
  }
}

define('nearer-choice', NearerChoice);
