// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Form } from '../store/sessions/sessions.ts';
import { sessionWords } from '../words/session.ts';
import { act } from './acts.ts';
import { LightElement, define } from './light.ts';

/**
 * The end, which looks the same after the last step and after a stop. Emits `close`; one phone between two locks, and
 * asks nothing.
 */
export class NearerSessionEnd extends LightElement {
  static override properties = { form: {}, telling: { attribute: false } };
  declare form: Form;
  /** Where whoever is on a device of their own may say how it was. */
  declare telling: TemplateResult | typeof nothing;

  constructor() {
    super();
    this.form = 'alone';
    this.telling = nothing;
  }

  protected override render(): TemplateResult {
    const w = sessionWords.end;
    return html`<div class="leaf session">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      ${
        this.form === 'shared'
          ? html`<p class="quiet">${w.locks}</p>`
          : html`${this.telling}
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
