// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { exitLimits } from '../../elements/quick-exit.ts';
import '../../elements/rows.ts';
import type { Row } from '../../elements/rows.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Person } from '../../store/person.ts';
import { shelf, suiting } from '../../store/shelves.ts';
import { practiseWords } from '../../words/practise.ts';
import { readingWords } from '../../words/reading.ts';
import { words } from '../../words/words.ts';

const ONE = { lessons: 'lesson', reflections: 'reflection' } as const;

/** What there is of lessons, or of reflections, for this person. */
class NearerListing extends LightElement {
  static override properties = {
    person: { attribute: false },
    name: {},
    rows: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare name: keyof typeof ONE;
  declare rows: readonly Row[] | null;
  declare error: string;

  constructor() {
    super();
    this.name = 'lessons';
    this.rows = null;
    this.error = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('name')) return;
    this.rows = null;
    void this.look();
  }

  private async look(): Promise<void> {
    const { name } = this;
    const between = this.person.with(this.person.current?.id ?? null);
    try {
      const ids = await suiting(between, name);
      const all = await shelf(name);
      if (name !== this.name) return;
      this.rows = ids.flatMap((id) => {
        const { title, summary } = all[id] ?? { title: '', summary: '' };
        return { title, more: summary, href: `/#practise/${ONE[name]}.${id}` };
      });
      this.error = '';
      await this.updateComplete;
      this.turned();
    } catch (error) {
      if (this.person.state === 'open') this.error = sentenceFor(error);
    }
  }

  protected override render(): TemplateResult {
    const { title, why } = readingWords[this.name];
    const { rows } = this;
    return html`${back('/#practise', practiseWords.find.title)}
      <div class="leaf">
        <h1>${title}</h1>
        <p>${why}</p>
        <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
        ${
          rows
            ? html`<nearer-rows .rows=${rows}></nearer-rows>`
            : html`<p class="quiet" ?hidden=${this.error !== ''}>${words.app.opening}</p>`
        }
        ${this.name === 'reflections' ? exitLimits() : nothing}
      </div>`;
  }
}

/** The way out of one of these pages. */
export function back(href: string, to: string): TemplateResult {
  return html`<p class="leaf"><a class="act plain back" href=${href}>${to}</a></p>`;
}

define('nearer-listing', NearerListing);
