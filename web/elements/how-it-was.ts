// SPDX-License-Identifier: AGPL-3.0-or-later
/** How a practice was, in one press, for oneself alone: where it ends, and on its page. */
import { html, type TemplateResult } from 'lit';
import type { Felt } from '../store/daily.ts';
import { practiseWords } from '../words/practise.ts';
import { words } from '../words/words.ts';
import './pick.ts';

const FELT: readonly Felt[] = ['nicer', 'same', 'worse'];

/** `felt` is what was said just now; null where nothing was. */
export function howItWas(felt: Felt | null, say: (felt: Felt) => void): TemplateResult {
  return html`<nearer-pick
      .label=${practiseWords.one.felt}
      .picks=${FELT.map((value) => ({ value, title: words.checkIn.felt[value] }))}
      .value=${felt}
      @picked=${({ detail }: CustomEvent<Felt>) => {
        say(detail);
      }}
    ></nearer-pick>
    <p class="small quiet" role="status">
      ${felt === null ? words.checkIn.private : words.checkIn.practiceGiven}
    </p>`;
}
