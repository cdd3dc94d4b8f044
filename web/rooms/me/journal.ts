// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { act } from '../../elements/acts.ts';
import '../../elements/again.ts';
import '../../elements/journal.ts';
import { LightElement, define } from '../../elements/light.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import { JOURNAL_DRAFT } from '../../store/device/drafts.ts';
import type { Person } from '../../store/person.ts';
import { meWords } from '../../words/me.ts';
import { Draft } from '../draft.ts';
import './reading.ts';

/** The journal: made once, with the passphrase; written in at any time, without; read behind it. */
class NearerJournaling extends LightElement {
  static override properties = {
    person: { attribute: false },
    isReading: { state: true },
    isBusy: { state: true },
    error: { state: true },
    said: { state: true },
  };
  declare person: Person;
  declare isReading: boolean;
  declare isBusy: boolean;
  declare error: string;
  declare said: string;
  private readonly draft = new Draft(this);

  constructor() {
    super();
    this.isReading = false;
    this.isBusy = false;
    this.error = this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.draft.turnTo(JOURNAL_DRAFT);
  }

  private async act(deed: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.error = this.said = '';
    try {
      await deed();
    } catch (error) {
      this.error = sentenceFor(error, { 'wrong-key': meWords.passphrase.wrong });
    } finally {
      this.isBusy = false;
    }
  }

  private readonly keep = (event: CustomEvent<string>): Promise<void> =>
    this.act(async () => {
      await this.person.drawer.write(event.detail);
      await this.draft.drop();
      await this.draft.turnTo(JOURNAL_DRAFT);
      this.said = meWords.journal.kept;
    });

  private readonly make = (event: CustomEvent<string>): Promise<void> =>
    this.act(async () => {
      await this.person.drawer.make(event.detail);
      this.turned();
    });

  private readonly turn = (): void => {
    this.isReading = !this.isReading;
    this.error = this.said = '';
    this.turned();
  };

  protected override render(): TemplateResult {
    const { person } = this;
    if (!person.drawer.made) return this.first();
    if (this.isReading) return html`<nearer-reading .person=${person} @close=${this.turn}></nearer-reading>`;
    const w = meWords.journal;
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      <nearer-journal
        .draft=${this.draft.text}
        .busy=${this.isBusy}
        .error=${this.error || this.draft.trouble}
        .said=${this.said}
        @typed=${this.draft.typed}
        @keep=${this.keep}
      ></nearer-journal>
      <div class="acts part">${act(w.read, this.turn)}</div>
    </div>`;
  }

  private first(): TemplateResult {
    const w = meWords.journal;
    return html`<div class="leaf">
      <nearer-again
        .heading=${w.makeTitle}
        .why=${w.makeWhy}
        .busy=${this.isBusy}
        .error=${this.error}
        @phrase=${this.make}
      ></nearer-again>
    </div>`;
  }
}

define('nearer-journaling', NearerJournaling);
