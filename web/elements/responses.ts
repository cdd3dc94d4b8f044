// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Response } from '../store/daily.ts';
import { dayInShort, words } from '../words/words.ts';
import { plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';

/** What was said back, oldest first, each in its writer's ink. Emits `take-back` with the id of one of mine. */
export class NearerResponses extends LightElement {
  static override properties = { responses: { attribute: false }, name: { attribute: false } };
  declare responses: readonly Response[];
  declare name: string | null;

  constructor() {
    super();
    this.responses = [];
    this.name = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.responses.length === 0) return nothing;
    return html`<ul class="responses">
        ${repeat(
          this.responses,
          ({ id }) => id,
          (response) => this.line(response),
        )}
      </ul>
      ${this.responses.some(({ mine }) => mine) ? html`<p class="small quiet">${words.respond.shown}</p>` : nothing}`;
  }

  private line({ id, mine, starter, text, date }: Response): TemplateResult {
    const w = words.respond;
    const start = starter === 'plain' ? '' : w.said[starter];
    const take = (): void => {
      this.emit('take-back', id);
    };
    return html`<li class="response ${mine ? 'mine' : 'theirs'}">
      <p class="name">${w.by(this.name, mine)}<span class="day">${dayInShort(date)}</span></p>
      ${start ? html`<p class="start">${start}</p>` : nothing}
      ${text ? html`<p class="text" dir="auto">${text}</p>` : nothing}
      ${mine ? plainAct(w.takeBack, take) : nothing}
    </li>`;
  }
}

define('nearer-responses', NearerResponses);
