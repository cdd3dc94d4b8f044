// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import '../elements/again.ts';
import '../elements/notice.ts';
import '../elements/pause.ts';
import '../elements/rows.ts';
import '../elements/sessions.ts';
import '../elements/ways.ts';
import { words } from '../words/words.ts';
import { ARRIVING } from './arriving.ts';
import * as cast from './cast.ts';
import { TODAY } from './today.ts';

/** A state of a component: `element: state`, and how it is put on the page. */
export type Sample = readonly [name: string, shown: TemplateResult];

const W = words;

const me: readonly Sample[] = [
  [
    'rows',
    html`<nearer-rows
      .rows=${[
        { href: '#', title: W.me.safety, more: W.me.safetyOpen },
        { href: '#', title: W.me.pause },
      ]}
    ></nearer-rows>`,
  ],
  ['again', html`<nearer-again .heading=${W.passphrase.title} .why=${W.passphrase.why}></nearer-again>`],
  ['sessions', html`<nearer-sessions .sessions=${cast.SESSIONS}></nearer-sessions>`],
  [
    'sessions: none but this',
    html`<nearer-sessions
      .sessions=${cast.SESSIONS.slice(0, 1)}
      .said=${W.sessions.ended}
    ></nearer-sessions>`,
  ],
  ['pause', html`<nearer-pause></nearer-pause>`],
  ['pause: on', html`<nearer-pause .until=${cast.BOND.pausedUntil}></nearer-pause>`],
  ['notice', html`<nearer-notice .say=${W.invite.withdrawn}></nearer-notice>`],
  ['notice: good', html`<nearer-notice tone="good" .say=${W.say.saved}></nearer-notice>`],
  ['notice: wrong', html`<nearer-notice tone="wrong" .say=${W.say.unexpected}></nearer-notice>`],
  ['ways', html`<nearer-ways class="ways" room="today"></nearer-ways>`],
];

export const SAMPLES: readonly Sample[] = [...ARRIVING, ...TODAY, ...me];
