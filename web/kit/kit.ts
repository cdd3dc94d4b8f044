// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { LightElement, define } from '../elements/light.ts';
import { words } from '../words/words.ts';
import { SAMPLES } from './samples.ts';

/** The kit's page: one sample after another, each under its name. `?only=question` shows what begins so. */
class NearerKit extends LightElement {
  protected override render(): TemplateResult {
    const only = new URLSearchParams(location.search).get('only') ?? '';
    const shown = SAMPLES.filter(([name]) => name.startsWith(only));
    return html`<main>
      ${
        only
          ? ''
          : html`<h1>${words.kit.title}</h1>
              <p>${words.kit.why}</p>`
      }
      ${shown.map(
        ([name, sample]) =>
          html`<div class="sample" data-name=${name}>
            <p class="caption" translate="no">${name}</p>
            ${sample}
          </div>`,
      )}
    </main>`;
  }
}

define('nearer-kit', NearerKit);
