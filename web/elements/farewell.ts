// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { meWords } from '../words/me.ts';
import { words } from '../words/words.ts';
import { mainAct } from './acts.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { exitLimits, helpHere } from './quick-exit.ts';
import { readPassphrase } from '../sealed/account.ts';
import './tick.ts';

/** Signing out, or deleting the account. Emits `lock`, `sign-out`, or `remove` with the passphrase. */
export class NearerFarewell extends LightElement {
  static override properties = {
    matter: {},
    unsent: { type: Number },
    onlyHere: { attribute: false },
    busy: { type: Boolean },
    error: {},
    phrase: { state: true },
    sure: { state: true },
    checked: { state: true },
  };
  declare matter: 'sign-out' | 'delete';
  declare unsent: number;
  /** How much of what is for me alone is on this device only; null while that is being looked for. */
  declare onlyHere: number | null;
  declare busy: boolean;
  declare error: string;
  declare phrase: string;
  declare sure: boolean;
  declare checked: boolean;

  constructor() {
    super();
    this.matter = 'sign-out';
    this.unsent = 0;
    this.onlyHere = 0;
    this.busy = false;
    this.error = '';
    this.phrase = '';
    this.sure = false;
    this.checked = false;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.checked = true;
    if (this.matter === 'sign-out') this.signingOut();
    else if (!this.sure || !this.phrase) void toFirstError(this);
    else this.emit('remove', readPassphrase(this.phrase));
  };

  protected override render(): TemplateResult {
    return html`<form class="leaf" novalidate @submit=${this.submit}>
      ${this.matter === 'sign-out' ? this.signOut() : this.removing()}
    </form>`;
  }

  /** What would be lost by it takes one tap more. */
  private signingOut(): void {
    const loses = this.onlyHere !== 0 || this.unsent > 0;
    if (!loses || this.sure) this.emit('sign-out');
    else this.sure = true;
  }

  private signOut(): TemplateResult {
    const w = meWords.signOut;
    const { onlyHere, unsent } = this;
    return html`<h1>${w.title}</h1>
      <p>${w.why}</p>
      ${onlyHere ? html`<p class="notice wrong">${w.onlyHere}</p>` : nothing}
      ${unsent > 0 ? html`<p class="notice wrong">${w.unsent}</p>` : nothing}
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      ${
        onlyHere || unsent > 0 || this.sure
          ? this.rather()
          : html`<div class="acts">${mainAct(w.signOut, this.busy)}</div>`
      }`;
  }

  /** Locking first; and signing out all the same. */
  private rather(): TemplateResult {
    const w = meWords.signOut;
    const lock = (): void => {
      this.emit('lock');
    };
    return html`<p>${w.lockKeeps}</p>
      <nearer-notice tone="wrong" .say=${this.sure ? w.sure : ''}></nearer-notice>
      <div class="acts">
        <button class="act main" type="button" @click=${lock}>${words.app.lockNow}</button>
        <button
          class="act ${this.sure ? 'grave' : 'plain'}"
          type="submit"
          aria-disabled=${this.busy ? 'true' : 'false'}
        >
          ${this.sure ? w.allTheSame : w.signOut}
        </button>
      </div>`;
  }

  private removing(): TemplateResult {
    const w = meWords.remove;
    return html`<nearer-quick-exit></nearer-quick-exit>
      <h1>${w.title}</h1>
      <p>${w.fear} ${helpHere()}</p>
      <p>${w.why}</p>
      <p>${w.keeps}</p>
      <p class="notice">${w.care} <a href="/#me/export">${words.me.export}</a></p>
      <nearer-field
        type="passphrase"
        complete="current-password"
        .label=${meWords.again.label}
        .value=${this.phrase}
        .error=${this.checked && !this.phrase ? words.unlock.phraseMissing : ''}
        @typed=${(event: CustomEvent<string>) => (this.phrase = event.detail)}
      ></nearer-field>
      <nearer-tick
        .label=${w.sure}
        .checked=${this.sure}
        .error=${this.checked && !this.sure ? w.sureMissing : ''}
        @ticked=${(event: CustomEvent<boolean>) => (this.sure = event.detail)}
      ></nearer-tick>
      <nearer-notice
        .tone=${this.error ? 'wrong' : 'plain'}
        .say=${this.error || (this.busy ? words.unlock.opening : '')}
      ></nearer-notice>
      <div class="acts">
        <button class="act grave" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>
          ${w.remove}
        </button>
      </div>
      ${exitLimits()}`;
  }
}

define('nearer-farewell', NearerFarewell);
