// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import '../elements/notice.ts';
import '../elements/ways.ts';
import { pairingWords } from '../words/pairing.ts';
import { words } from '../words/words.ts';
import { ARRIVING } from './arriving.ts';
import { DATES } from './dates.ts';
import { EVENINGS } from './evenings.ts';
import { ME } from './me.ts';
import { PRACTISE } from './practise.ts';
import { READING } from './reading.ts';
import { TODAY } from './today.ts';
import { UPDATE } from './update.ts';
import { US } from './us.ts';
import { WISHES } from './wishes.ts';

/** A state of a component: `element: state`, and how it is put on the page. */
export type Sample = readonly [name: string, shown: TemplateResult];

const W = words;

const everywhere: readonly Sample[] = [
  ['notice', html`<nearer-notice .say=${pairingWords.invite.withdrawn}></nearer-notice>`],
  ['notice: good', html`<nearer-notice tone="good" .say=${W.say.saved}></nearer-notice>`],
  ['notice: wrong', html`<nearer-notice tone="wrong" .say=${W.say.unexpected}></nearer-notice>`],
  ['ways', html`<nearer-ways class="ways" room="today"></nearer-ways>`],
];

export const SAMPLES: readonly Sample[] = [
  ...ARRIVING,
  ...TODAY,
  ...PRACTISE,
  ...DATES,
  ...WISHES,
  ...EVENINGS,
  ...READING,
  ...ME,
  ...US,
  ...UPDATE,
  ...everywhere,
];
