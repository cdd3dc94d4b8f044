// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import '../../elements/numbers.ts';
import type { LeftOut } from '../../elements/numbers.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Between } from '../../store/between.ts';
import type { Person } from '../../store/person.ts';
import type { NumbersView } from '../../store/seen.ts';
import { dayHere, words } from '../../words/words.ts';
import { usWords } from '../../words/us.ts';
import '../lookback/looked.ts';

/** How many evenings are listed at first, and more at a time. */
const PAGE = 14;
/** How long it is said that something was kept. */
const READ_MS = 5_000;

/** Of which evenings the numbers are made: own records, kept one after the other, each at the press. */
class NearerCounting extends LightElement {
  static override properties = {
    person: { attribute: false },
    bond: { attribute: false },
    view: { state: true },
    error: { state: true },
    said: { state: true },
  };
  declare person: Person;
  /** The pairing that this is about; null for somebody alone. */
  declare bond: string | null;
  declare view: NumbersView | null;
  declare error: string;
  declare said: string;
  private show = PAGE;
  private last: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.view = null;
    this.error = this.said = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('bond')) this.do(() => Promise.resolve());
  }

  /** Does something, and looks anew. */
  private do(deed: (between: Between) => Promise<void>, said = ''): void {
    this.error = this.said = '';
    this.last = this.last.then(async () => {
      const between = this.person.with(this.bond);
      try {
        await deed(between);
        this.view = await between.numbers(this.show);
        this.say(said);
      } catch (error) {
        this.error = sentenceFor(error);
      }
    });
  }

  private say(what: string): void {
    this.said = what;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.said = ''), READ_MS);
  }

  private readonly leaveOut = ({ detail }: CustomEvent<LeftOut>): void => {
    this.do((between) => between.leaveOut(detail.day, detail.is), usWords.numbers.kept);
  };

  private readonly afresh = ({ detail }: CustomEvent<boolean>): void => {
    this.do((between) => between.beginAfresh(detail ? dayHere() : null), usWords.numbers.kept);
  };

  private readonly turn = ({ detail }: CustomEvent<boolean>): void => {
    this.do((between) => between.turnSeeing(detail), usWords.numbers.kept);
  };

  private readonly more = (): void => {
    this.show += PAGE;
    this.do(() => Promise.resolve());
  };

  protected override render(): TemplateResult {
    const w = usWords.numbers;
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      ${this.view ? this.page(this.view) : this.coming()}
      <nearer-looked listed .person=${this.person} .bond=${this.bond}></nearer-looked>
    </div>`;
  }

  private coming(): TemplateResult {
    return this.error
      ? html`<nearer-notice tone="wrong" .say=${this.error}></nearer-notice>`
      : html`<p class="quiet">${words.app.opening}</p>`;
  }

  private page(view: NumbersView): TemplateResult {
    return html`<nearer-numbers
      .view=${view}
      .error=${this.error}
      .said=${this.said}
      @leave-out=${this.leaveOut}
      @afresh=${this.afresh}
      @turn=${this.turn}
      @more=${this.more}
    ></nearer-numbers>`;
  }
}

define('nearer-counting', NearerCounting);
