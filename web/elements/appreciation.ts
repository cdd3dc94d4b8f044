// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Appreciation } from '../store/daily.ts';
import { dayInWords, words } from '../words/words.ts';
import { plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';

/** One thing that somebody is thanked for, as a note in its writer's ink. Emits `take-back` for one of mine. */
export class NearerAppreciation extends LightElement {
  static override properties = {
    appreciation: { attribute: false },
    name: { attribute: false },
    day: {},
    alone: { type: Boolean },
  };
  declare appreciation: Appreciation;
  declare name: string | null;
  /** Today. */
  declare day: string;
  declare alone: boolean;

  constructor() {
    super();
    this.name = null;
    this.day = '';
    this.alone = false;
  }

  private get whose(): string {
    const w = words.appreciate;
    if (this.alone) return w.noticed;
    return this.appreciation.mine ? w.mine(this.name) : w.from(this.name);
  }

  protected override render(): TemplateResult {
    const { mine, what, when, meant, from } = this.appreciation;
    const w = words.appreciate;
    const waits = mine && !this.alone && from > this.day;
    return html`<article class="note ${mine ? 'mine' : 'theirs'}">
      <p class="name">${this.whose}${when ? html`<span class="when" dir="auto">${when}</span>` : nothing}</p>
      <p class="text" dir="auto">${what}</p>
      ${meant ? html`<p class="text" dir="auto">${meant}</p>` : nothing}
      ${
        waits
          ? html`<p class="more">${w.waits(this.name, dayInWords(from))}</p>
              ${plainAct(words.respond.takeBack, () => {
                this.emit('take-back');
              })}`
          : nothing
      }
    </article>`;
  }
}

define('nearer-appreciation', NearerAppreciation);
