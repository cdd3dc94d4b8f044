// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { mainAct, plainAct } from './acts.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { readPassphrase } from '../sealed/account.ts';
import './tick.ts';

export interface Unlocking {
  readonly handle: string;
  readonly passphrase: string;
  readonly remember: boolean;
}

/** Signs in and opens the keys. Emits `unlock`, `forgot` and `new-here`. */
export class NearerUnlock extends LightElement {
  static override properties = {
    known: { attribute: false },
    locked: { type: Boolean },
    busy: { type: Boolean },
    error: {},
    handle: { state: true },
    phrase: { state: true },
    remember: { state: true },
    missing: { state: true },
  };
  /** The name that was last used on this device, or null. */
  declare known: string | null;
  declare locked: boolean;
  declare busy: boolean;
  declare error: string;
  declare handle: string;
  declare phrase: string;
  declare remember: boolean;
  declare missing: boolean;

  constructor() {
    super();
    this.known = null;
    this.locked = false;
    this.busy = false;
    this.error = '';
    this.handle = '';
    this.phrase = '';
    this.remember = false; // staying open is chosen
    this.missing = false;
  }

  private get name(): string {
    return this.locked && this.known ? this.known : this.handle.normalize('NFKC').trim().toLowerCase();
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const passphrase = readPassphrase(this.phrase);
    this.missing = this.name === '' || passphrase === '';
    if (this.missing) void toFirstError(this);
    else this.emit('unlock', { handle: this.name, passphrase, remember: this.remember } satisfies Unlocking);
  };

  protected override render(): TemplateResult {
    const w = words.unlock;
    const say = this.error || (this.busy ? w.opening : '');
    return html`<form class="leaf" novalidate @submit=${this.submit}>
      <h1>${this.locked ? w.lockedTitle : w.title}</h1>
      ${this.locked ? html`<p>${w.locked}</p>` : nothing} ${this.fields()}
      <nearer-tick
        .label=${w.remember}
        .hint=${w.rememberHint}
        .checked=${this.remember}
        @ticked=${(event: CustomEvent<boolean>) => (this.remember = event.detail)}
      ></nearer-tick>
      <nearer-notice .tone=${this.error ? 'wrong' : 'plain'} .say=${say}></nearer-notice>
      <div class="acts">
        ${mainAct(w.open, this.busy)}
        ${plainAct(w.forgot, () => {
          this.emit('forgot');
        })}
        ${plainAct(this.locked ? w.otherName : w.newHere, () => {
          this.emit('new-here');
        })}
      </div>
    </form>`;
  }

  private fields(): TemplateResult {
    const w = words.unlock;
    const name = html`<nearer-field
      complete="username"
      .label=${w.name}
      .value=${this.handle}
      .error=${this.missing && this.name === '' ? w.nameMissing : ''}
      @typed=${(event: CustomEvent<string>) => (this.handle = event.detail)}
    ></nearer-field>`;
    const known = html`<p>${w.name}: <strong translate="no">${this.known}</strong></p>`;
    return html`${this.locked && this.known ? known : name}
      <nearer-field
        type="passphrase"
        complete="current-password"
        .label=${w.phrase}
        .value=${this.phrase}
        .error=${this.missing && readPassphrase(this.phrase) === '' ? w.phraseMissing : ''}
        @typed=${(event: CustomEvent<string>) => (this.phrase = event.detail)}
      ></nearer-field>`;
  }
}

define('nearer-unlock', NearerUnlock);
