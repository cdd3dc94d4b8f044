// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { inOrder, one, type Plan } from '../store/shelves.ts';
import type { PlanNow, PlansView, Turn } from '../store/weeks.ts';
import { readingWords } from '../words/reading.ts';
import { plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import './rows.ts';
import './week.ts';

export interface Turning {
  readonly record: string;
  readonly to: Turn;
}

/** What is on this week, and the plans that there are. Emits `turn` with a `Turning`. */
export class NearerPlans extends LightElement {
  static override properties = {
    view: { attribute: false },
    plans: { attribute: false },
    name: {},
    said: {},
    away: {},
  };
  declare view: PlansView;
  declare plans: Readonly<Record<string, Plan>>;
  /** The other's, if it is known. */
  declare name: string | null;
  declare said: string;
  /** The record that was put away just now; empty where none was. */
  declare away: string;

  constructor() {
    super();
    this.name = null;
    this.said = this.away = '';
  }

  protected override render(): TemplateResult {
    const w = readingWords.plans;
    const { view, away, plans } = this;
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      <nearer-notice tone="good" .say=${away ? w.gone : this.said}></nearer-notice>
      ${away ? html`<div>${plainAct(w.undo, this.turn(away, 'on'))}</div>` : nothing}
      ${this.week(view.together)} ${this.week(view.coming)} ${this.week(view.alone, true)}
      <section class="stack part">
        <h2>${w.choose}</h2>
        <p class="small quiet">${w.untestedAll}</p>
        <nearer-rows .rows=${inOrder(plans, view.suits).map((id) => this.row(id))}></nearer-rows>
      </section>
    </div>`;
  }

  private turn(record: string, to: Turn): () => void {
    return () => {
      this.emit('turn', { record, to } satisfies Turning);
    };
  }

  private row(id: string): { title: string; more: string; href: string } {
    const plan = one(this.plans, id);
    return { title: plan?.title ?? '', more: plan?.summary ?? '', href: `/#practise/plan.${id}` };
  }

  private week(now: PlanNow | null, alone = false): TemplateResult | typeof nothing {
    if (now === null) return nothing;
    return html`<nearer-week
      .now=${now}
      .plan=${one(this.plans, now.plan)}
      .name=${this.name}
      .alone=${alone}
      @turn=${({ detail }: CustomEvent<Turn>) => {
        this.turn(now.record, detail)();
      }}
    ></nearer-week>`;
  }
}

define('nearer-plans', NearerPlans);
