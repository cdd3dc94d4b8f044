// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { meWords } from '../words/me.ts';
import { mainAct } from './acts.ts';
import { bytesOf, ENTRY_BYTES, roomLeft } from './journal-room.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import './writing.ts';
import type { NearerWriting } from './writing.ts';

/** A page of the journal to write on. Emits `typed` at every stroke, and `keep` with the text. */
export class NearerJournal extends LightElement {
  static override properties = {
    draft: { attribute: false },
    busy: { type: Boolean },
    error: {},
    said: {},
    missing: { state: true },
  };
  declare draft: string;
  declare busy: boolean;
  declare error: string;
  /** What has happened, as a sentence. */
  declare said: string;
  declare missing: string;

  constructor() {
    super();
    this.draft = '';
    this.busy = false;
    this.error = '';
    this.said = '';
    this.missing = '';
  }

  private readonly typed = (event: CustomEvent<string>): void => {
    this.draft = event.detail;
    this.missing = '';
    this.emit('typed', this.draft);
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const size = bytesOf(this.draft);
    this.missing = size === 0 ? meWords.journal.empty : size > ENTRY_BYTES ? roomLeft(this.draft) : '';
    if (this.missing) this.querySelector<NearerWriting>('nearer-writing')?.focus();
    else this.emit('keep', this.draft.trim());
  };

  protected override render(): TemplateResult {
    const w = meWords.journal;
    const say = this.error || (this.busy ? w.keeping : this.said);
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <nearer-writing
        .label=${w.label}
        .hint=${w.hint}
        .error=${this.missing}
        .rows=${8}
        .fixed=${this.busy}
        .value=${this.draft}
        @typed=${this.typed}
      ></nearer-writing>
      <p class="room" role="status">${this.missing ? '' : roomLeft(this.draft)}</p>
      <nearer-notice .tone=${this.error ? 'wrong' : this.busy ? 'plain' : 'good'} .say=${say}></nearer-notice>
      <div class="acts">${mainAct(w.keep, this.busy)}</div>
    </form>`;
  }
}

define('nearer-journal', NearerJournal);
