// SPDX-License-Identifier: AGPL-3.0-or-later
/** What both would like. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Deck, Decks, Wish, WishesView } from '../store/wishing.ts';
import { wishesWords } from '../words/wishes.ts';
import { dayInWords } from '../words/words.ts';
import { plainAct } from './acts.ts';

interface Found {
  readonly deck: Deck;
  readonly wish: Wish;
}

/** `away` puts one away. Where they come from several decks, each is named with its own. */
export function wished(
  { both }: WishesView,
  decks: Decks,
  away: (wish: Wish) => void,
): TemplateResult | typeof nothing {
  if (both.length === 0) return nothing;
  const w = wishesWords;
  const rounds = both.map(({ since, items }) => ({ since, found: items.flatMap((id) => find(decks, id)) }));
  const several = new Set(rounds.flatMap(({ found }) => found.map(({ deck }) => deck))).size > 1;
  return html`<section class="stack part">
    <h2>${w.both}</h2>
    ${rounds.map(
      ({ since, found }) =>
        html`<p class="small quiet">${w.since(dayInWords(since))}</p>
          <ul class="wished">
            ${found.map(
              ({ deck, wish }) =>
                html`<li>
                  <div>
                    ${several ? html`<p class="small quiet">${deck.title}</p>` : nothing}
                    <span>${wish.text}</span>
                  </div>
                  ${plainAct(w.away, () => {
                    away(wish);
                  })}
                </li>`,
            )}
          </ul>`,
    )}
    <p>${w.talk}</p>
  </section>`;
}

/** Nothing of a wish that this version does not know. */
function find(decks: Decks, id: string): readonly Found[] {
  return Object.values(decks).flatMap((deck) =>
    deck.wishes.filter((wish) => wish.id === id).map((wish) => ({ deck, wish })),
  );
}
