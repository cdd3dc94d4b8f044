// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { readPassphrase } from '../sealed/account.ts';
import { words } from '../words/words.ts';
import { mainAct, plainAct } from './acts.ts';
import { tidyCode } from './code.ts';
import './field.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/**
 * What was written down, typed back from the paper: the passphrase and two groups of the recovery code.
 * Emits `checked`, or `see` to look at both once more.
 */
export class NearerWrittenCheck extends LightElement {
  static override properties = {
    phrase: { attribute: false },
    code: { attribute: false },
    asked: { attribute: false },
    busy: { type: Boolean },
    error: {},
    typed: { state: true },
    groups: { state: true },
    wrong: { state: true },
  };
  declare phrase: string;
  declare code: string;
  /** The two groups asked for, counted from 1. */
  declare asked: readonly number[];
  declare busy: boolean;
  declare error: string;
  declare typed: string;
  declare groups: Readonly<Record<number, string>>;
  /** What did not fit: 0 is the passphrase, else the number of a group. */
  declare wrong: readonly number[];

  constructor() {
    super();
    this.phrase = '';
    this.code = '';
    this.asked = [];
    this.busy = false;
    this.error = '';
    this.typed = '';
    this.groups = {};
    this.wrong = [];
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const code = this.code.split('-');
    const wrong = this.asked.filter((group) => tidyCode(this.groups[group] ?? '') !== code[group - 1]);
    this.wrong = readPassphrase(this.typed) === this.phrase ? wrong : [0, ...wrong];
    if (this.wrong.length > 0) void toFirstError(this);
    else this.emit('checked');
  };

  private readonly see = (): void => {
    this.emit('see');
  };

  protected override render(): TemplateResult {
    const w = words.signUp;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <h1>${w.backTitle}</h1>
      <nearer-field
        type="passphrase"
        complete="new-password"
        .label=${w.againLabel}
        .error=${this.wrong.includes(0) ? w.againBad : ''}
        .value=${this.typed}
        @typed=${(event: CustomEvent<string>) => (this.typed = event.detail)}
      ></nearer-field>
      <fieldset class="stack">
        <legend>${w.checkTitle}</legend>
        <div class="side">${this.asked.map((group) => this.group(group))}</div>
      </fieldset>
      <nearer-notice
        .tone=${this.error ? 'wrong' : 'plain'}
        .say=${this.error || (this.busy ? w.making : '')}
      ></nearer-notice>
      <div class="acts">${mainAct(w.finish, this.busy)} ${plainAct(w.seeBoth, this.see)}</div>
    </form>`;
  }

  private group(group: number): TemplateResult {
    return html`<nearer-field
      .label=${words.signUp.checkLabel(group)}
      .error=${this.wrong.includes(group) ? words.signUp.checkBad(group) : ''}
      .value=${this.groups[group] ?? ''}
      @typed=${(event: CustomEvent<string>) => (this.groups = { ...this.groups, [group]: event.detail })}
    ></nearer-field>`;
  }
}

define('nearer-written-check', NearerWrittenCheck);
