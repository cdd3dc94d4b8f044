// SPDX-License-Identifier: AGPL-3.0-or-later
/** The samples of dates and rituals. */
import { html, type TemplateResult } from 'lit';
import '../elements/date-done.ts';
import '../elements/date-form.ts';
import '../elements/date-list.ts';
import { whenSaid } from '../elements/date-words.ts';
import '../elements/date-wishes.ts';
import type { DatesView, KeptLine, Planned, Planning } from '../store/dates/dates.ts';
import { instantOf, zoneHere } from '../store/dates/occurrences.ts';
import type { Sample } from './samples.ts';

const NOW = instantOf('2027-03-20', '12:00', 'Europe/Berlin');
const WALK: Planned = {
  id: 'd1'.repeat(16),
  mine: true,
  version: 1,
  what: 'A walk along the river',
  where: 'From the old mill on',
  day: '2027-03-26',
  time: '17:30',
  zone: zoneHere(),
  minutes: 90,
  every: '',
  done: [],
};
const SOUP: Planned = {
  ...WALK,
  id: 'd2'.repeat(16),
  mine: false,
  what: 'Soup by candlelight',
  where: '',
  day: '2027-03-11',
  time: '19:00',
  zone: 'Pacific/Auckland',
  minutes: 0,
  every: 'FREQ=WEEKLY',
};
const KEPT: KeptLine = {
  id: 'k1'.repeat(16),
  mine: true,
  day: '2027-03-04',
  what: 'Soup by candlelight',
  text: 'You told me about the house with the blue door.',
};
const NOTHING: DatesView = { dates: [], kept: [], more: 0, fun: [], shown: [] };
const SHOWN = [
  { id: 's1'.repeat(16), mine: true, what: 'Skating at night' },
  { id: 's2'.repeat(16), mine: false, what: 'Baking bread' },
];
const RULES = [
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;INTERVAL=2',
  'FREQ=MONTHLY;BYMONTHDAY=26',
  'FREQ=MONTHLY;BYDAY=4FR',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=YEARLY',
];

const list = (more: Partial<DatesView>, over = false): TemplateResult =>
  html`<nearer-date-list
    .view=${{ ...NOTHING, ...more }}
    .now=${NOW}
    .name=${'Ben'}
    .over=${over}
  ></nearer-date-list>`;

const form = (more: Partial<Planning>, changing = false): TemplateResult =>
  html`<nearer-date-form
    .planning=${{ ...WALK, ...more }}
    .rules=${RULES}
    .changing=${changing}
  ></nearer-date-form>`;

const wishes = (fun: readonly string[], shown: DatesView['shown'], alone = false): TemplateResult =>
  html`<nearer-date-wishes
    class="stack roomy"
    .view=${{ fun, shown }}
    .name=${'Ben'}
    .alone=${alone}
  ></nearer-date-wishes>`;

const SAID = { from: NOW, until: NOW, day: '2027-03-20', date: WALK };
const BOTH = { dates: [WALK, SOUP], kept: [KEPT, { ...KEPT, mine: false, text: '' }], more: 3 };

export const DATES: readonly Sample[] = [
  ['date list: nothing', list({})],
  ['date list', list(BOTH)],
  ['date list: over', list(BOTH, true)],
  ['date form', form({ what: '', day: '', where: '' })],
  [
    'date form: changing, by the clocks of another zone',
    form({ every: 'FREQ=WEEKLY', zone: SOUP.zone }, true),
  ],
  [
    'date done',
    html`<nearer-date-done
      .what=${SAID.date.what}
      .when=${whenSaid(SAID)}
      .name=${'Ben'}
    ></nearer-date-done>`,
  ],
  [
    'date done: of a practice',
    html`<nearer-date-done must .what=${'A quiet look'} .name=${'Ben'}></nearer-date-done>`,
  ],
  ['date wishes: nothing', wishes([], [])],
  ['date wishes', wishes(['A night train', 'A concert in a church'], SHOWN)],
  ['date wishes: alone', wishes(['A night train'], [], true)],
];
