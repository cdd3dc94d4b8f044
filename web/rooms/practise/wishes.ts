// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import '../../elements/wishes.ts';
import type { Marking } from '../../elements/wishes.ts';
import type { Bond, Person } from '../../store/person.ts';
import {
  type Decks,
  decks,
  mark,
  type Wish,
  wishesView,
  type WishesView,
} from '../../store/wishes/wishing.ts';
import { practiseWords } from '../../words/practise.ts';
import { wishesWords } from '../../words/wishes.ts';
import { words } from '../../words/words.ts';
import { Returning } from '../following.ts';
import { Later } from '../later.ts';

/** The page of wishes. Whatever is pressed here stays on this device, and changes nothing of what leaves it. */
class NearerWishing extends LightElement {
  static override properties = {
    person: { attribute: false },
    decks: { state: true },
    view: { state: true },
    error: { state: true },
    planning: { state: true },
    planned: { state: true },
  };
  declare person: Person;
  declare decks: Decks | null;
  declare view: WishesView | null;
  declare error: string;
  /** What both wish for and a time is being set for; null while none is. */
  declare planning: Wish | null;
  /** What is to be said of the time that was set last. */
  declare planned: string;
  private readonly later = new Later(this);
  private last: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.decks = this.view = null;
    this.error = this.planned = '';
    this.planning = null;
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

  private turn(planning: Wish | null, planned = ''): void {
    this.planning = planning;
    this.planned = planned;
    if (planning === null) void this.updateComplete.then(() => this.querySelector('h1')?.focus());
  }

  protected override render(): TemplateResult {
    const { bond } = this;
    const w = wishesWords;
    return html`<p class="leaf">
        <a class="act plain back" href="/#practise">${practiseWords.find.title}</a>
      </p>
      <div class="leaf marks">
        <h1 tabindex="-1">${w.title}</h1>
        ${bond && this.planning ? this.form(bond, this.planning) : this.standing(bond)}
      </div>`;
  }

  private standing(bond: Bond | null): TemplateResult {
    const w = wishesWords;
    const { planned } = this;
    return html`<p>${bond ? w.why(bond.names.theirs) : w.alone}</p>
      <nearer-notice tone="good" .say=${planned}></nearer-notice>
      ${planned ? html`<p><a href="/#practise/dates">${w.planned}</a></p>` : nothing}
      ${bond ? this.page(bond) : nothing}`;
  }

  private form(bond: Bond, { text }: Wish): TemplateResult {
    if (!this.later.has('planning', () => import('./dates/planning.ts'))) return this.later.coming();
    return html`<nearer-dates-planning
      .person=${this.person}
      .bond=${bond}
      .what=${text}
      @done=${({ detail }: CustomEvent<string>) => {
        this.turn(null, detail);
      }}
      @leave=${() => {
        this.turn(null);
      }}
    ></nearer-dates-planning>`;
  }

  private page(bond: Bond): TemplateResult {
    const { decks, view, error } = this;
    if (!decks || !view)
      return html`<nearer-notice tone="wrong" .say=${error}></nearer-notice>
        ${error ? nothing : html`<p class="quiet">${words.app.opening}</p>`}`;
    return html`<nearer-wishes
      .view=${view}
      .decks=${decks}
      .error=${error}
      .over=${bond.closed !== null}
      @mark=${this.mark}
      @plan=${({ detail }: CustomEvent<Wish>) => {
        this.turn(detail);
      }}
    ></nearer-wishes>`;
  }
}

define('nearer-wishing', NearerWishing);
