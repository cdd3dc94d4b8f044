// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { PracticeCard } from '../store/daily.ts';
import type { Lesson } from '../store/shelves.ts';
import { practiseWords } from '../words/practise.ts';
import { readingWords } from '../words/reading.ts';
import { words } from '../words/words.ts';
import { known } from './known.ts';
import { LightElement, define } from './light.ts';
import './rows.ts';

/** Two minutes to read, with what is known about it and where one can try it. */
export class NearerLesson extends LightElement {
  static override properties = { lesson: { attribute: false }, practices: { attribute: false } };
  declare lesson: Lesson;
  /** Those of its practices that this person may find. */
  declare practices: readonly PracticeCard[];

  constructor() {
    super();
    this.practices = [];
  }

  protected override render(): TemplateResult {
    const { title, text, grade, evidence, sources = [], cautions = [] } = this.lesson;
    return html`<article class="leaf practice reading">
      <h1 dir="auto">${title}</h1>
      <p class="small quiet">${readingWords.lessons.minutes} · ${practiseWords.one.grades[grade]}</p>
      <div class="stack" dir="auto">${text.map((paragraph) => html`<p>${paragraph}</p>`)}</div>
      ${cautioned(cautions)} ${this.toTry()} ${known(grade, { evidence, sources })}
    </article>`;
  }

  private toTry(): TemplateResult | typeof nothing {
    if (this.practices.length === 0) return nothing;
    return html`<section class="stack">
      <h2>${readingWords.lessons.tryIt}</h2>
      <nearer-rows .rows=${this.practices.map(practiceRow)}></nearer-rows>
    </section>`;
  }
}

export function practiceRow({ id, title, minutes }: PracticeCard): {
  title: string;
  more: string;
  href: string;
} {
  return { title, more: words.suggestion.minutes(minutes), href: `/#practise/${id}` };
}

export function cautioned(
  cautions: readonly string[],
  title = words.practice.before,
): TemplateResult | typeof nothing {
  if (cautions.length === 0) return nothing;
  return html`<section class="cautions">
    <h2>${title}</h2>
    <ul class="dashes">
      ${cautions.map((caution) => html`<li dir="auto">${caution}</li>`)}
    </ul>
  </section>`;
}

define('nearer-lesson', NearerLesson);
