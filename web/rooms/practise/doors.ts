// SPDX-License-Identifier: AGPL-3.0-or-later
/** Quiet doors below the library: to dates, wishes, evenings, lessons, plans and reflections; and what is behind each of them. */
import { html, type TemplateResult } from 'lit';
import '../../elements/rows.ts';
import type { Person } from '../../store/person.ts';
import { readingWords } from '../../words/reading.ts';
import './dates.ts';
import './evenings.ts';
import './lessons.ts';
import './listing.ts';
import './planning.ts';
import './reflecting.ts';
import './wishes.ts';

const DOORS = ['dates', 'wishes', 'evenings', 'lessons', 'plans', 'reflections'] as const;

/** What leads to them. */
export function doors(): TemplateResult {
  const w = readingWords.doors;
  const rows = DOORS.map((door) => ({ ...w[door], href: `/#practise/${door}` }));
  return html`<nav class="part" aria-label=${w.label}><nearer-rows .rows=${rows}></nearer-rows></nav>`;
}

/** The page behind one of them; null where the address is none of theirs. A practice has no full stop in its name. */
export function behindDoor(person: Person, at: string): TemplateResult | null {
  const [kind, id = ''] = at.split('.', 2);
  if (kind === 'dates') return html`<nearer-dates .person=${person}></nearer-dates>`;
  if (kind === 'wishes')
    return html`<nearer-quick-exit></nearer-quick-exit><nearer-wishing .person=${person}></nearer-wishing>`;
  if (kind === 'evenings')
    return html`<nearer-quick-exit></nearer-quick-exit><nearer-suiting .person=${person}></nearer-suiting>`;
  if (kind === 'lessons' || kind === 'reflections')
    return html`${kind === 'lessons' ? '' : html`<nearer-quick-exit></nearer-quick-exit>`}
      <nearer-listing .person=${person} .name=${kind}></nearer-listing>`;
  if (kind === 'plans' || (kind === 'plan' && id))
    return html`<nearer-planning .person=${person} .one=${id}></nearer-planning>`;
  if (kind === 'lesson' && id)
    return html`<nearer-lesson-page .person=${person} .one=${id}></nearer-lesson-page>`;
  if (kind === 'reflection' && id)
    return html`<nearer-quick-exit></nearer-quick-exit
      ><nearer-reflecting .person=${person} .one=${id}></nearer-reflecting>`;
  return null;
}
