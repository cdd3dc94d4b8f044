// SPDX-License-Identifier: AGPL-3.0-or-later
/** What comes up and what was kept, on the page of dates, and what may be done about it. */
import { html, type TemplateResult } from 'lit';
import '../../../elements/date-list.ts';
import { type DatesView, type Planned, takeOff } from '../../../store/dates/dates.ts';
import type { Occurrence } from '../../../store/dates/occurrences.ts';
import { ritualWords } from '../../../words/rituals.ts';
import type { NearerDatesPage } from './page.ts';

export function standing(page: NearerDatesPage, view: DatesView): TemplateResult {
  const w = ritualWords.page;
  return html`<nearer-date-list
    .view=${view}
    .now=${Date.now()}
    .name=${page.name}
    .over=${page.over}
    @plan=${page.plan}
    @alter=${({ detail }: CustomEvent<Planned>) => {
      page.turn({ at: 'plan', earlier: detail, what: '' });
    }}
    @did=${({ detail }: CustomEvent<Occurrence>) => {
      page.turn({ at: 'did', time: detail });
    }}
    @off=${({ detail }: CustomEvent<Planned>) => {
      page.back(() => takeOff(page.between, detail), w.off);
    }}
    @away=${({ detail }: CustomEvent<string>) => {
      page.back(() => page.between.takeBack(detail).then(() => undefined), w.gone);
    }}
    @more=${page.more}
  ></nearer-date-list>`;
}
