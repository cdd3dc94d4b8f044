// SPDX-License-Identifier: AGPL-3.0-or-later
/** What both would like. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Deck, Decks, Wish, WishesView } from '../store/wishes/wishing.ts';
import { wishesWords } from '../words/wishes.ts';
import { dayInWords } from '../words/words.ts';
import { plainAct } from './acts.ts';

interface Found {
  readonly deck: Deck;
  readonly wish: Wish;
}

/**
 * `away` puts one away; `plan` sets a time for one, and is offered for none that touches: that both wish it is no yes to a
 * day. Where they come from several decks, each is named with its own.
 */
export function wished(
  { both }: WishesView,
  decks: Decks,
  away: (wish: Wish) => void,
  plan: ((wish: Wish) => void) | null = null,
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
                  ${plan && wish.touch === 0 ? press(w.plan, wish, plan) : nothing}
                  ${press(w.away, wish, away)}
                </li>`,
            )}
          </ul>`,
    )}
    <p>${w.talk}</p>
  </section>`;
}

function press(label: string, wish: Wish, deed: (wish: Wish) => void): TemplateResult {
  return plainAct(label, () => {
    deed(wish);
  });
}

/** Nothing of a wish that this version does not know. */
function find(decks: Decks, id: string): readonly Found[] {
  return Object.values(decks).flatMap((deck) =>
    deck.wishes.filter((wish) => wish.id === id).map((wish) => ({ deck, wish })),
  );
}
