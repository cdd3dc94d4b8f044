// SPDX-License-Identifier: AGPL-3.0-or-later
/** What of an experiment is settled before it begins. */
import { html, type TemplateResult } from 'lit';
import { usWords } from '../words/us.ts';

export function settled(enough: number): TemplateResult {
  const w = usWords.experiment;
  return html`<details>
    <summary>${w.rules}</summary>
    <ul class="dashes unfolded">
      ${w.rulesList(enough).map((line) => html`<li>${line}</li>`)}
    </ul>
  </details>`;
}
