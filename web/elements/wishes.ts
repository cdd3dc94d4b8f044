// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Deck, Decks, Wish, WishesView } from '../store/wishes/wishing.ts';
import { wishesWords } from '../words/wishes.ts';
import { dayInWords } from '../words/words.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import './tick.ts';
import { wished } from './wished.ts';

export interface Marking {
  readonly wish: Wish;
  readonly is: boolean;
}

/**
 * What both would like, and the decks to mark. Every tick counts at once: emits `mark` with a Marking, and `plan` with a
 * Wish that both have.
 */
class NearerWishes extends LightElement {
  static override properties = {
    view: { attribute: false },
    decks: { attribute: false },
    over: { type: Boolean },
    error: {},
  };
  declare view: WishesView;
  declare decks: Decks;
  /** The bond is over: nothing can be set for both. */
  declare over: boolean;
  declare error: string;

  constructor() {
    super();
    this.decks = {};
    this.over = false;
    this.error = '';
  }

  private mark(wish: Wish, is: boolean): void {
    this.emit('mark', { wish, is } satisfies Marking);
  }

  private readonly plan = (wish: Wish): void => {
    this.emit('plan', wish);
  };

  protected override render(): TemplateResult {
    const w = wishesWords;
    const { view } = this;
    const decks = view.decks
      .flatMap(({ id, items }) => (this.decks[id] ? [{ deck: this.decks[id], items }] : []))
      .sort((one, other) => one.deck.order - other.deck.order);
    return html`<div class="stack">
        ${wished(
          view,
          this.decks,
          (wish) => {
            this.mark(wish, false);
          },
          this.over ? null : this.plan,
        )}
        ${view.awaited ? html`<p>${w.awaited(dayInWords(view.awaited))}</p>` : nothing}
        <p>${w.goes(dayInWords(view.goes), dayInWords(view.comes))}</p>
        <p role="status">${w.left(view.left)} ${w.leave}</p>
        <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      </div>
      <div class="decks">${decks.map(({ deck, items }) => this.deck(deck, items))}</div>
      <p class="small quiet">${w.limits} <a href="/#me/limits">${w.toLimits}</a></p>
      <details class="how">
        <summary>${w.how}</summary>
        <ul class="stack">
          ${w.plain.map((line) => html`<li>${line}</li>`)}
        </ul>
      </details>`;
  }

  private deck(deck: Deck, items: readonly string[]): TemplateResult {
    const { marked, left } = this.view;
    const here = deck.wishes.filter(({ id }) => items.includes(id));
    const count = here.filter(({ id }) => marked.includes(id)).length;
    return html`<details class="deck">
      <summary>${deck.title}${wishesWords.marked(count)}</summary>
      <p class="quiet">${deck.summary}</p>
      ${here.map((wish) => this.line(wish, marked.includes(wish.id), left))}
    </details>`;
  }

  /** With twelve marked, what is not among them can wait. */
  private line(wish: Wish, is: boolean, left: number): TemplateResult {
    return html`<label class="tick" ?data-full=${!is && left === 0}>
      <input
        type="checkbox"
        .checked=${live(is)}
        ?disabled=${!is && left === 0}
        @change=${(event: Event) => {
          this.mark(wish, (event.target as HTMLInputElement).checked);
        }}
      />
      <span>${wish.text}</span>
    </label>`;
  }
}

define('nearer-wishes', NearerWishes);
