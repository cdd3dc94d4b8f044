// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Found } from '../store/experiment.ts';
import { dayInShort } from '../words/words.ts';
import { usWords } from '../words/us.ts';
import { LightElement, define } from './light.ts';

/** What an experiment found in one's own evenings, and why it is said. */
export class NearerFound extends LightElement {
  static override properties = { found: { attribute: false }, name: {} };
  declare found: Found | null;
  declare name: string | null;

  constructor() {
    super();
    this.found = this.name = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { found } = this;
    if (!found) return nothing;
    const w = usWords.experiment;
    return html`<section class="stack">
      <h2>${w.found}</h2>
      <p dir="auto">${w.says(found)}</p>
      <details>
        <summary>${w.foundAsk}</summary>
        <p class="quiet unfolded">${w.because(found, dayInShort)}</p>
      </details>
      <p class="quiet">${w.yours(this.name)}</p>
    </section>`;
  }
}

define('nearer-found', NearerFound);
