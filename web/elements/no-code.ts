// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';

/** That a forgotten passphrase stays forgotten, and what can be done about it now. Emits `later`. */
class NearerNoCode extends LightElement {
  static override properties = { again: { type: Boolean } };
  /** Whether it was put off before. */
  declare again: boolean;

  constructor() {
    super();
    this.again = false;
  }

  protected override render(): TemplateResult {
    const w = words.wayBack;
    return html`<section class="narrow stack offer">
      <h2>${w.title}</h2>
      <p>${w.why}</p>
      <div class="acts">
        <a class="act" href="/#me/recovery/today">${w.make}</a>
        ${plainAct(this.again ? w.rest : w.later, () => {
          this.emit('later');
        })}
      </div>
    </section>`;
  }
}

define('nearer-no-code', NearerNoCode);
