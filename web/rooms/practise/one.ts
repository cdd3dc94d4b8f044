// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/one-practice.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import { planFor } from '../../elements/session-begin.ts';
import type { Between } from '../../store/between.ts';
import { howTo, type HowTo } from '../../store/library.ts';
import type { Person } from '../../store/person.ts';
import type { Found } from '../../store/practising.ts';
import type { Form } from '../../store/sessions/sessions.ts';
import { practiseWords } from '../../words/practise.ts';
import { words } from '../../words/words.ts';
import { Guided } from './session/guide.ts';
import './session/invited.ts';
import './session/session.ts';
import { telling } from './telling.ts';

/** The page of one practice, and the session of whoever does it now. */
class NearerOne extends LightElement {
  static override properties = {
    person: { attribute: false },
    one: {},
    another: { attribute: false },
    practice: { state: true },
    how: { state: true },
    form: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare one: string;
  /** Opens another one in its place, where it came as a surprise. */
  declare another: (() => void) | null;
  /** Undefined until it was looked for, null where there is none. */
  declare practice: Found | null | undefined;
  declare how: HowTo | null;
  /** How it is about to be done. */
  declare form: Form | null;
  declare error: string;
  private readonly guided = new Guided(this);

  constructor() {
    super();
    this.one = this.error = '';
    this.how = this.form = this.another = null;
  }

  private get between(): Between {
    return this.person.with(this.person.current?.id ?? null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('one')) return;
    this.practice = undefined;
    this.how = this.form = null;
    void this.do(() => this.look());
  }

  private async look(): Promise<void> {
    const { one } = this;
    const { practices } = await this.between.find({ one });
    if (one !== this.one) return;
    const isFirst = this.practice === undefined;
    this.practice = practices[0] ?? null;
    if (isFirst) {
      await this.updateComplete;
      this.turned();
    }
    if (!this.practice || this.how !== null) return;
    const [how] = await Promise.all([howTo(one), this.guided.find()]);
    if (one === this.one) this.how = how;
  }

  private async do(deed: () => Promise<unknown>): Promise<void> {
    this.error = '';
    try {
      await deed();
    } catch (error) {
      this.error = sentenceFor(error);
    }
  }

  private keep(verb: 'favourite' | 'unwanted'): (event: CustomEvent<boolean>) => void {
    return ({ detail }) => {
      void this.do(async () => {
        await this.between[verb](this.one, detail);
        await this.look();
      });
    };
  }

  private readonly begin = ({ detail }: CustomEvent<Form>): void => {
    this.form = detail;
  };

  /** The page of the practice again, where there is a place to say how it was. */
  private readonly close = async (): Promise<void> => {
    this.form = null;
    this.guided.renew();
    await this.updateComplete;
    this.turned();
  };

  protected override render(): TemplateResult {
    const { person, practice, how, form } = this;
    const { guide } = this.guided;
    if (practice && how && guide && (form ?? guide.view))
      return html`<nearer-session
        .person=${person}
        .practice=${practice}
        .how=${how}
        .form=${form ?? 'shared'}
        .guiding=${guide}
        @in-step=${this.guided.turn}
        @close=${this.close}
      ></nearer-session>`;
    return html`<p class="leaf">
        <a class="act plain back" href="/#practise">${practiseWords.one.back}</a>
        ${this.another ? html`<button class="act plain back" type="button" @click=${this.another}>${practiseWords.one.another}</button>` : nothing}
      </p>
      ${this.page()}`;
  }

  /** A line is open only where the other can ask for it. */
  private invited(practice: Found): TemplateResult | typeof nothing {
    if (!this.how || planFor(practice, this.how, 'apart').steps.length === 0) return nothing;
    return html`<nearer-invited
      .person=${this.person}
      .only=${this.one}
      @joined=${this.guided.find}
    ></nearer-invited>`;
  }

  private page(): TemplateResult {
    const say = this.practice === null ? practiseWords.one.none : this.error || words.app.opening;
    if (!this.practice) return html`<div class="leaf"><p class="quiet">${say}</p></div>`;
    return html`<nearer-one-practice
      .practice=${this.practice}
      .how=${this.how}
      .telling=${telling(this.person, this.practice)}
      .error=${this.error}
      .invited=${this.invited(this.practice)}
      @begin=${this.begin}
      @favourite=${this.keep('favourite')}
      @unwanted=${this.keep('unwanted')}
    ></nearer-one-practice>`;
  }
}

define('nearer-one', NearerOne);
