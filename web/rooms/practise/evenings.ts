// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import '../../elements/evenings.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Between } from '../../store/between.ts';
import type { Bond, Person } from '../../store/person.ts';
import { eveningsView, markEvenings, Marking, type Weekday } from '../../store/wishes/suiting.ts';
import { eveningsWords } from '../../words/evenings.ts';
import { practiseWords } from '../../words/practise.ts';
import { words } from '../../words/words.ts';
import { Returning } from '../following.ts';

/** The page of evenings that suit both. Whatever is pressed here stays on this device, and changes nothing of what leaves it. */
class NearerSuiting extends LightElement {
  static override properties = { person: { attribute: false } };
  declare person: Person;
  private readonly marking: Marking;

  constructor() {
    super();
    this.marking = new Marking({
      keep: (days) => markEvenings(this.between, days),
      read: () => eveningsView(this.between),
      changed: () => {
        this.requestUpdate();
      },
    });
    new Returning(this, () => {
      this.look();
    });
  }

  private get bond(): Bond | null {
    return this.person.current;
  }

  private get between(): Between {
    return this.person.with(this.bond?.id ?? null);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.look();
  }

  private look(): void {
    if (this.bond !== null && this.person.state === 'open') void this.marking.look();
  }

  private readonly mark = ({ detail }: CustomEvent<Weekday>): void => {
    if (this.bond !== null && this.person.state === 'open') this.marking.press(detail);
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
    const { view } = this.marking;
    const error = this.marking.error === null ? '' : sentenceFor(this.marking.error);
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
