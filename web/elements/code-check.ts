// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { enteringWords } from '../words/entering.ts';
import { mainAct, plainAct } from './acts.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { tidyCode } from './code.ts';

/** Two groups of the recovery code typed back. Emits `checked`, or `see` to look at it once more. */
export class NearerCodeCheck extends LightElement {
  static override properties = {
    code: { attribute: false },
    asked: { attribute: false },
    label: {},
    busy: { type: Boolean },
    error: {},
    typed: { state: true },
    wrong: { state: true },
  };
  declare code: string;
  /** The two groups asked for, counted from 1. */
  declare asked: readonly number[];
  declare label: string;
  declare busy: boolean;
  declare error: string;
  declare typed: Readonly<Record<number, string>>;
  declare wrong: readonly number[];

  constructor() {
    super();
    this.code = '';
    this.asked = [];
    this.label = enteringWords.signUp.next;
    this.busy = false;
    this.error = '';
    this.typed = {};
    this.wrong = [];
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const groups = this.code.split('-');
    this.wrong = this.asked.filter((group) => tidyCode(this.typed[group] ?? '') !== groups[group - 1]);
    if (this.wrong.length > 0) void toFirstError(this);
    else this.emit('checked');
  };

  private readonly see = (): void => {
    this.emit('see');
  };

  protected override render(): TemplateResult {
    const { code: w, signUp } = enteringWords;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <h1>${w.checkTitle}</h1>
      <p>${w.checkWhy}</p>
      ${this.asked.map((group) => this.group(group))}
      <nearer-notice
        .tone=${this.error ? 'wrong' : 'plain'}
        .say=${this.error || (this.busy ? signUp.making : '')}
      ></nearer-notice>
      <div class="acts">${mainAct(this.label, this.busy)} ${plainAct(signUp.seeAgain, this.see)}</div>
    </form>`;
  }

  private group(group: number): TemplateResult {
    const read = (event: CustomEvent<string>): void => {
      this.typed = { ...this.typed, [group]: event.detail };
    };
    return html`<nearer-field
      .label=${enteringWords.code.group(group)}
      .error=${this.wrong.includes(group) ? enteringWords.code.bad(group) : ''}
      .value=${this.typed[group] ?? ''}
      @typed=${read}
    ></nearer-field>`;
  }
}

define('nearer-code-check', NearerCodeCheck);
