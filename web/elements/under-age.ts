// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import './country.ts';
import { LightElement, define } from './light.ts';

/** For somebody who says that they are younger than 18: kind words and whom to call. Nothing leads on from here. */
export class NearerUnderAge extends LightElement {
  protected override render(): TemplateResult {
    const w = words.young;
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      <p>${w.listen}</p>
      <h2>${w.lines}</h2>
      <nearer-country .kinds=${['children', 'crisis', 'partner violence']}></nearer-country>
      <p class="quiet small">${w.slip}</p>
    </div>`;
  }
}

define('nearer-under-age', NearerUnderAge);
