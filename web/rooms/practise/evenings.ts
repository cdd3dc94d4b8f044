// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import '../../elements/evenings.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Bond, Person } from '../../store/person.ts';
import { eveningsView, type EveningsView, markEvenings, type Weekday } from '../../store/wishes/suiting.ts';
import { eveningsWords } from '../../words/evenings.ts';
import { practiseWords } from '../../words/practise.ts';
import { words } from '../../words/words.ts';
import { Returning } from '../following.ts';

/** The page of evenings that suit both. Whatever is pressed here stays on this device, and changes nothing of what leaves it. */
class NearerSuiting extends LightElement {
  static override properties = {
    person: { attribute: false },
    view: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare view: EveningsView | null;
  declare error: string;
  private last: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.view = null;
    this.error = '';
    new Returning(this, () => {
      this.do(() => Promise.resolve());
    });
  }

  private get bond(): Bond | null {
    return this.person.current;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.do(() => Promise.resolve());
  }

  /** Does something, and looks anew; one after the other. */
  private do(deed: () => Promise<void>): void {
    const { bond } = this;
    if (bond === null || this.person.state !== 'open') return;
    this.last = this.last.then(async () => {
      try {
        await deed();
        this.view = await eveningsView(this.person.with(bond.id));
        this.error = '';
      } catch (error) {
        if (this.person.state === 'open') this.error = sentenceFor(error);
      }
    });
  }

  /** Of two quick presses the second counts from where the first one led. */
  private readonly mark = ({ detail }: CustomEvent<readonly Weekday[]>): void => {
    const { bond } = this;
    if (bond === null || this.view === null) return;
    this.view = { ...this.view, marked: detail };
    this.do(() => markEvenings(this.person.with(bond.id), detail));
  };

  protected override render(): TemplateResult {
    const { bond } = this;
    const w = eveningsWords;
    return html`<p class="leaf">
        <a class="act plain back" href="/#practise">${practiseWords.find.title}</a>
      </p>
      <div class="leaf marks">
        <h1>${w.title}</h1>
        <p>${bond ? w.why(bond.names.theirs) : w.alone}</p>
        ${bond ? this.page(bond) : nothing}
      </div>`;
  }

  private page(bond: Bond): TemplateResult {
    const { view, error } = this;
    if (!view)
      return html`<nearer-notice tone="wrong" .say=${error}></nearer-notice>
        ${error ? nothing : html`<p class="quiet">${words.app.opening}</p>`}`;
    return html`<nearer-evenings
      .view=${view}
      .name=${bond.names.theirs}
      .error=${error}
      @mark=${this.mark}
    ></nearer-evenings>`;
  }
}

define('nearer-suiting', NearerSuiting);
