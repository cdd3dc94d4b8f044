// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import '../../elements/notice.ts';
import type { Tone } from '../../elements/notice.ts';
import type { TodayView } from '../../store/daily.ts';
import type { Bond, Person } from '../../store/person.ts';
import { dayInWords, words } from '../../words/words.ts';

/** What stands in the margin of Today: things worth knowing, each one sentence, none of them urgent. */
export function margin(
  person: Person,
  bond: Bond | null,
  theirs: string | null = null,
): TemplateResult | typeof nothing {
  const w = words.today;
  const notes = bond === null ? [alone(theirs)] : ofBond(person, bond);
  if (person.unsent > 0) notes.push(html`<p class="notice">${w.unsent(person.unsent)}</p>`);
  if (person.memoryOnly) notes.push(html`<p class="notice">${words.app.memoryOnly}</p>`);
  return notes.length > 0 ? html`<div class="leaf margin">${notes}</div>` : nothing;
}

function alone(theirs: string | null): TemplateResult {
  const w = words.today;
  return html`<p class="notice">${w.alone} <a href="/#invite">${w.invite(theirs)}</a></p>`;
}

function ofBond(person: Person, bond: Bond): TemplateResult[] {
  const w = words.today;
  const troubles = person.troubles.filter(({ bond: of }) => of === null || of === bond.id);
  const said = new Set(troubles.map(({ say }) => say));
  const notes = [...said].map((say) => html`<p class="notice wrong">${say}</p>`);
  if (bond.pausedUntil !== null) {
    notes.push(
      html`<p class="notice">
        ${w.paused(dayInWords(bond.pausedUntil))} <a href="/#me/pause/today">${w.resume}</a>
      </p>`,
    );
  }
  if (!bond.verified && bond.closed === null) {
    notes.push(html`<p class="notice">${w.compare} <a href="/#me/safety/today">${w.compareNow}</a></p>`);
  }
  return notes;
}

/** Once nothing is open any more: that is all, and nothing else comes. A check-in that was put off is not open. */
export function end(view: TodayView, putOff: boolean): TemplateResult | typeof nothing {
  if (view.still.some((one) => one !== 'checkin' || !putOff)) return nothing;
  const w = words.today;
  return html`<p class="all-done">${w.done} <span class="quiet">${w.doneMore}</span></p>`;
}

/** Today while there is no question to show yet, and why. */
export function before(say: string, tone: Tone = 'plain'): TemplateResult {
  return html`<div class="leaf">
    <h1>${words.today.title}</h1>
    <nearer-notice .tone=${tone} .say=${say}></nearer-notice>
  </div>`;
}

/** Today where the pairing has ended: one may begin with somebody. `alone`: nothing that opened today stands with it. */
export function over(closed: string, alone: boolean): TemplateResult {
  return html`<div class="leaf">
    ${alone ? html`<h1>${words.today.title}</h1>` : nothing}
    <p>${words.today.closed(dayInWords(closed))}</p>
    <div class="acts"><a class="act" href="/#me/another">${words.me.another}</a></div>
  </div>`;
}

/** An evening without a question. */
export function none(): TemplateResult {
  return html`<div class="leaf">
    <h1>${words.today.none}</h1>
    <p>${words.today.noneWhy}</p>
  </div>`;
}
