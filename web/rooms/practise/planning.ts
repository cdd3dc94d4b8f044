// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import '../../elements/plan.ts';
import type { Turning } from '../../elements/plans.ts';
import '../../elements/plans.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import { standing } from '../../elements/week.ts';
import type { Between } from '../../store/between.ts';
import type { Person } from '../../store/person.ts';
import { one, type Plan, shelf } from '../../store/shelves.ts';
import { beginAlone, lay, type PlanNow, plansNow, type PlansView, turn } from '../../store/weeks.ts';
import { practiseWords } from '../../words/practise.ts';
import { readingWords } from '../../words/reading.ts';
import { dayInWords, words } from '../../words/words.ts';
import { Returning } from '../following.ts';
import { back } from './listing.ts';

/** The plans: what is on this week, what there is, and each on a page of its own. */
class NearerPlanning extends LightElement {
  static override properties = {
    person: { attribute: false },
    one: {},
    view: { state: true },
    said: { state: true },
    error: { state: true },
    away: { state: true },
  };
  declare person: Person;
  /** The plan whose page this is; empty for the list. */
  declare one: string;
  declare view: PlansView | null;
  declare said: string;
  declare error: string;
  /** The record that was put away just now; empty where none was. */
  declare away: string;
  private plans: Readonly<Record<string, Plan>> = {};
  private last: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.one = this.said = this.error = this.away = '';
    this.view = null;
    new Returning(this, () => {
      this.do(() => Promise.resolve());
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('one')) return;
    this.do(
      () => Promise.resolve(),
      () => {
        this.turned();
      },
    );
  }

  /** Does something, and looks anew; one after the other. */
  private do(deed: (between: Between) => Promise<unknown>, then?: () => void): void {
    this.last = this.last.then(async () => {
      if (this.person.state !== 'open') return;
      const between = this.person.with(this.person.current?.id ?? null);
      try {
        await deed(between);
        this.plans = await shelf('plans');
        this.view = await plansNow(between, this.plans, this.one || null);
        this.error = '';
        await this.updateComplete;
        then?.();
      } catch (error) {
        this.error = sentenceFor(error);
      }
    });
  }

  private begin(deed: (between: Between) => Promise<unknown>, said: string): void {
    this.do(deed, () => {
      this.said = said;
      this.away = '';
      location.hash = 'practise/plans';
    });
  }

  private readonly turn = ({ detail }: CustomEvent<Turning>): void => {
    const { record, to } = detail;
    this.do((between) => turn(between, record, to));
    this.away = to === 'over' ? record : '';
    this.said = '';
  };

  private get name(): string | null {
    return this.person.current?.names.theirs ?? null;
  }

  protected override render(): TemplateResult {
    const w = readingWords.plans;
    const { view } = this;
    const isList = this.one === '';
    const error = html`<nearer-notice class="leaf" tone="wrong" .say=${this.error}></nearer-notice>`;
    const way = isList ? back('/#practise', practiseWords.find.title) : back('/#practise/plans', w.all);
    const coming = html`<p class="leaf quiet">${this.error ? nothing : words.app.opening}</p>`;
    return html`${way} ${error} ${!view ? coming : isList ? this.list(view) : this.page(view)}`;
  }

  private list(view: PlansView): TemplateResult {
    return html`<nearer-plans
      .view=${view}
      .plans=${this.plans}
      .name=${this.name}
      .said=${this.said}
      .away=${this.away}
      @turn=${this.turn}
    ></nearer-plans>`;
  }

  private page(view: PlansView): TemplateResult {
    const w = readingWords.plans;
    const plan = one(this.plans, this.one);
    if (!plan) return html`<p class="leaf quiet">${readingWords.lessons.none}</p>`;
    const { together, coming, alone, start, instead } = view;
    const title = (now: PlanNow | null): string => (now ? (one(this.plans, now.plan)?.title ?? '') : '');
    return html`<nearer-plan
      .plan=${plan}
      .weeks=${view.weeks}
      .two=${this.person.current !== null}
      .name=${this.name}
      .start=${start}
      .instead=${title(coming ?? together)}
      .aloneInstead=${title(alone)}
      .standing=${standing(view, this.one, this.name)}
      @lay=${() => {
        this.begin(
          (between) => lay(between, { plan: this.one, from: start, instead }),
          w.laid(dayInWords(start)),
        );
      }}
      @alone=${() => {
        this.begin((between) => beginAlone(between, this.one), w.begun);
      }}
    ></nearer-plan>`;
  }
}

define('nearer-planning', NearerPlanning);
