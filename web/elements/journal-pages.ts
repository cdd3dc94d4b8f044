// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { meWords } from '../words/me.ts';
import { dayInWords } from '../words/words.ts';
import { plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';

/** How many are painted at once. */
const SHOWN = 20;

export interface JournalPage {
  readonly id: string;
  /** The day it belongs to. */
  readonly date: string;
  /** `YYYY-MM-DDTHH:MM` where it was written. */
  readonly at: string;
  readonly text: string;
}

/** What was written in the journal, the newest first. It holds the words only as long as it stands on the page. */
export class NearerJournalPages extends LightElement {
  static override properties = { pages: { attribute: false }, shown: { state: true } };
  declare pages: readonly JournalPage[];
  declare shown: number;

  constructor() {
    super();
    this.pages = [];
    this.shown = SHOWN;
  }

  private readonly more = (): void => {
    this.shown += SHOWN;
  };

  protected override render(): TemplateResult {
    const w = meWords.journal;
    if (this.pages.length === 0) return html`<p class="quiet">${w.none}</p>`;
    return html`<div class="entries">${this.pages.slice(0, this.shown).map((page) => this.page(page))}</div>
      ${this.pages.length > this.shown ? plainAct(w.earlier, this.more) : nothing}`;
  }

  private page(page: JournalPage): TemplateResult {
    return html`<article class="entry">
      <h2 class="day">${dayInWords(page.date)}, ${page.at.slice(11, 16)}</h2>
      <p class="text" dir="auto">${page.text}</p>
    </article>`;
  }
}

define('nearer-journal-pages', NearerJournalPages);
