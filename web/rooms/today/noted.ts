// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { plainAct } from '../../elements/acts.ts';
import { begin, items } from '../../elements/checking.ts';
import type { CheckInView } from '../../store/daily.ts';
import { words } from '../../words/words.ts';

/** The check-in as one line: noted, or waiting to be. `open` unfolds it, at the first question or at the practice. */
export function noted(of: CheckInView, yesterday: boolean, open: (at: number) => void): TemplateResult {
  const w = words.checkIn;
  const way = (label: string, at = 0): TemplateResult =>
    plainAct(label, () => {
      open(at);
    });
  if (yesterday) return html`<div class="folded">${way(w.openYesterday)}</div>`;
  if (of.given === null) return html`<div class="folded">${way(w.open)}</div>`;
  const last = items(begin(of.given), false).length;
  return html`<div class="folded">
    <p class="quiet">${w.given}</p>
    ${way(w.change)} ${of.practice ? way(w.practice(of.practice.title), last) : nothing}
  </div>`;
}
