// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { enteringWords } from '../words/entering.ts';
import { mainAct } from './acts.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';

const HANDLE = /^[a-z0-9][a-z0-9._-]{1,30}$/;

/** The name to sign in with. Emits `typed` at every stroke and `named` with the handle. */
export class NearerNameForm extends LightElement {
  static override properties = {
    handle: { attribute: false },
    error: {},
  };
  declare handle: string;
  /** What the server said against this name. */
  declare error: string;

  constructor() {
    super();
    this.handle = '';
    this.error = '';
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const handle = this.handle.normalize('NFKC').trim().toLowerCase();
    this.error =
      handle === ''
        ? enteringWords.signUp.nameMissing
        : HANDLE.test(handle)
          ? ''
          : enteringWords.signUp.nameBad;
    if (this.error) void toFirstError(this);
    else this.emit('named', handle);
  };

  private readonly typed = (event: CustomEvent<string>): void => {
    this.handle = event.detail;
    this.emit('typed', this.handle);
  };

  protected override render(): TemplateResult {
    const w = enteringWords.signUp;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <h1>${w.nameTitle}</h1>
      <nearer-field
        .label=${w.name}
        .hint=${w.nameHint}
        .error=${this.error}
        .value=${this.handle}
        complete="username"
        @typed=${this.typed}
      ></nearer-field>
      <div class="acts">${mainAct(w.next)}</div>
    </form>`;
  }
}

define('nearer-name-form', NearerNameForm);
