// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { words } from '../words/words.ts';
import { mainAct, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/** A sealed letter carries 64 KiB; room is left for what stands around the words. */
const LONGEST = 60_000;

let count = 0;

/** Ruled paper for one answer. Emits `typed` at every stroke, `give` with the text, and `pass`. */
export class NearerAnswerForm extends LightElement {
  static override properties = {
    draft: { attribute: false },
    hint: {},
    busy: { type: Boolean },
    error: {},
    missing: { state: true },
  };
  declare draft: string;
  declare hint: string;
  declare busy: boolean;
  declare error: string;
  declare missing: string;
  private readonly own = `answer-${++count}`;

  constructor() {
    super();
    this.draft = '';
    this.hint = '';
    this.busy = false;
    this.error = '';
    this.missing = '';
  }

  private readonly typed = (event: Event): void => {
    this.draft = (event.target as HTMLTextAreaElement).value;
    this.missing = '';
    this.emit('typed', this.draft);
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const text = this.draft.trim();
    const size = new TextEncoder().encode(text).length;
    this.missing = text === '' ? words.today.empty : size > LONGEST ? words.today.tooLong : '';
    if (this.missing) this.querySelector('textarea')?.focus();
    else this.emit('give', text);
  };

  protected override render(): TemplateResult {
    const w = words.today;
    const wrong = this.error || this.missing;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <div class="field writing">
        <label for=${this.own}>${w.label}</label>
        <textarea
          id=${this.own}
          rows="5"
          dir="auto"
          autocapitalize="sentences"
          aria-describedby="${this.own}-hint"
          aria-invalid=${this.missing ? 'true' : 'false'}
          ?readonly=${this.busy}
          .value=${live(this.draft)}
          @input=${this.typed}
        ></textarea>
        <p class="hint" id="${this.own}-hint">${this.hint}</p>
      </div>
      <nearer-notice
        .tone=${wrong ? 'wrong' : 'plain'}
        .say=${wrong || (this.busy ? w.giving : '')}
      ></nearer-notice>
      <div class="acts">
        ${mainAct(w.give, this.busy)}
        ${plainAct(w.pass, () => {
          if (!this.busy) this.emit('pass');
        })}
      </div>
    </form>`;
  }
}

define('nearer-answer-form', NearerAnswerForm);
