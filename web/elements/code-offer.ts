// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { mainAct } from './acts.ts';
import './copy.ts';
import { LightElement, define } from './light.ts';

/** The recovery code, shown once. Emits `kept`. */
export class NearerCodeOffer extends LightElement {
  static override properties = { code: { attribute: false } };
  declare code: string;

  constructor() {
    super();
    this.code = '';
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    this.emit('kept');
  };

  protected override render(): TemplateResult {
    const w = words.signUp;
    return html`<form class="stack" @submit=${this.submit}>
      <h1>${w.codeTitle}</h1>
      <p>${w.codeWhy}</p>
      <ol class="groups letters" aria-label=${w.codeLabel} translate="no">
        ${this.code
          .split('-')
          .map(
            (group, at) => html`<li><span class="number" aria-hidden="true">${at + 1}</span>${group}</li>`,
          )}
      </ol>
      <div class="lesser"><nearer-copy .text=${this.code}></nearer-copy></div>
      <div class="acts">${mainAct(w.codeKept)}</div>
    </form>`;
  }
}

define('nearer-code-offer', NearerCodeOffer);
