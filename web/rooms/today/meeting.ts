// SPDX-License-Identifier: AGPL-3.0-or-later
/** What follows once words are open: what was said back, saying something back, and my own private mark. */
import { html, nothing, type TemplateResult } from 'lit';
import { STARTERS } from '../../elements/respond.ts';
import type { Exchange, TodayView } from '../../store/daily.ts';
import type { Bond, Person } from '../../store/person.ts';
import './leftover.ts';
import './replying.ts';

/** Whoever shows an exchange; the parts of Today are such. */
export interface Shower {
  readonly person: Person;
  readonly bond: Bond | null;
  readonly view: TodayView;
  readonly again: () => Promise<void>;
}

export function meeting(by: Shower, exchange: Exchange): TemplateResult | typeof nothing {
  const { theirs, mine, understood, responses } = exchange;
  if (by.bond === null || theirs === null) return nothing;
  const asked = exchange.asksUnderstood || understood !== null;
  return html`<nearer-replying
    class="narrow"
    .person=${by.person}
    .bond=${by.bond}
    .view=${by.view}
    .again=${by.again}
    .record=${theirs.id}
    .responses=${responses}
    .starters=${STARTERS}
    .about=${asked ? (mine?.id ?? null) : null}
    .mark=${understood}
  ></nearer-replying>`;
}

/** What I wrote here beside the answer that counts. */
export function leftover({ person, bond, view, again }: Shower, { question }: Exchange): TemplateResult {
  return html`<nearer-leftover
    .person=${person}
    .bond=${bond}
    .view=${view}
    .again=${again}
    .question=${question}
  ></nearer-leftover>`;
}

/** Whether two exchanges are about one question. */
export function same(one: Exchange | null, other: Exchange | null | undefined): boolean {
  return one?.question.id === other?.question.id && one?.question.round === other?.question.round;
}
