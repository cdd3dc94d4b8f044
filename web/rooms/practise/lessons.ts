// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import '../../elements/lesson.ts';
import { LightElement, define } from '../../elements/light.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { PracticeCard } from '../../store/daily.ts';
import type { Person } from '../../store/person.ts';
import { type Lesson, one, shelf } from '../../store/shelves.ts';
import { readingWords } from '../../words/reading.ts';
import { words } from '../../words/words.ts';
import { back } from './listing.ts';

/** The page of one lesson. */
class NearerLessonPage extends LightElement {
  static override properties = {
    person: { attribute: false },
    one: {},
    lesson: { state: true },
    practices: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare one: string;
  /** Undefined until it was looked for, null where there is none. */
  declare lesson: Lesson | null | undefined;
  declare practices: readonly PracticeCard[];
  declare error: string;

  constructor() {
    super();
    this.one = this.error = '';
    this.practices = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('one')) return;
    this.lesson = undefined;
    this.practices = [];
    void this.look(this.one);
  }

  private async look(id: string): Promise<void> {
    try {
      const lesson = one(await shelf('lessons'), id) ?? null;
      if (id !== this.one) return;
      this.lesson = lesson;
      this.error = '';
      await this.updateComplete;
      this.turned();
      const { practices = [] } = lesson ?? {};
      if (practices.length === 0) return;
      const all = await this.person.with(this.person.current?.id ?? null).library();
      if (id === this.one)
        this.practices = all.filter((p) => practices.includes(p.id) && p.fits && !p.unwanted);
    } catch (error) {
      if (this.person.state === 'open') this.error = sentenceFor(error);
    }
  }

  protected override render(): TemplateResult {
    const w = readingWords.lessons;
    const { lesson } = this;
    const say = lesson === null ? w.none : this.error || words.app.opening;
    return html`${back('/#practise/lessons', w.all)}
    ${
      lesson
        ? html`<nearer-lesson .lesson=${lesson} .practices=${this.practices}></nearer-lesson>`
        : html`<div class="leaf"><p class="quiet">${say}</p></div>`
    }`;
  }
}

define('nearer-lesson-page', NearerLessonPage);
