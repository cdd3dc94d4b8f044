// SPDX-License-Identifier: AGPL-3.0-or-later
/** What stands at the foot of a practice: how surely it is known, and a way never to be offered it again. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Grade } from '../store/daily.ts';
import type { HowTo } from '../store/library.ts';
import { words } from '../words/words.ts';
import { plainAct } from './acts.ts';

export function known(
  grade: Grade,
  { evidence, sources }: Pick<HowTo, 'evidence' | 'sources'>,
): TemplateResult {
  const w = words.practice;
  return html`<details class="known">
    <summary>${w.known}</summary>
    <div class="stack">
      <p>${w.grade[grade]}</p>
      <p dir="auto">${evidence}</p>
      ${
        sources.length > 0
          ? html`<p class="small quiet">${w.sources}</p>
              <ul class="dashes small">
                ${sources.map(
                  ({ title, url }) =>
                    html`<li>
                      <a href=${url} target="_blank" rel="noreferrer noopener" dir="auto">${title}</a>
                    </li>`,
                )}
              </ul>`
          : nothing
      }
    </div>
  </details>`;
}

export function unwanted(error: string, refuse: () => void): TemplateResult {
  const w = words.practice;
  return html`<div class="lesser">
    ${plainAct(w.unwanted, refuse)}
    <p class="small quiet">${w.unwantedWhy}</p>
    ${error ? html`<p class="notice wrong" role="alert">${error}</p>` : nothing}
  </div>`;
}
