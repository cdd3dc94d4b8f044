// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import '../../elements/wishes.ts';
import type { Marking } from '../../elements/wishes.ts';
import type { Bond, Person } from '../../store/person.ts';
import { type Decks, decks, mark, wishesView, type WishesView } from '../../store/wishing.ts';
import { practiseWords } from '../../words/practise.ts';
import { wishesWords } from '../../words/wishes.ts';
import { words } from '../../words/words.ts';
import { Returning } from '../following.ts';

/** The page of wishes. Whatever is pressed here stays on this device, and changes nothing of what leaves it. */
class NearerWishing extends LightElement {
  static override properties = {
    person: { attribute: false },
    decks: { state: true },
    view: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare decks: Decks | null;
  declare view: WishesView | null;
  declare error: string;
  private last: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.decks = this.view = null;
    this.error = '';
    new Returning(this, () => {
      this.do(() => Promise.resolve());
    });
  }

  private get bond(): Bond | null {
    return this.person.current;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.do(() => Promise.resolve());
  }

  /** Does something, and looks anew; one after the other. */
  private do(deed: () => Promise<void>): void {
    const { bond } = this;
    if (bond === null || this.person.state !== 'open') return;
    this.last = this.last.then(async () => {
      try {
        await deed();
        this.decks ??= await decks();
        this.view = await wishesView(this.person.with(bond.id), this.decks);
        this.error = '';
      } catch (error) {
        if (this.person.state === 'open') this.error = sentenceFor(error);
      }
    });
  }

  private readonly mark = ({ detail }: CustomEvent<Marking>): void => {
    const { bond } = this;
    if (bond !== null) this.do(() => mark(this.person.with(bond.id), detail.wish, detail.is));
  };

  protected override render(): TemplateResult {
    const { bond } = this;
    const w = wishesWords;
    return html`<p class="leaf">
        <a class="act plain back" href="/#practise">${practiseWords.find.title}</a>
      </p>
      <div class="leaf marks">
        <h1>${w.title}</h1>
        <p>${bond ? w.why(bond.names.theirs) : w.alone}</p>
        ${bond ? this.page() : nothing}
      </div>`;
  }

  private page(): TemplateResult {
    const { decks, view, error } = this;
    if (!decks || !view)
      return html`<nearer-notice tone="wrong" .say=${error}></nearer-notice>
        ${error ? nothing : html`<p class="quiet">${words.app.opening}</p>`}`;
    return html`<nearer-wishes
      .view=${view}
      .decks=${decks}
      .error=${error}
      @mark=${this.mark}
    ></nearer-wishes>`;
  }
}

define('nearer-wishing', NearerWishing);
