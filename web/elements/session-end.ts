// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import type { Felt } from '../store/daily.ts';
import type { Form } from '../store/sessions/sessions.ts';
import { sessionWords } from '../words/session.ts';
import { act } from './acts.ts';
import { howItWas } from './how-it-was.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/**
 * The end, which looks the same after the last step and after a stop. Emits `felt` and `close`; one phone between two
 * locks, and asks nothing.
 */
export class NearerSessionEnd extends LightElement {
  static override properties = { form: {}, felt: { attribute: false }, error: {} };
  declare form: Form;
  /** What was said of it just now; null where nothing was. */
  declare felt: Felt | null;
  declare error: string;

  constructor() {
    super();
    this.form = 'alone';
    this.felt = null;
    this.error = '';
  }

  protected override render(): TemplateResult {
    const w = sessionWords.end;
    return html`<div class="leaf session">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      ${
        this.form === 'shared'
          ? html`<p class="quiet">${w.locks}</p>`
          : html`${howItWas(this.felt, (felt) => {
                this.emit('felt', felt);
              })}
              <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
              <div class="acts">
                ${act(w.close, () => {
                  this.emit('close');
                })}
              </div>`
      }
    </div>`;
  }
}

define('nearer-session-end', NearerSessionEnd);
