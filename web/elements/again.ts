// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { meWords } from '../words/me.ts';
import { words } from '../words/words.ts';
import { mainAct } from './acts.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { readPassphrase } from '../sealed/account.ts';

/** Asks for the passphrase once more, before something that an unlocked phone alone must not do. Emits `phrase`. */
export class NearerAgain extends LightElement {
  static override properties = {
    heading: {},
    why: {},
    label: {},
    busy: { type: Boolean },
    error: {},
    phrase: { state: true },
    missing: { state: true },
  };
  declare heading: string;
  declare why: string;
  declare label: string;
  declare busy: boolean;
  declare error: string;
  declare phrase: string;
  declare missing: boolean;

  constructor() {
    super();
    this.heading = '';
    this.why = '';
    this.label = meWords.again.label;
    this.busy = false;
    this.error = '';
    this.phrase = '';
    this.missing = false;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const phrase = readPassphrase(this.phrase);
    this.missing = phrase === '';
    if (this.missing) void toFirstError(this);
    else this.emit('phrase', phrase);
  };

  protected override render(): TemplateResult {
    const say = this.error || (this.busy ? words.unlock.opening : '');
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <h1>${this.heading}</h1>
      <p>${this.why}</p>
      <p class="quiet">${meWords.again.why}</p>
      <nearer-field
        type="passphrase"
        complete="current-password"
        .label=${this.label}
        .value=${this.phrase}
        .error=${this.missing ? words.unlock.phraseMissing : ''}
        @typed=${(event: CustomEvent<string>) => (this.phrase = event.detail)}
      ></nearer-field>
      <nearer-notice .tone=${this.error ? 'wrong' : 'plain'} .say=${say}></nearer-notice>
      <div class="acts">${mainAct(meWords.again.go, this.busy)}</div>
    </form>`;
  }
}

define('nearer-again', NearerAgain);
