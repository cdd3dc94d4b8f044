// SPDX-License-Identifier: AGPL-3.0-or-later
/** The samples of Me. */
import { html, type TemplateResult } from 'lit';
import '../elements/again.ts';
import '../elements/appearance.ts';
import '../elements/auto-lock.ts';
import '../elements/export.ts';
import '../elements/journal-pages.ts';
import { ENTRY_BYTES } from '../elements/journal-room.ts';
import '../elements/journal.ts';
import '../elements/limits.ts';
import { PLAIN } from '../elements/look.ts';
import '../elements/pace.ts';
import '../elements/pause.ts';
import '../elements/reminder.ts';
import '../elements/rows.ts';
import '../elements/sessions.ts';
import { ofAccount, ofBond, ofDevice, ofMine } from '../rooms/me/rows.ts';
import { meWords } from '../words/me.ts';
import { words } from '../words/words.ts';
import * as cast from './cast.ts';
import type { Sample } from './samples.ts';

const W = words;

const DRAFT = 'I keep rehearsing what I would say about the move, and then';

const TOPICS = [
  'childhood',
  'family',
  'earlier-loves',
  'children',
  'money',
  'work',
  'health',
  'body',
  'loss',
  'faith',
  'conflict',
  'future',
  'friends',
  'home',
];

const PAGES = [
  {
    id: '1',
    date: '2025-11-21',
    at: '2025-11-21T22:41',
    text: 'I keep rehearsing what I would say about the move, and then I say something about the bins.\n\nPerhaps begin with the bins.',
  },
  {
    id: '2',
    date: '2025-11-18',
    at: '2025-11-18T06:10',
    text: 'Woke before the alarm. The house made its small noises, and for once I did not mind being the only one awake.',
  },
];

const WALK = { id: 'slow-walk', title: 'A slow walk', summary: 'Twenty minutes, no aim.', minutes: 20 };

const journal = (
  draft: string,
  more: { busy?: boolean; error?: string; said?: string } = {},
): TemplateResult =>
  html`<nearer-journal
    .draft=${draft}
    .busy=${more.busy ?? false}
    .error=${more.error ?? ''}
    .said=${more.said ?? ''}
  ></nearer-journal>`;

const limits = (more: object = {}): TemplateResult =>
  html`<nearer-limits
    .topics=${TOPICS}
    .limits=${{ topics: ['money', 'earlier-loves'], touch: 1, depth: 0, ...more }}
    .unwanted=${[WALK]}
    .said=${meWords.limits.saved}
  ></nearer-limits>`;

const READY = { href: '#', name: 'nearer-2025-11-22.zip', bytes: 1_240_000 };

export const ME: readonly Sample[] = [
  ['rows: for you alone', html`<nearer-rows .rows=${ofMine()}></nearer-rows>`],
  ['rows: a pairing', html`<nearer-rows .rows=${ofBond(cast.BOND)}></nearer-rows>`],
  ['rows: this device', html`<nearer-rows .rows=${ofDevice()}></nearer-rows>`],
  ['rows: the account', html`<nearer-rows .rows=${ofAccount(true)}></nearer-rows>`],
  ['rows: no recovery code yet', html`<nearer-rows .rows=${ofAccount(false)}></nearer-rows>`],
  ['journal: empty', journal('')],
  ['journal: near the end', journal('a'.repeat(ENTRY_BYTES - 240))],
  ['journal: too long', journal('a'.repeat(ENTRY_BYTES + 34))],
  ['journal: sealing', journal(DRAFT, { busy: true })],
  ['journal: kept', journal('', { said: meWords.journal.kept })],
  ['journal: refused', journal(DRAFT, { error: W.say.unexpected })],
  ['journal-pages', html`<nearer-journal-pages .pages=${PAGES}></nearer-journal-pages>`],
  ['journal-pages: none', html`<nearer-journal-pages></nearer-journal-pages>`],
  ['limits', limits()],
  [
    'limits: nothing set',
    html`<nearer-limits .topics=${TOPICS} .limits=${{ topics: [], touch: 3, depth: 0 }}></nearer-limits>`,
  ],
  ['pace', html`<nearer-pace .depth=${0} .now=${2}></nearer-pace>`],
  ['pace: set', html`<nearer-pace .depth=${3} .now=${2} .said=${meWords.limits.saved}></nearer-pace>`],
  ['reminder', html`<nearer-reminder></nearer-reminder>`],
  [
    'reminder: on this page',
    html`<nearer-reminder
      .reminder=${{ minute: 1230, channel: 'page' }}
      .said=${W.say.saved}
    ></nearer-reminder>`,
  ],
  ['appearance', html`<nearer-appearance .look=${PLAIN}></nearer-appearance>`],
  ['auto-lock', html`<nearer-auto-lock .minutes=${15} .said=${meWords.autoLock.saved}></nearer-auto-lock>`],
  ['export', html`<nearer-export></nearer-export>`],
  ['export: with own things', html`<nearer-export .what=${'all'} .missing=${true}></nearer-export>`],
  ['export: being made', html`<nearer-export .busy=${true}></nearer-export>`],
  ['export: ready', html`<nearer-export .ready=${READY}></nearer-export>`],
  [
    'again',
    html`<nearer-again .heading=${meWords.passphrase.title} .why=${meWords.passphrase.why}></nearer-again>`,
  ],
  ['sessions', html`<nearer-sessions .sessions=${cast.SESSIONS}></nearer-sessions>`],
  [
    'sessions: none but this',
    html`<nearer-sessions
      .sessions=${cast.SESSIONS.slice(0, 1)}
      .said=${meWords.sessions.ended}
    ></nearer-sessions>`,
  ],
  ['pause', html`<nearer-pause></nearer-pause>`],
  ['pause: on', html`<nearer-pause .until=${cast.BOND.pausedUntil}></nearer-pause>`],
];
