// SPDX-License-Identifier: AGPL-3.0-or-later
/** The samples of evenings that suit both. */
import { html, type TemplateResult } from 'lit';
import '../elements/evenings.ts';
import type { EveningsView } from '../store/wishes/suiting.ts';
import { words } from '../words/words.ts';
import { NAMES } from './evening.ts';
import type { Sample } from './samples.ts';

const VIEW: EveningsView = { marked: [1, 4], both: [], counts: '2025-12-08' };

const evenings = (more: Partial<EveningsView>, error = ''): TemplateResult =>
  html`<div class="marks">
    <nearer-evenings .view=${{ ...VIEW, ...more }} .name=${NAMES.theirs} .error=${error}></nearer-evenings>
  </div>`;

export const EVENINGS: readonly Sample[] = [
  ['evenings: two are marked', evenings({})],
  ['evenings: nothing is marked', evenings({ marked: [] })],
  ['evenings: one suits both', evenings({ both: [4] })],
  [
    'evenings: all of them suit both',
    evenings({ marked: [0, 1, 2, 3, 4, 5, 6], both: [0, 1, 2, 3, 4, 5, 6] }),
  ],
  ['evenings: not kept', evenings({}, words.say.unexpected)],
];
