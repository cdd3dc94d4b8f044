// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { enteringWords } from '../words/entering.ts';
import { mainAct, plainAct } from './acts.ts';
import './copy.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import { PASSPHRASE_MIN, readPassphrase } from '../sealed/account.ts';

/** Six drawn words, or a long passphrase of one's own. Emits `another` to draw anew, and `kept` with the passphrase. */
export class NearerPhraseOffer extends LightElement {
  static override properties = {
    phrase: { attribute: false },
    own: { state: true },
    typed: { state: true },
    error: { state: true },
  };
  /** The six drawn words. */
  declare phrase: string;
  declare own: boolean;
  declare typed: string;
  declare error: string;

  constructor() {
    super();
    this.phrase = '';
    this.own = false;
    this.typed = '';
    this.error = '';
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (!this.own) {
      this.emit('kept', this.phrase);
      return;
    }
    const phrase = readPassphrase(this.typed);
    const missing = PASSPHRASE_MIN - Array.from(phrase).length;
    this.error = missing > 0 ? enteringWords.signUp.ownShort(missing) : '';
    if (this.error) void toFirstError(this);
    else this.emit('kept', phrase);
  };

  private readonly turn = (): void => {
    this.own = !this.own;
    this.error = '';
    this.turned();
  };

  private readonly read = (event: CustomEvent<string>): void => {
    this.typed = event.detail;
  };

  protected override render(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.submit}>
      ${this.own ? this.ownOne() : this.drawn()}
    </form>`;
  }

  private drawn(): TemplateResult {
    const w = enteringWords.signUp;
    const draw = (): void => {
      this.emit('another');
    };
    return html`<h1>${w.phraseTitle}</h1>
      <p>${w.phraseWhy}</p>
      <ol class="groups" aria-label=${w.phraseLabel} translate="no" aria-live="polite">
        ${this.phrase.split(' ').map((word, at) => html`<li><span class="number" aria-hidden="true">${at + 1}</span>${word}</li>`)}
      </ol>
      <div class="lesser">
        <nearer-copy .text=${this.phrase}></nearer-copy>
        ${plainAct(w.another, draw)} ${plainAct(w.own, this.turn)}
      </div>
      <div class="acts">${mainAct(w.kept)}</div>`;
  }

  private ownOne(): TemplateResult {
    const w = enteringWords.signUp;
    return html`<h1>${w.ownTitle}</h1>
      <nearer-field
        type="passphrase"
        complete="new-password"
        .label=${w.ownLabel}
        .hint=${w.ownHint}
        .error=${this.error}
        .value=${this.typed}
        @typed=${this.read}
      ></nearer-field>
      <div class="lesser">${plainAct(w.drawn, this.turn)}</div>
      <div class="acts">${mainAct(w.kept)}</div>`;
  }
}

define('nearer-phrase-offer', NearerPhraseOffer);
