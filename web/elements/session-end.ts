// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import type { Form } from '../store/sessions/sessions.ts';
import { sessionWords } from '../words/session.ts';
import { act } from './acts.ts';
import { LightElement, define } from './light.ts';

/** The end, which looks the same after the last step and after a stop. Emits `close`; one phone between two locks. */
export class NearerSessionEnd extends LightElement {
  static override properties = { form: {} };
  declare form: Form;

  constructor() {
    super();
    this.form = 'alone';
  }

  protected override render(): TemplateResult {
    const w = sessionWords.end;
    return html`<div class="leaf session">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      ${
        this.form === 'shared'
          ? html`<p class="quiet">${w.locks}</p>`
          : html`<p class="quiet">${w.felt}</p>
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
