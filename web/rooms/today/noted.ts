// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { plainAct } from '../../elements/acts.ts';
import type { CheckInView } from '../../store/daily.ts';
import { words } from '../../words/words.ts';

/** The check-in as one line: noted, or waiting to be. `open` unfolds it at the first question. */
export function noted(of: CheckInView, yesterday: boolean, open: () => void): TemplateResult {
  const w = words.checkIn;
  const isGiven = !yesterday && of.given !== null;
  return html`<div class="folded">
    ${isGiven ? html`<p class="quiet">${w.given} <span class="small">${w.where}</span></p>` : nothing}
    ${plainAct(yesterday ? w.openYesterday : isGiven ? w.change : w.open, open)}
  </div>`;
}
