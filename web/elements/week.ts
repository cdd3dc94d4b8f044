// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { one, type Plan } from '../store/shelves.ts';
import type { PlanNow, PlansView, WeekView } from '../store/weeks.ts';
import { readingWords } from '../words/reading.ts';
import { dayInWords } from '../words/words.ts';
import { plainAct } from './acts.ts';
import { practiceRow } from './lesson.ts';
import { LightElement, define } from './light.ts';
import './rows.ts';

/** A plan as it stands this week. Emits `turn` with `rest`, `on` or `over`. */
export class NearerWeek extends LightElement {
  static override properties = {
    now: { attribute: false },
    plan: { attribute: false },
    name: {},
    alone: { type: Boolean },
  };
  declare now: PlanNow;
  declare plan: Plan;
  /** The other's, if it is known. */
  declare name: string | null;
  /** It is this person's alone. */
  declare alone: boolean;

  constructor() {
    super();
    this.name = null;
    this.alone = false;
  }

  protected override render(): TemplateResult {
    const w = readingWords.plans;
    const { now, plan } = this;
    const title = html`<h3>
      <a href="/#practise/plan.${now.plan}" dir="auto">${plan.title}</a>
    </h3>`;
    return html`<section class="stack week">
      <h2>${this.alone ? w.alone : w.together}</h2>
      ${title} ${this.alone ? nothing : html`<p class="small quiet">${w.laidBy(this.name, now.mine)}</p>`}
      ${this.standing()}
    </section>`;
  }

  private standing(): TemplateResult {
    const w = readingWords.plans;
    const { now, plan } = this;
    if (now.rests)
      return html`<p>${w.resting} ${this.alone ? w.restAlone : nothing}</p>
        <div class="lesser">${this.act(w.goOn, 'on')} ${this.act(w.over, 'over')}</div>`;
    const week = plan.weeks[now.week - 1];
    if (week === undefined || now.holds === null)
      return html`<p>${w.comes(plan.weeks[0]?.title ?? '', dayInWords(now.from))}</p>
        ${this.lesser()}`;
    return html`<p class="label" dir="auto">${w.weekOf(now.week, plan.weeks.length, week.title)}</p>
      ${
        now.holds.left
          ? html`<p>${w.quiet}</p>`
          : html`<p dir="auto">${week.text}</p>
              ${held(now.holds)}`
      }
      ${this.lesser()}`;
  }

  private lesser(): TemplateResult {
    const w = readingWords.plans;
    return html`<div class="lesser">
      ${this.act(w.rest, 'rest')} ${this.act(w.over, 'over')}
      <p class="small quiet">${this.alone ? w.restAloneWhy : w.restTogether} ${w.overWhy}</p>
    </div>`;
  }

  private act(label: string, to: 'on' | 'rest' | 'over'): TemplateResult {
    return plainAct(label, () => {
      this.emit('turn', to);
    });
  }
}

/** What lies before both, in a line; empty where nothing does, and while I rest from it or have put it away. */
export function beforeBoth(
  { together, coming }: Pick<PlansView, 'together' | 'coming'>,
  plans: Readonly<Record<string, Plan>>,
): string {
  const w = readingWords.plans;
  const lines = [together, coming].map((now) => {
    const plan = now && !now.rests ? one(plans, now.plan) : undefined;
    if (!now || !plan) return '';
    const { title, weeks } = plan;
    if (now.week < 1) return w.atTheDoorSoon(title, dayInWords(now.from));
    return w.atTheDoor(title, now.week, weeks.length);
  });
  return lines.filter((line) => line !== '').join(' ');
}

/** That a plan is on, or when it begins; of one for both, who put it there. Empty where it is neither. */
export function standing({ together, coming, alone }: PlansView, plan: string, name: string | null): string {
  const w = readingWords.plans;
  const now = [together, coming, alone].find((one) => one?.plan === plan);
  if (!now) return '';
  const when = now.week < 1 ? w.isComing(dayInWords(now.from)) : w.isOn;
  return now === alone ? when : `${when} ${w.laidBy(name, now.mine)}`;
}

/** The practices and questions of a week. */
function held({ practices, questions }: WeekView): TemplateResult {
  const w = readingWords.plans;
  return html`${
    practices.length > 0
      ? html`<div>
          <h4 class="small quiet">${w.practices}</h4>
          <nearer-rows .rows=${practices.map(practiceRow)}></nearer-rows>
        </div>`
      : nothing
  }
  ${
    questions.length > 0
      ? html`<div>
          <h4 class="small quiet">${w.questions}</h4>
          ${questions.map(({ text }) => html`<p class="asked" dir="auto">${text}</p>`)}
        </div>`
      : nothing
  }
  ${practices.length + questions.length > 0 ? html`<p class="small quiet">${w.free}</p>` : nothing}`;
}

define('nearer-week', NearerWeek);
