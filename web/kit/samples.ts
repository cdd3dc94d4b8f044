// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import '../elements/again.ts';
import '../elements/code-check.ts';
import '../elements/code-offer.ts';
import '../elements/earlier.ts';
import '../elements/farewell.ts';
import '../elements/greeting.ts';
import '../elements/invitation.ts';
import '../elements/leave.ts';
import '../elements/mark.ts';
import '../elements/name-form.ts';
import '../elements/notice.ts';
import '../elements/pause.ts';
import '../elements/phrase-again.ts';
import '../elements/phrase-offer.ts';
import '../elements/question.ts';
import '../elements/recover.ts';
import '../elements/rows.ts';
import '../elements/safety.ts';
import '../elements/sessions.ts';
import '../elements/unlock.ts';
import '../elements/ways.ts';
import '../elements/welcome.ts';
import '../elements/with-whom.ts';
import { words } from '../words/words.ts';
import * as cast from './cast.ts';

/** A state of a component: `element: state`, and how it is put on the page. */
export type Sample = readonly [name: string, shown: TemplateResult];

const W = words;

const arriving: readonly Sample[] = [
  ['mark', html`<nearer-mark></nearer-mark>`],
  ['welcome: open to all', html`<nearer-welcome .instance=${cast.INSTANCE}></nearer-welcome>`],
  [
    'welcome: by invitation',
    html`<nearer-welcome .instance=${{ ...cast.INSTANCE, sign_up: 'invitation' }}></nearer-welcome>`,
  ],
  ['welcome: address not secure', html`<nearer-welcome .obstacle=${W.say.insecure}></nearer-welcome>`],
  ['name-form', html`<nearer-name-form></nearer-name-form>`],
  [
    'name-form: refused',
    html`<nearer-name-form
      .handle=${'ada'}
      .adult=${true}
      .error=${'This name is taken.'}
    ></nearer-name-form>`,
  ],
  ['phrase-offer', html`<nearer-phrase-offer .phrase=${cast.PHRASE}></nearer-phrase-offer>`],
  ['phrase-offer: own', html`<nearer-phrase-offer .own=${true}></nearer-phrase-offer>`],
  ['phrase-again', html`<nearer-phrase-again .phrase=${cast.PHRASE}></nearer-phrase-again>`],
  [
    'phrase-again: not the same',
    html`<nearer-phrase-again .error=${W.signUp.againBad}></nearer-phrase-again>`,
  ],
  ['code-offer', html`<nearer-code-offer .code=${cast.CODE}></nearer-code-offer>`],
  ['code-check', html`<nearer-code-check .code=${cast.CODE} .asked=${[2, 5]}></nearer-code-check>`],
  [
    'code-check: making keys',
    html`<nearer-code-check
      .code=${cast.CODE}
      .asked=${[2, 5]}
      .wrong=${[5]}
      .busy=${true}
    ></nearer-code-check>`,
  ],
  ['unlock', html`<nearer-unlock></nearer-unlock>`],
  [
    'unlock: locked, wrong',
    html`<nearer-unlock .known=${'ada'} .locked=${true} .error=${W.unlock.wrong}></nearer-unlock>`,
  ],
  ['unlock: opening', html`<nearer-unlock .known=${'ada'} .locked=${true} .busy=${true}></nearer-unlock>`],
  ['recover', html`<nearer-recover></nearer-recover>`],
  ['recover: wrong', html`<nearer-recover .handle=${'ada'} .error=${W.recover.wrong}></nearer-recover>`],
];

const pairing: readonly Sample[] = [
  ['with-whom', html`<nearer-with-whom></nearer-with-whom>`],
  [
    'with-whom: filled in',
    html`<nearer-with-whom
      .second=${true}
      .kind=${'family'}
      .name=${'Ada'}
      .host=${'us'}
    ></nearer-with-whom>`,
  ],
  ['with-whom: something missing', html`<nearer-with-whom .checked=${true}></nearer-with-whom>`],
  ['invitation', html`<nearer-invitation .invitation=${cast.INVITATION}></nearer-invitation>`],
  ['greeting', html`<nearer-greeting .greeting=${cast.GREETING}></nearer-greeting>`],
  [
    'greeting: pairing',
    html`<nearer-greeting
      .greeting=${{ ...cast.GREETING, kind: 'friend', host: 'other', hold: 'server' }}
      .busy=${true}
    ></nearer-greeting>`,
  ],
  ['safety', html`<nearer-safety .code=${cast.SAFETY} .name=${'Ben'}></nearer-safety>`],
  [
    'safety: compared',
    html`<nearer-safety .code=${cast.SAFETY} .name=${'Ben'} .verified=${true}></nearer-safety>`,
  ],
  [
    'safety: they differ',
    html`<nearer-safety .code=${cast.SAFETY} .name=${'Ben'} .differ=${true}></nearer-safety>`,
  ],
];

const question = (
  state: keyof typeof cast.VIEWS,
  more: { hold?: string; draft?: string; error?: string } = {},
): TemplateResult =>
  html`<nearer-question
    .view=${cast.VIEWS[state]}
    .date=${cast.DATE}
    .hold=${more.hold ?? 'strict'}
    .draft=${more.draft ?? ''}
    .error=${more.error ?? ''}
  ></nearer-question>`;

const today: readonly Sample[] = [
  ['question: ask', question('ask')],
  ['question: a draft', question('ask', { draft: cast.DRAFT })],
  ['question: refused', question('ask', { draft: cast.DRAFT, error: W.say.needsConnection })],
  ['question: waiting, strict', question('waiting')],
  ['question: waiting, held by the server', question('waiting', { hold: 'server' })],
  ['question: opening', question('opening')],
  ['question: open', question('open')],
  ['question: done', question('done')],
  ['earlier', html`<nearer-earlier .view=${cast.VIEWS.open}></nearer-earlier>`],
];

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
  ['leave', html`<nearer-leave .name=${'Ben'}></nearer-leave>`],
  [
    'leave: told on a day',
    html`<nearer-leave .name=${'Ben'} .tell=${'date'} .checked=${true}></nearer-leave>`,
  ],
  ['farewell: sign out', html`<nearer-farewell .unsent=${1}></nearer-farewell>`],
  ['farewell: delete', html`<nearer-farewell .matter=${'delete'} .checked=${true}></nearer-farewell>`],
  ['notice', html`<nearer-notice .say=${W.invite.withdrawn}></nearer-notice>`],
  ['notice: good', html`<nearer-notice tone="good" .say=${W.say.saved}></nearer-notice>`],
  ['notice: wrong', html`<nearer-notice tone="wrong" .say=${W.say.unexpected}></nearer-notice>`],
  ['ways', html`<nearer-ways class="ways" room="today"></nearer-ways>`],
];

export const SAMPLES: readonly Sample[] = [...arriving, ...pairing, ...today, ...me];
