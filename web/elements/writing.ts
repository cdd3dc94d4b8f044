// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { words } from '../words/words.ts';
import { LightElement, define } from './light.ts';

/** A sealed letter carries 64 KiB; room is left for what stands around the words. */
const LONGEST = 60_000;

/** Why these words cannot go out, as a sentence; empty where they can. */
export function wrongWith(text: string, empty: string = words.today.empty): string {
  if (text.trim() === '') return empty;
  return new TextEncoder().encode(text).length > LONGEST ? words.today.tooLong : '';
}

let count = 0;

/** Ruled paper with its label and hint. Emits `typed` at every stroke. */
export class NearerWriting extends LightElement {
  static override properties = {
    label: {},
    hint: {},
    error: {},
    rows: { type: Number },
    fixed: { type: Boolean },
    value: { attribute: false },
  };
  declare label: string;
  declare hint: string;
  declare error: string;
  declare rows: number;
  /** Nothing may be changed at the moment: it is being sealed. */
  declare fixed: boolean;
  declare value: string;
  private readonly own = `writing-${++count}`;

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.error = '';
    this.rows = 5;
    this.fixed = false;
    this.value = '';
  }

  override focus(): void {
    this.querySelector('textarea')?.focus();
  }

  private readonly typed = (event: Event): void => {
    this.value = (event.target as HTMLTextAreaElement).value;
    this.emit('typed', this.value);
  };

  protected override render(): TemplateResult {
    return html`<div class="field writing">
      <label for=${this.own}>${this.label}</label>
      <textarea
        id=${this.own}
        rows=${this.rows}
        class=${this.rows < 3 ? 'line' : this.rows < 5 ? 'short' : ''}
        dir="auto"
        autocapitalize="sentences"
        aria-describedby="${this.own}-hint ${this.own}-error"
        aria-invalid=${this.error ? 'true' : 'false'}
        ?readonly=${this.fixed}
        .value=${live(this.value)}
        @input=${this.typed}
      ></textarea>
      <p class="hint" id="${this.own}-hint" ?hidden=${!this.hint}>${this.hint}</p>
      <p class="error" id="${this.own}-error" ?hidden=${!this.error}>${this.error}</p>
    </div>`;
  }
}

define('nearer-writing', NearerWriting);
