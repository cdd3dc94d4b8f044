// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { LightElement, define } from './light.ts';

/** Our mark: two strokes, each with its own bend, that almost touch. */
class NearerMark extends LightElement {
  protected override render(): TemplateResult {
    return html`<svg
        viewBox="0 0 32 32"
        fill="none"
        stroke-width="3.6"
        stroke-linecap="round"
        aria-hidden="true"
      >
        <path class="one" d="M6.5 4.5C15.5 9.5 16 21 8 27.5" />
        <path class="other" d="M24 4.5C16 11 16.5 22.5 25.5 27.5" /></svg
      ><span>${words.app.name}</span>`;
  }
}

define('nearer-mark', NearerMark);
