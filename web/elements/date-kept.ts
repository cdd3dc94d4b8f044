// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { KeptLine } from '../store/dates/dates.ts';
import { ritualWords } from '../words/rituals.ts';
import { dayInWords } from '../words/words.ts';
import { plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';

/** What the two kept of what they did, the newest first. Emits `away` with the id of one's own line, and `more`. */
export class NearerDateKept extends LightElement {
  static override properties = {
    lines: { attribute: false },
    more: { type: Number },
    name: { attribute: false },
    over: { type: Boolean },
  };
  declare lines: readonly KeptLine[];
  declare more: number;
  declare name: string | null;
  declare over: boolean;

  constructor() {
    super();
    this.lines = [];
    this.more = 0;
    this.name = null;
    this.over = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.lines.length === 0) return nothing;
    const w = ritualWords.done;
    return html`<section class="stack">
      <h2>${w.list}</h2>
      <div class="entries">${this.lines.map((line) => this.line(line))}</div>
      ${
        this.more > 0
          ? plainAct(w.more, () => {
              this.emit('more');
            })
          : nothing
      }
    </section>`;
  }

  private line({ id, mine, day, what, text }: KeptLine): TemplateResult {
    const w = ritualWords.done;
    return html`<article class="entry kept-line ${mine ? 'mine' : 'theirs'}">
      <h3 dir="auto">${what}</h3>
      <p class="small quiet">${dayInWords(day)} · ${w.by(mine, this.name)}</p>
      ${text ? html`<p class="text" dir="auto">${text}</p>` : nothing}
      ${
        mine && !this.over
          ? plainAct(w.away, () => {
              this.emit('away', id);
            })
          : nothing
      }
    </article>`;
  }
}

define('nearer-date-kept', NearerDateKept);
