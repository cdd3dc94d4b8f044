// SPDX-License-Identifier: AGPL-3.0-or-later
/** The samples of Practise. */
import { html, type TemplateResult } from 'lit';
import '../elements/finder.ts';
import { ANYTHING } from '../elements/finder.ts';
import { howItWas } from '../elements/how-it-was.ts';
import '../elements/one-practice.ts';
import type { Found, Wants } from '../store/practising.ts';
import { HOW, PRACTICE } from './evening.ts';
import type { Sample } from './samples.ts';
import { SESSION } from './session.ts';

const FAMILIES = ['attention', 'help', 'mend', 'novelty', 'self', 'space', 'talk', 'thanks', 'time'];
const FOUND: Found = { ...PRACTICE, favourite: false };

const finder = (wants: Partial<Wants>, touch = false): TemplateResult =>
  html`<nearer-finder
    .wants=${{ ...ANYTHING, ...wants }}
    .families=${FAMILIES}
    .touch=${touch}
  ></nearer-finder>`;

const one = (more: Partial<Found>, how: typeof HOW | null = HOW): TemplateResult =>
  html`<nearer-one-practice .practice=${{ ...FOUND, ...more }} .how=${how}></nearer-one-practice>`;

export const PRACTISE: readonly Sample[] = [
  ['finder', finder({})],
  ['finder: narrowed down', finder({ words: 'tea', minutes: 15, where: 'together', family: 'talk' }, true)],
  ['one practice: coming', one({}, null)],
  ['one practice', one({})],
  ['one practice: a favourite, with touch', one({ favourite: true, touch: 2 })],
  [
    'one practice: done',
    html`<nearer-one-practice
      .practice=${FOUND}
      .how=${HOW}
      .telling=${howItWas('nicer', () => undefined)}
    ></nearer-one-practice>`,
  ],
  ['one practice: not for me', one({ unwanted: true })],
  ...SESSION,
];
