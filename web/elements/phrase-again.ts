// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { enteringWords } from '../words/entering.ts';
import { mainAct, plainAct } from './acts.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import { readPassphrase } from '../sealed/account.ts';

/** The passphrase typed back once. Emits `again` when it is the same, `see` to look at it once more. */
export class NearerPhraseAgain extends LightElement {
  static override properties = {
    phrase: { attribute: false },
    label: {},
    busy: { type: Boolean },
    typed: { state: true },
    error: { state: true },
  };
  declare phrase: string;
  /** What follows when it is the same. */
  declare label: string;
  declare busy: boolean;
  declare typed: string;
  declare error: string;

  constructor() {
    super();
    this.phrase = '';
    this.label = enteringWords.signUp.next;
    this.busy = false;
    this.typed = '';
    this.error = '';
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.error = readPassphrase(this.typed) === this.phrase ? '' : enteringWords.signUp.againBad;
    if (this.error) void toFirstError(this);
    else this.emit('again');
  };

  private readonly read = (event: CustomEvent<string>): void => {
    this.typed = event.detail;
  };

  private readonly see = (): void => {
    this.emit('see');
  };

  protected override render(): TemplateResult {
    const w = enteringWords.signUp;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <h1>${w.againTitle}</h1>
      <nearer-field
        type="passphrase"
        complete="new-password"
        .label=${w.againLabel}
        .error=${this.error}
        .value=${this.typed}
        @typed=${this.read}
      ></nearer-field>
      <div class="acts">${mainAct(this.label, this.busy)} ${plainAct(w.seeAgain, this.see)}</div>
    </form>`;
  }
}

define('nearer-phrase-again', NearerPhraseAgain);
