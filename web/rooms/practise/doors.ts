// SPDX-License-Identifier: AGPL-3.0-or-later
/** Quiet doors below the library: to dates, wishes, evenings, lessons, plans and reflections; and what is behind each of them. */
import { html, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/rows.ts';
import { beforeBoth } from '../../elements/week.ts';
import type { Person } from '../../store/person.ts';
import { shelf } from '../../store/shelves.ts';
import { plansNow } from '../../store/weeks.ts';
import { readingWords } from '../../words/reading.ts';
import { Returning } from '../following.ts';
import './dates/dates.ts';
import './evenings.ts';
import './lessons.ts';
import './listing.ts';
import './planning.ts';
import './reflecting.ts';
import './wishes.ts';

const DOORS = ['dates', 'wishes', 'evenings', 'lessons', 'plans', 'reflections'] as const;

/**
 * What leads to them. The door of plans says what lies before both, whoever put it there: as it was when the room was
 * opened, so that nobody can be watched at it. What somebody does alone is not said where others may look on.
 */
class NearerDoors extends LightElement {
  static override properties = { person: { attribute: false }, plans: { state: true } };
  declare person: Person;
  /** What lies before both, in a line; empty where nothing does. */
  declare plans: string;
  /** Of two looks only the later one is painted. */
  private looks = 0;

  constructor() {
    super();
    this.plans = '';
    new Returning(this, () => void this.look());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  private async look(): Promise<void> {
    const { person } = this;
    const look = ++this.looks;
    if (person.state !== 'open' || person.current === null) return;
    try {
      const plans = await shelf('plans');
      const line = beforeBoth(await plansNow(person.with(person.current.id), plans), plans);
      if (look === this.looks) this.plans = line;
    } catch {
      return; // the door says what it always says, and what is wrong stands behind it
    }
  }

  protected override render(): TemplateResult {
    const w = readingWords.doors;
    const rows = DOORS.map((door) => {
      const { title, more } = w[door];
      return { title, more: (door === 'plans' && this.plans) || more, href: `/#practise/${door}` };
    });
    return html`<nav class="part" aria-label=${w.label}><nearer-rows .rows=${rows}></nearer-rows></nav>`;
  }
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

define('nearer-doors', NearerDoors);
