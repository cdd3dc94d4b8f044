// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import '../../elements/evenings.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Bond, Person } from '../../store/person.ts';
import { eveningsView, markEvenings, EveningMarks, type Weekday } from '../../store/wishes/suiting.ts';
import { eveningsWords } from '../../words/evenings.ts';
import { practiseWords } from '../../words/practise.ts';
import { words } from '../../words/words.ts';
import { Returning } from '../following.ts';

/** The page of evenings that suit both. Whatever is pressed here stays on this device, and changes nothing of what leaves it. */
class NearerSuiting extends LightElement {
  static override properties = { person: { attribute: false } };
  declare person: Person;
  /** Of one pairing: what was pressed for it is kept for no other. */
  private marking: EveningMarks | null = null;
  private of = '';

  constructor() {
    super();
    new Returning(this, () => {
      this.look();
    });
  }

  private get bond(): Bond | null {
    return this.person.current;
  }

  private markingOf(bond: Bond): EveningMarks {
    if (this.marking === null || this.of !== bond.id) {
      const between = this.person.with(bond.id);
      this.of = bond.id;
      this.marking = new EveningMarks({
        keep: (days) => markEvenings(between, days),
        read: () => eveningsView(between),
        changed: () => {
          this.requestUpdate();
        },
      });
    }
    return this.marking;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.look();
  }

  private look(): void {
    if (this.bond !== null && this.person.state === 'open') void this.markingOf(this.bond).look();
  }

  private readonly mark = ({ detail }: CustomEvent<Weekday>): void => {
    if (this.bond?.id === this.of && this.person.state === 'open') this.marking?.press(detail);
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
    const marking = this.of === bond.id ? this.marking : null;
    const view = marking?.view;
    const error = marking?.error ? sentenceFor(marking.error) : '';
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
