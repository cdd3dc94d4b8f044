// SPDX-License-Identifier: AGPL-3.0-or-later
/** The samples of wishes. */
import { html, type TemplateResult } from 'lit';
import '../elements/wishes.ts';
import type { Decks, WishesView } from '../store/wishes/wishing.ts';
import type { Sample } from './samples.ts';

export const DECKS: Decks = {
  dates: {
    title: 'Dates',
    summary: 'Things to do together on an evening, or on a whole day.',
    order: 1,
    bonds: ['partner', 'friend', 'family'],
    wishes: [
      { id: 'a-bench', text: 'Breakfast outdoors, on the nearest bench', touch: 0 },
      { id: 'a-flask', text: 'A blanket, a flask, and the stars', touch: 0 },
      { id: 'rain', text: 'Going out on purpose when it rains', touch: 0 },
    ],
  },
  desires: {
    title: 'Desires',
    summary: 'What you may long for in bed, and might like to talk about first.',
    order: 3,
    bonds: ['partner'],
    wishes: [{ id: 'more-time', text: 'Much more time, and no hurry anywhere', touch: 3 }],
  },
};
export const VIEW: WishesView = {
  decks: [{ id: 'dates', items: ['a-bench', 'a-flask', 'rain'] }],
  marked: ['a-flask'],
  left: 11,
  both: [],
  goes: '2025-12-08',
  comes: '2025-12-21',
  awaited: null,
};

const wishes = (more: Partial<WishesView>, error = ''): TemplateResult =>
  html`<nearer-wishes .view=${{ ...VIEW, ...more }} .decks=${DECKS} .error=${error}></nearer-wishes>`;

export const WISHES: readonly Sample[] = [
  ['wishes: to mark', wishes({})],
  ['wishes: on their way', wishes({ awaited: '2025-11-21' })],
  ['wishes: twelve are marked', wishes({ left: 0 })],
  ['wishes: you both would like', wishes({ both: [{ since: '2025-11-21', items: ['a-flask'] }] })],
  [
    'wishes: you both would like, of two decks',
    wishes({ both: [{ since: '2025-11-21', items: ['a-flask', 'more-time'] }] }),
  ],
  ['wishes: nothing within my limits', wishes({ decks: [], marked: [] })],
];
