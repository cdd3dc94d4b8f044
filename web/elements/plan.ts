// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../store/shelves.ts';
import type { WeekView } from '../store/weeks.ts';
import { readingWords } from '../words/reading.ts';
import { dayInWords } from '../words/words.ts';
import { act, plainAct } from './acts.ts';
import { cautioned } from './lesson.ts';
import { LightElement, define } from './light.ts';

/** All that there is to know of a plan, and ways to begin it. Emits `lay` and `alone`. */
export class NearerPlan extends LightElement {
  static override properties = {
    plan: { attribute: false },
    weeks: { attribute: false },
    two: { type: Boolean },
    name: {},
    start: {},
    instead: {},
    aloneInstead: {},
    standing: {},
  };
  declare plan: Plan;
  /** What each week holds for this person. */
  declare weeks: readonly WeekView[];
  /** There is somebody to lay it before. */
  declare two: boolean;
  /** The other's, if it is known. */
  declare name: string | null;
  /** The Monday on which it would begin. */
  declare start: string;
  /** The title of the plan whose place it would take for both; empty where there is none. */
  declare instead: string;
  /** Likewise, of the one that this person does alone. */
  declare aloneInstead: string;
  /** That it is on, or comes; empty where it is neither. */
  declare standing: string;

  constructor() {
    super();
    this.weeks = [];
    this.two = false;
    this.name = null;
    this.start = this.instead = this.aloneInstead = this.standing = '';
  }

  protected override render(): TemplateResult {
    const w = readingWords.plans;
    const { title, summary, text, weeks, after, cautions = [] } = this.plan;
    return html`<article class="leaf practice reading">
      <h1 dir="auto">${title}</h1>
      <p dir="auto">${summary}</p>
      <p class="small quiet">${w.weeks(weeks.length)}</p>
      <p class="notice plain">${w.untested}</p>
      <div class="stack" dir="auto">${text.map((paragraph) => html`<p>${paragraph}</p>`)}</div>
      ${cautioned(cautions, w.before)}
      <details class="known way-of">
        <summary>${w.theWeeks}</summary>
        <ol class="steps">
          ${weeks.map((week, at) => this.week(week.title, week.text, this.weeks[at]))}
        </ol>
      </details>
      <details class="known">
        <summary>${w.after}</summary>
        <div class="stack" dir="auto">${after.map((paragraph) => html`<p>${paragraph}</p>`)}</div>
      </details>
      ${this.standing ? html`<p>${this.standing} <a href="/#practise/plans">${w.toIt}</a></p>` : this.begin()}
    </article>`;
  }

  private week(title: string, text: string, holds: WeekView | undefined): TemplateResult {
    if (holds?.left === true) return html`<li>${readingWords.plans.quiet}</li>`;
    return html`<li dir="auto"><strong>${title}.</strong> ${text}</li>`;
  }

  private begin(): TemplateResult {
    const w = readingWords.plans;
    const lay = (): void => {
      this.emit('lay');
    };
    const alone = (): void => {
      this.emit('alone');
    };
    const day = dayInWords(this.start);
    return html`${
        this.two
          ? html`<div class="stack">
              <p>${w.layWhy(this.name, day)} ${this.instead ? w.instead(this.instead, day) : nothing}</p>
              <div class="acts">${act(w.lay, lay)}</div>
            </div>`
          : nothing
      }
      <div class="lesser">
        ${this.two ? plainAct(w.beginAlone, alone) : act(w.beginAlone, alone)}
        <p class="small quiet">
          ${w.beginAloneWhy} ${this.aloneInstead ? w.aloneInstead(this.aloneInstead) : nothing}
        </p>
      </div>`;
  }
}

define('nearer-plan', NearerPlan);
