// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import type { Week } from '../store/lookback.ts';
import { lookbackWords } from '../words/lookback.ts';
import { define } from './light.ts';
import { LookingBack } from './looking-back.ts';
import { ABOUT, beginning, NO_WEEK } from './looking.ts';
import { numbers } from './pick.ts';

const SCALE = numbers(0, 10);

/** A week in three taps. */
export class NearerLookingWeek extends LookingBack<Week> {
  constructor() {
    super();
    this.under = beginning(NO_WEEK);
  }

  protected override render(): TemplateResult {
    const w = lookbackWords.week;
    const about = ABOUT[this.under.at] ?? 'us';
    const asks = w.items[about];
    const now = this.under.said[about];
    return this.asking({
      title: w.title,
      aside: w.aside,
      asks: typeof asks === 'string' ? asks : asks(this.name),
      skip: { [about]: null },
      answers: html`<nearer-pick
        .labelled=${this.own}
        .picks=${SCALE}
        .ends=${w.ends[about]}
        .value=${now === null ? null : String(now)}
        @picked=${({ detail }: CustomEvent<string>) => {
          this.say({ [about]: Number(detail) });
        }}
      ></nearer-pick>`,
    });
  }
}

define('nearer-looking-week', NearerLookingWeek);
