// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { act } from '../../elements/acts.ts';
import '../../elements/again.ts';
import '../../elements/journal-pages.ts';
import type { JournalPage } from '../../elements/journal-pages.ts';
import { LightElement, define } from '../../elements/light.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Person } from '../../store/person.ts';
import { words } from '../../words/words.ts';

/**
 * The journal, opened with the passphrase each time. What was read is held by this element alone, and goes when the
 * page is left, hidden or locked. Emits `close`.
 */
class NearerReading extends LightElement {
  static override properties = {
    person: { attribute: false },
    pages: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare person: Person;
  /** Null while it is closed. */
  declare pages: readonly JournalPage[] | null;
  declare busy: boolean;
  declare error: string;

  constructor() {
    super();
    this.pages = null;
    this.busy = false;
    this.error = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.away);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.away);
    this.pages = null;
  }

  /** Whoever goes elsewhere leaves no open journal behind; whoever fetches the passphrase finds the page as it was. */
  private readonly away = (): void => {
    if (document.visibilityState === 'hidden') this.pages = null;
  };

  private readonly read = async (event: CustomEvent<string>): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.error = '';
    try {
      const pages = await this.person.drawer.read(event.detail);
      if (!this.isConnected) return; // left meanwhile: it stays closed
      this.pages = pages.toSorted((a, b) => (a.at < b.at ? 1 : -1));
      this.turned();
    } catch (error) {
      this.error = sentenceFor(error, { 'wrong-key': words.passphrase.wrong });
    } finally {
      this.busy = false;
    }
  };

  protected override render(): TemplateResult {
    const w = words.journal;
    const close = act(w.close, () => {
      this.emit('close');
    });
    if (this.pages) {
      return html`<div class="leaf">
        <h1>${w.pages}</h1>
        <p class="quiet">${w.readWhy}</p>
        <nearer-journal-pages .pages=${this.pages}></nearer-journal-pages>
        <div class="acts">${close}</div>
      </div>`;
    }
    return html`<div class="leaf">
      <nearer-again
        .heading=${w.readTitle}
        .why=${w.readWhy}
        .busy=${this.busy}
        .error=${this.error}
        @phrase=${this.read}
      ></nearer-again>
    </div>`;
  }
}

define('nearer-reading', NearerReading);
