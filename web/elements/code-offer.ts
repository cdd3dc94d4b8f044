// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { enteringWords } from '../words/entering.ts';
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
    const w = enteringWords.code;
    return html`<form class="stack" @submit=${this.submit}>
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      <ol class="groups letters" aria-label=${w.label} translate="no">
        ${this.code
          .split('-')
          .map(
            (group, at) => html`<li><span class="number" aria-hidden="true">${at + 1}</span>${group}</li>`,
          )}
      </ol>
      <div class="lesser"><nearer-copy .text=${this.code}></nearer-copy></div>
      <div class="acts">${mainAct(w.kept)}</div>
    </form>`;
  }
}

define('nearer-code-offer', NearerCodeOffer);
