// SPDX-License-Identifier: AGPL-3.0-or-later
/** The parts of an evening in their order: notice, answer, read, thank, try, and that is all. */
import { html, nothing, type TemplateResult } from 'lit';
import '../../elements/earlier.ts';
import '../../elements/notice.ts';
import '../../elements/spread.ts';
import type { Exchange } from '../../store/daily.ts';
import { dayInWords } from '../../words/words.ts';
import { styled } from '../styles.ts';
import './asking.ts';
import { end, margin, over } from './margin.ts';
import { leftover, meeting, type Shower } from './meeting.ts';
import './noting.ts';
import './thanking.ts';
import './tried.ts';
import './trying.ts';
import './way-back.ts';

export interface Evening extends Shower {
  readonly said: string;
  readonly error: string;
  /** The day whose check-in was put off. */
  readonly putOff: string;
  readonly puttingOff: (day: string) => void;
  /** The day on which the check-in was under way no longer: a suggestion that is seen before could colour it. */
  readonly asked: string;
  readonly asking: () => void;
  readonly another: () => void;
  readonly given: () => void;
  readonly more: () => void;
}

export function parts(of: Evening): TemplateResult {
  const { person, bond, view, again } = of;
  const closed = bond?.closed ?? null;
  const isAsking = closed === null || view.tonight?.state === 'open';
  return html`<div class="evening">
    <p class="day">${dayInWords(view.day)}</p>
    ${closed === null ? nothing : over(closed, !isAsking)} ${noting(of)}
    ${isNoted(of) ? lookingBack(of) : nothing} ${isAsking ? asking(of) : nothing}
    <nearer-notice .tone=${of.error ? 'wrong' : 'plain'} .say=${of.error || of.said}></nearer-notice>
    <nearer-earlier
      .opened=${view.opened}
      .more=${view.more}
      .alone=${bond === null}
      .inside=${(exchange: Exchange) => inside(of, exchange)}
      @more=${of.more}
    ></nearer-earlier>
    <nearer-thanking .person=${person} .bond=${bond} .view=${view} .again=${again}></nearer-thanking>
    <nearer-way-back
      .person=${person}
      .bond=${bond}
      .view=${view}
      .made=${person.recoveryMade}
    ></nearer-way-back>
    ${isNoted(of) ? trying(of) : nothing} ${margin(person, bond, view.names.theirs)}
    ${closed === null ? end(view, of.putOff === view.day) : nothing}
  </div>`;
}

function noting({ person, bond, view, again, puttingOff, asking }: Evening): TemplateResult {
  return html`<nearer-noting
    .person=${person}
    .bond=${bond}
    .view=${view}
    .again=${again}
    @put-off=${({ detail }: CustomEvent<string>) => {
      puttingOff(detail);
    }}
    @asked=${asking}
  ></nearer-noting>`;
}

function isNoted({ asked, view }: Evening): boolean {
  return asked === view.day || view.checkin.given !== null;
}

/** It comes as a file of its own, on every evening and to everybody, and says itself whether it is due. */
function lookingBack({ person, bond, view, again }: Evening): TemplateResult {
  styled(import('../lookback/asking.ts')).catch(() => undefined);
  return html`<nearer-asking-back
    .person=${person}
    .bond=${bond}
    .view=${view}
    .again=${again}
  ></nearer-asking-back>`;
}

function asking({ person, bond, view, again, another, given }: Evening): TemplateResult {
  return html`<nearer-asking
    .person=${person}
    .bond=${bond}
    .view=${view}
    .again=${again}
    @another=${another}
    @given=${given}
  ></nearer-asking>`;
}

function trying({ person, bond, view, again }: Evening): TemplateResult {
  return html`<nearer-trying .person=${person} .bond=${bond} .view=${view} .again=${again}></nearer-trying>
    <nearer-tried .person=${person} .bond=${bond} .view=${view} .again=${again}></nearer-tried>`;
}

function inside(of: Evening, exchange: Exchange): TemplateResult {
  const { mine, theirs, state } = exchange;
  return html`<nearer-spread
      .mine=${mine}
      .theirs=${theirs}
      .names=${of.view.names}
      .only=${state === 'kept' ? 'mine' : ''}
    ></nearer-spread>
    ${leftover(of, exchange)} ${meeting(of, exchange)}`;
}
