// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../../elements/earlier.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import '../../elements/question.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Between, Bond, Person, TodayView } from '../../store/person.ts';
import { words } from '../../words/words.ts';
import { Following } from '../following.ts';
import { Acts } from './acts.ts';
import { Draft } from './draft.ts';
import { before, margin, over } from './margin.ts';

/** Today with one other person: the question, and what opened before. */
class NearerEvening extends LightElement {
  static override properties = {
    person: { attribute: false },
    bond: { attribute: false },
    view: { state: true },
    error: { state: true },
    said: { state: true },
  };
  declare person: Person;
  declare bond: Bond;
  declare view: TodayView | null;
  declare error: string;
  declare said: string;
  private readonly draft = new Draft(this);
  private loading: Promise<void> | null = null;
  private wantsAnother = false;
  private readonly acts = new Acts(this);

  constructor() {
    super();
    this.view = null;
    this.error = '';
    this.said = '';
    new Following(this, () => void this.load());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('bond');
    if (before && (before.id !== this.bond.id || before.ready !== this.bond.ready)) void this.load();
  }

  /** Changes may come in a burst: while one look is under way, the next waits for it and then looks once. */
  private async load(): Promise<void> {
    if (this.person.state !== 'open' || !this.bond.ready) {
      this.requestUpdate();
      return;
    }
    const before = this.loading;
    this.loading = (before ?? Promise.resolve()).then(() => this.look());
    await this.loading;
  }

  private async look(): Promise<void> {
    if (!this.isConnected || this.person.state !== 'open') return;
    try {
      const view = await this.between.today({ another: this.wantsAnother });
      const { tonight } = view;
      if (tonight?.state === 'ask') await this.draft.turnTo(this.bond.id, tonight.question);
      this.view = view;
      this.error = '';
    } catch (error) {
      this.error = sentenceFor(error);
    }
  }

  private get between(): Between {
    return this.person.with(this.bond.id);
  }

  private readonly give = async (event: CustomEvent<string>): Promise<void> => {
    const question = this.view?.tonight?.question;
    if (!question || this.acts.busy) return;
    await this.act(async () => {
      const done = await this.between.answer(question.id, question.round, event.detail);
      this.said = done === 'kept' ? words.today.kept : '';
      this.wantsAnother = false;
      await this.draft.drop();
    });
  };

  private readonly pass = async (): Promise<void> => {
    const question = this.view?.tonight?.question;
    if (!question || this.acts.busy) return;
    await this.act(async () => {
      await this.between.pass(question.id, question.round);
      this.said = words.today.passed;
    });
  };

  private readonly another = async (): Promise<void> => {
    await this.act(() => void (this.wantsAnother = true));
    if (this.view?.tonight?.state !== 'ask') this.said = words.today.noOther;
  };

  /** Does one thing with the question, then shows what follows from it, beginning at the heading. */
  private async act(deed: () => Promise<void> | void): Promise<void> {
    this.said = '';
    await this.acts.run(async () => {
      await deed();
      await this.load();
      this.turned();
    });
  }

  protected override render(): TemplateResult {
    return html`${this.page()}
      <nearer-notice .say=${this.said}></nearer-notice>
      ${margin(this.person, this.bond)}
      ${this.view ? html`<nearer-earlier .view=${this.view}></nearer-earlier>` : nothing}`;
  }

  private page(): TemplateResult {
    const w = words.today;
    const { closed } = this.bond;
    if (closed !== null && this.view?.tonight?.state !== 'open') return over(closed, true);
    if (!this.bond.ready) return before(w.notReady(this.bond.names.theirs));
    if (!this.view?.tonight) return before(this.error || words.app.opening, this.error ? 'wrong' : 'plain');
    return html`${closed === null ? nothing : over(closed, false)}<nearer-question
        .exchange=${this.view.tonight}
        .names=${this.view.names}
        .hold=${this.bond.hold}
        .draft=${this.draft.text}
        .busy=${this.acts.busy}
        .error=${this.acts.error || this.error}
        @typed=${this.draft.typed}
        @give=${this.give}
        @pass=${this.pass}
        @another=${this.another}
      ></nearer-question>`;
  }
}

define('nearer-evening', NearerEvening);
