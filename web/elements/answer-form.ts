// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { mainAct, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { wrongWith } from './writing.ts';
import './writing.ts';

/**
 * How an answer goes out: beside the other's, before it, after theirs, or to nobody but oneself. `light` is together,
 * for somebody who keeps things light: going first is not offered.
 */
export type Going = 'together' | 'light' | 'first' | 'second' | 'alone';

/**
 * Ruled paper for one answer. Emits `typed` at every stroke, `give` with the text, and `pass`, `later`, `own`; and
 * `first` with true or false where somebody would like to go first.
 */
export class NearerAnswerForm extends LightElement {
  static override properties = {
    draft: { attribute: false },
    name: { attribute: false },
    going: {},
    busy: { type: Boolean },
    error: {},
    missing: { state: true },
  };
  declare draft: string;
  declare name: string | null;
  declare going: Going;
  declare busy: boolean;
  declare error: string;
  declare missing: string;

  constructor() {
    super();
    this.draft = '';
    this.name = null;
    this.going = 'together';
    this.busy = false;
    this.error = '';
    this.missing = '';
  }

  private readonly typed = (event: CustomEvent<string>): void => {
    this.draft = event.detail;
    this.missing = '';
    this.emit('typed', this.draft);
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.missing = wrongWith(this.draft);
    if (this.missing) this.querySelector<HTMLElement>('nearer-writing')?.focus();
    else this.emit('give', this.draft.trim());
  };

  private get hint(): string {
    const w = words.today;
    if (this.going === 'alone') return w.hintAlone;
    if (this.going === 'first') return w.hintFirst(this.name);
    return this.going === 'second' ? w.hintTheirs(this.name) : w.hint(this.name);
  }

  protected override render(): TemplateResult {
    const w = words.today;
    const give = this.going === 'alone' ? w.giveAlone : this.going === 'first' ? w.giveFirst : w.give;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <nearer-writing
        .label=${w.label}
        .hint=${this.hint}
        .error=${this.missing}
        .fixed=${this.busy}
        .value=${this.draft}
        @typed=${this.typed}
      ></nearer-writing>
      ${this.going === 'first' ? html`<p class="notice">${w.goFirstWhy(this.name)}</p>` : nothing}
      <nearer-notice
        .tone=${this.error ? 'wrong' : 'plain'}
        .say=${this.error || (this.busy ? w.giving : '')}
      ></nearer-notice>
      <div class="acts">${mainAct(give, this.busy)}</div>
      <div class="lesser" role="group" aria-label=${w.ways}>${this.ways()}</div>
    </form>`;
  }

  private ways(): TemplateResult {
    const w = words.today;
    const way = (label: string, name: string, detail?: unknown): TemplateResult =>
      plainAct(label, () => {
        if (!this.busy) this.emit(name, detail);
      });
    return html`${way(w.pass, 'pass')} ${way(w.later, 'later')}
    ${this.going === 'alone' ? nothing : way(words.own.open, 'own')}
    ${this.going === 'together' ? way(w.goFirst, 'first', true) : nothing}
    ${this.going === 'first' ? way(w.goTogether, 'first', false) : nothing}`;
  }
}

define('nearer-answer-form', NearerAnswerForm);
