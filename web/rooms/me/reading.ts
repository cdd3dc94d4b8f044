// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { act } from '../../elements/acts.ts';
import '../../elements/again.ts';
import '../../elements/journal-pages.ts';
import type { JournalPage } from '../../elements/journal-pages.ts';
import { LightElement, define } from '../../elements/light.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Person } from '../../store/person.ts';
import { refusedWith } from '../../store/refusal.ts';
import { meWords } from '../../words/me.ts';
import { enteringWords } from '../../words/entering.ts';

/**
 * The journal, opened with the passphrase each time. What was read is held by this element alone, and goes when the
 * page is left, hidden or locked. Emits `close`.
 */
class NearerReading extends LightElement {
  static override properties = {
    person: { attribute: false },
    pages: { state: true },
    shut: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare person: Person;
  /** Null while it is closed. */
  declare pages: readonly JournalPage[] | null;
  /** The passphrase is right, and the journal does not know it yet: then the recovery code lets it in. */
  declare shut: boolean;
  declare busy: boolean;
  declare error: string;
  private passphrase = '';

  constructor() {
    super();
    this.pages = null;
    this.shut = this.busy = false;
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
    this.passphrase = '';
  }

  /** Whoever goes elsewhere leaves no open journal behind; whoever fetches the passphrase finds the page as it was. */
  private readonly away = (): void => {
    if (document.visibilityState === 'hidden') this.pages = null;
  };

  private async act(deed: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = '';
    try {
      await deed();
    } catch (error) {
      this.error = sentenceFor(error, { 'wrong-key': meWords.passphrase.wrong });
    } finally {
      this.busy = false;
    }
  }

  private readonly read = (event: CustomEvent<string>): Promise<void> =>
    this.act(async () => {
      try {
        await this.open(event.detail);
      } catch (error) {
        if (!refusedWith(error, 'drawer-shut')) throw error;
        await this.person.confirm(event.detail); // else it is a slip of the fingers, and that is said
        this.passphrase = event.detail;
        this.shut = true;
        this.turned();
      }
    });

  private readonly mend = (event: CustomEvent<string>): Promise<void> =>
    this.act(async () => {
      await this.person.drawer.mend(event.detail, this.passphrase);
      await this.open(this.passphrase);
    });

  private async open(passphrase: string): Promise<void> {
    const pages = await this.person.drawer.read(passphrase);
    if (!this.isConnected) return; // left meanwhile: it stays closed
    this.pages = pages;
    this.passphrase = '';
    this.shut = false;
    this.turned();
  }

  protected override render(): TemplateResult {
    const w = meWords.journal;
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
        .why=${this.shut ? w.shutWhy : w.readWhy}
        .label=${this.shut ? enteringWords.recover.code : meWords.again.label}
        .busy=${this.busy}
        .error=${this.error}
        @phrase=${this.shut ? this.mend : this.read}
      ></nearer-again>
    </div>`;
  }
}

define('nearer-reading', NearerReading);
