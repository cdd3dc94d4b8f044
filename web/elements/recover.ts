// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { enteringWords } from '../words/entering.ts';
import { words } from '../words/words.ts';
import { mainAct, plainAct } from './acts.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import { tidyCode } from './code.ts';

/** The sign-in name and the recovery code. Emits `code` with both, or `back`. */
export class NearerRecover extends LightElement {
  static override properties = {
    handle: { attribute: false },
    error: {},
    code: { state: true },
    nameError: { state: true },
  };
  declare handle: string;
  /** What was wrong with the code, here or on the server. */
  declare error: string;
  declare code: string;
  declare nameError: string;

  constructor() {
    super();
    this.handle = '';
    this.error = '';
    this.code = '';
    this.nameError = '';
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const code = tidyCode(this.code);
    const handle = this.handle.normalize('NFKC').trim().toLowerCase();
    this.nameError = handle ? '' : words.unlock.nameMissing;
    this.error = code.length === 25 ? '' : enteringWords.recover.codeBad;
    if (this.nameError || this.error) void toFirstError(this);
    else this.emit('code', { handle, code: code.match(/.{5}/gu)?.join('-') ?? code });
  };

  protected override render(): TemplateResult {
    const w = enteringWords.recover;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      <nearer-field
        complete="username"
        .label=${words.unlock.name}
        .error=${this.nameError}
        .value=${this.handle}
        @typed=${(event: CustomEvent<string>) => (this.handle = event.detail)}
      ></nearer-field>
      <nearer-field
        .label=${w.code}
        .hint=${w.codeHint}
        .error=${this.error}
        .value=${this.code}
        @typed=${(event: CustomEvent<string>) => (this.code = event.detail)}
      ></nearer-field>
      <p class="quiet small">${w.none}</p>
      <div class="acts">
        ${mainAct(enteringWords.signUp.next)}
        ${plainAct(words.app.back, () => {
          this.emit('back');
        })}
      </div>
    </form>`;
  }
}

define('nearer-recover', NearerRecover);
