// SPDX-License-Identifier: AGPL-3.0-or-later
/** Arriving, pairing, help, leaving: every state of each part. */
import { html } from 'lit';
import '../elements/code-check.ts';
import '../elements/code-offer.ts';
import '../elements/farewell.ts';
import '../elements/greeting.ts';
import '../elements/help.ts';
import '../elements/invitation.ts';
import '../elements/inviting.ts';
import '../elements/leave.ts';
import '../elements/mark.ts';
import '../elements/name-form.ts';
import '../elements/phrase-again.ts';
import '../elements/phrase-offer.ts';
import '../elements/recover.ts';
import '../elements/safety.ts';
import '../elements/safety-check.ts';
import '../elements/under-age.ts';
import '../elements/unlock.ts';
import '../elements/welcome.ts';
import '../elements/with-whom.ts';
import { enteringWords } from '../words/entering.ts';
import { words } from '../words/words.ts';
import * as cast from './cast.ts';
import type { Sample } from './samples.ts';

const W = words;

const threshold: readonly Sample[] = [
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
    html`<nearer-name-form .handle=${'ada'} .error=${'This name is taken.'}></nearer-name-form>`,
  ],
  ['phrase-offer', html`<nearer-phrase-offer .phrase=${cast.PHRASE}></nearer-phrase-offer>`],
  ['phrase-offer: own', html`<nearer-phrase-offer .own=${true}></nearer-phrase-offer>`],
  ['phrase-again', html`<nearer-phrase-again .phrase=${cast.PHRASE}></nearer-phrase-again>`],
  [
    'phrase-again: making keys',
    html`<nearer-phrase-again
      .phrase=${cast.PHRASE}
      .label=${enteringWords.signUp.finish}
      .busy=${true}
    ></nearer-phrase-again>`,
  ],
  [
    'phrase-again: not the same',
    html`<nearer-phrase-again .error=${enteringWords.signUp.againBad}></nearer-phrase-again>`,
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
  ['recover: wrong', html`<nearer-recover .handle=${'ada'} .error=${W.unlock.wrongCode}></nearer-recover>`],
];

const pairing: readonly Sample[] = [
  ['with-whom', html`<nearer-with-whom></nearer-with-whom>`],
  ['with-whom: filled in', html`<nearer-with-whom .begun=${'family Mum'} .busy=${true}></nearer-with-whom>`],
  ['with-whom: something missing', html`<nearer-with-whom .checked=${true}></nearer-with-whom>`],
  ['inviting', html`<nearer-inviting .kind=${'partner'} .theirs=${'Ben'}></nearer-inviting>`],
  [
    'inviting: somebody else',
    html`<nearer-inviting .second=${true} .name=${'Ada'} .host=${'us'}></nearer-inviting>`,
  ],
  ['inviting: something missing', html`<nearer-inviting .checked=${true}></nearer-inviting>`],
  ['invitation', html`<nearer-invitation .invitation=${cast.INVITATION}></nearer-invitation>`],
  [
    'invitation: the first one',
    html`<nearer-invitation .invitation=${cast.INVITATION} .first=${true}></nearer-invitation>`,
  ],
  ['greeting', html`<nearer-greeting .greeting=${cast.GREETING}></nearer-greeting>`],
  [
    'greeting: a second pairing',
    html`<nearer-greeting .greeting=${cast.GREETING} .second=${true}></nearer-greeting>`,
  ],
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

const leaving: readonly Sample[] = [
  ['leave', html`<nearer-leave .name=${'Ben'}></nearer-leave>`],
  [
    'leave: told on a day',
    html`<nearer-leave .name=${'Ben'} .tell=${'date'} .checked=${true}></nearer-leave>`,
  ],
  ['farewell: sign out', html`<nearer-farewell></nearer-farewell>`],
  ['farewell: something would be lost', html`<nearer-farewell .onlyHere=${2}></nearer-farewell>`],
  [
    'farewell: letters too, and pressed once',
    html`<nearer-farewell .onlyHere=${2} .unsent=${1} .sure=${true}></nearer-farewell>`,
  ],
  ['farewell: delete', html`<nearer-farewell .matter=${'delete'} .checked=${true}></nearer-farewell>`],
];

const help: readonly Sample[] = [
  ['under-age', html`<nearer-under-age></nearer-under-age>`],
  ['help', html`<nearer-help></nearer-help>`],
  ['safety-check', html`<nearer-safety-check></nearer-safety-check>`],
  ['safety-check: nothing said yet', html`<nearer-safety-check .empty=${true}></nearer-safety-check>`],
  [
    'safety-check: a yes',
    html`<nearer-safety-check
      .read=${true}
      .mayLighten=${true}
      .said=${[false, true, null, null, false]}
    ></nearer-safety-check>`,
  ],
  [
    'safety-check: kept light',
    html`<nearer-safety-check
      .read=${true}
      .mayLighten=${true}
      .lightened=${true}
      .said=${[true, null, null, null, null]}
    ></nearer-safety-check>`,
  ],
  [
    'safety-check: no yes',
    html`<nearer-safety-check .read=${true} .said=${[false, false]}></nearer-safety-check>`,
  ],
];

export const ARRIVING: readonly Sample[] = [...threshold, ...pairing, ...help, ...leaving];
