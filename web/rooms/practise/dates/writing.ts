// SPDX-License-Identifier: AGPL-3.0-or-later
/** What is being written on the page of dates, one thing at a time. */
import { html, type TemplateResult } from 'lit';
import type { Planned } from '../../../store/dates/dates.ts';
import type { Occurrence } from '../../../store/dates/occurrences.ts';
import './doing.ts';
import type { DatesPart } from './part.ts';
import './planning.ts';

export type Open =
  | { readonly at: 'plan'; readonly earlier: Planned | null; readonly what: string }
  | { readonly at: 'did'; readonly time: Occurrence };

export function writing(
  { person, bond }: DatesPart,
  open: Open,
  done: (event: CustomEvent<string>) => void,
  leave: () => void,
): TemplateResult {
  if (open.at === 'did')
    return html`<nearer-dates-doing
      .person=${person}
      .bond=${bond}
      .time=${open.time}
      @done=${done}
      @leave=${leave}
    ></nearer-dates-doing>`;
  return html`<nearer-dates-planning
    .person=${person}
    .bond=${bond}
    .earlier=${open.earlier}
    .what=${open.what}
    @done=${done}
    @leave=${leave}
  ></nearer-dates-planning>`;
}
