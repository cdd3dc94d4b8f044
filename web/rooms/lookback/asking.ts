// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../../elements/afraid.ts';
import { define } from '../../elements/light.ts';
import { offer } from '../../elements/looking-month.ts';
import '../../elements/looking-week.ts';
import { beginning, isEmpty, NO_MONTH, NO_WEEK, readUnder, type Under } from '../../elements/looking.ts';
import { keepMonth, keepWeek, lookback, type Month, type Week } from '../../store/lookback.ts';
import { lookbackWords } from '../../words/lookback.ts';
import { Draft } from '../draft.ts';
import { Part } from '../today/part.ts';

const FOLDED = 'folded';

type Step = 'week' | 'afraid' | 'month' | 'noted' | 'none';

/**
 * Looking back, where it is due: on a week at once, on a month once its line is pressed. What was tapped is kept through
 * a dead tab; of the question that is kept nowhere there is no draft either.
 */
class NearerAskingBack extends Part {
  static override properties = { ...Part.properties, step: { state: true }, open: { state: true } };
  declare step: Step;
  /** Whether the month is unfolded. */
  declare open: boolean;
  private readonly draft = new Draft(this);
  private of: 'week' | 'month' = 'week';
  private day = '';

  constructor() {
    super();
    this.step = 'none';
    this.open = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('view');
    if (changed.has('view') && before?.day !== this.view.day) void this.look();
  }

  /** Nothing is said where the brain cannot tell: then it is asked on another evening. */
  private async look(): Promise<void> {
    const due = await lookback(this.between).catch(() => null);
    if (!due || this.over) return;
    this.of = due.week === null ? 'month' : 'week';
    const since = due[this.of];
    this.step = 'none';
    if (since === null) return;
    this.day = this.of === 'week' ? since : this.view.day;
    await this.draft.turnTo(`looked/${this.of}/${this.bond?.id ?? '-'}/${since}`);
    if (this.draft.text === FOLDED) return;
    this.open = this.draft.text !== '';
    this.step = this.of;
  }

  private under<Said>(none: Said): Under<Said> {
    return readUnder<Said>(this.draft.text) ?? beginning(none);
  }

  private readonly turned_ = ({ detail }: CustomEvent<unknown>): void => {
    this.draft.take(JSON.stringify(detail));
  };

  private readonly fold = (): void => {
    this.draft.take(FOLDED);
    this.step = 'none';
  };

  /** What says nothing is not kept, and not asked again here. A press that came while it was kept is one too many. */
  private async keep(empty: boolean, deed: () => Promise<void>, then: Step): Promise<void> {
    await this.act(async () => {
      if (this.step !== this.of) return;
      if (!empty) await deed();
      if (empty) this.draft.take(FOLDED);
      else await this.draft.drop();
      this.step = then;
    });
    this.toIt('.asks, .noted');
  }

  private readonly week = ({ detail: { said } }: CustomEvent<Under<Week>>): Promise<void> =>
    this.keep(isEmpty(said), () => keepWeek(this.between, { ...said, day: this.day, out: false }), 'afraid');

  private readonly month = ({ detail: { said } }: CustomEvent<Under<Month>>): Promise<void> =>
    this.keep(isEmpty(said), () => keepMonth(this.between, { ...said, day: this.day, out: false }), 'noted');

  private readonly afterwards = (): void => {
    this.step = 'noted';
    this.toIt('.noted');
  };

  private readonly unfold = (): void => {
    this.open = true;
    this.toIt('.asks');
  };

  /** The keyboard stays here. */
  private toIt(selector: string): void {
    void this.updateComplete
      .then(
        () =>
          this.querySelector<Element & { updateComplete?: Promise<unknown> }>('.looking-back > *')
            ?.updateComplete,
      )
      .then(() => this.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true }));
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.step === 'none') return this.notice();
    return html`<div class="looking-back">${this.asks()}</div>
      ${this.notice()}`;
  }

  private asks(): TemplateResult {
    const { week, month } = lookbackWords;
    switch (this.step) {
      case 'week':
        return html`<nearer-looking-week
          .under=${this.under(NO_WEEK)}
          .name=${this.name}
          @turned-to=${this.turned_}
          @done=${this.week}
          @fold=${this.fold}
        ></nearer-looking-week>`;
      case 'afraid':
        return html`<nearer-afraid .name=${this.name} @over=${this.afterwards}></nearer-afraid>`;
      case 'month':
        return this.open ? this.pictures() : offer(this.unfold, this.fold);
      default: {
        const { kept, where } = this.of === 'week' ? week : month;
        return html`<p class="noted quiet" tabindex="-1">${kept} <span class="small">${where}</span></p>`;
      }
    }
  }

  private pictures(): TemplateResult {
    return html`<nearer-looking-month
      .under=${this.under(NO_MONTH)}
      .name=${this.name}
      @turned-to=${this.turned_}
      @done=${this.month}
      @fold=${this.fold}
    ></nearer-looking-month>`;
  }
}

define('nearer-asking-back', NearerAskingBack);
