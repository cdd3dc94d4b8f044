// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../../elements/check-in.ts';
import { begin, readChecking, saysNothing, type Checking } from '../../elements/checking.ts';
import { define } from '../../elements/light.ts';
import { words } from '../../words/words.ts';
import { Draft } from '../draft.ts';
import { noted } from './noted.ts';
import { Part } from './part.ts';

const FOLDED = 'folded';

/**
 * The check-in: unfolded until it is given or put off, then one line. What was tapped is kept through a dead tab.
 * Emits `put-off` with the day, and `asked` once it is no longer under way: then other things may be shown.
 */
class NearerNoting extends Part {
  static override properties = { ...Part.properties, under: { state: true } };
  /** What is under way; null while it is one line, undefined before anything is known. */
  declare under: Checking | null | undefined;
  private readonly draft = new Draft(this);
  private day = '';

  constructor() {
    super();
    this.under = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return;
    const before = changed.get('view');
    if (this.under === undefined || (before && before.day !== this.view.day))
      void this.turnTo(this.dayAtFirst());
    else if (this.givenElsewhere) this.under = null;
  }

  /** In the morning one remembers yesterday; today has hardly begun. */
  private dayAtFirst(): string {
    return (this.isFirst ? null : this.view.checkin.yesterday) ?? this.view.day;
  }

  private get isYesterday(): boolean {
    return this.day !== this.view.day;
  }

  private get bondKey(): string {
    return this.bond?.id ?? '-';
  }

  /** Shows the check-in of that day: as it was left, or from the beginning, or folded. */
  private async turnTo(day: string): Promise<void> {
    this.day = day;
    await this.draft.turnTo(`check-in/${this.bondKey}/${day}`);
    const given = this.isYesterday ? null : this.view.checkin.given;
    const left = readChecking(this.draft.text);
    const quiet = given !== null || this.isFirst || this.draft.text === FOLDED || this.tooEarly;
    this.under = left ?? (quiet ? null : begin(null));
    if (this.draft.text === FOLDED) this.emit('put-off', day);
    if (this.under === null) this.emit('asked');
  }

  /** The first evening: the question comes first, and this waits as one line. */
  private get isFirst(): boolean {
    return this.view.opened.length === 0 && this.view.tonight?.state === 'ask';
  }

  /** On another device or in another tab, while nothing was tapped here. */
  private get givenElsewhere(): boolean {
    const { under } = this;
    return !this.isYesterday && this.view.checkin.given !== null && !!under && saysNothing(under.given);
  }

  private get tooEarly(): boolean {
    const hour = new Date().getHours();
    return !this.isYesterday && hour >= 4 && hour < 12;
  }

  private readonly turned_ = ({ detail }: CustomEvent<Checking>): void => {
    this.under = detail;
    this.draft.take(JSON.stringify(detail));
  };

  private readonly fold = async (): Promise<void> => {
    this.under = null;
    this.draft.take(FOLDED);
    this.emit('put-off', this.day);
    await this.toLine();
  };

  private readonly otherDay = async (): Promise<void> => {
    const { day, checkin } = this.view;
    await this.turnTo(this.isYesterday ? day : (checkin.yesterday ?? day));
    this.under ??= begin(null);
  };

  private readonly done = async ({ detail }: CustomEvent<Checking>): Promise<void> => {
    const { day, between, under } = this;
    const yesterday = this.isYesterday;
    const { given } = this.view.checkin;
    let say = '';
    await this.act(
      async () => {
        if (this.under !== under) return; // a press that came while it was kept is one too many
        const news = JSON.stringify(detail.given) !== JSON.stringify(yesterday ? null : given);
        if (news && !saysNothing(detail.given)) await between.checkIn(day, detail.given);
        await this.draft.drop();
        this.under = null;
        say = yesterday ? words.checkIn.givenYesterday : '';
      },
      () => say,
    );
    if (yesterday && this.under === null) await this.turnTo(this.view.day);
    await this.toLine();
  };

  /** The keyboard stays where the check-in was. */
  private async toLine(): Promise<void> {
    if (this.under === null) this.emit('asked');
    await this.updateComplete;
    this.querySelector<HTMLElement>('.folded button')?.focus({ preventScroll: true });
  }

  private async open(): Promise<void> {
    const given = this.isYesterday ? null : this.view.checkin.given;
    await this.draft.turnTo(`check-in/${this.bondKey}/${this.day}`);
    this.under = begin(given);
    await this.updateComplete;
    this.querySelector<HTMLElement>('.asks')?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.under === undefined || this.over) return nothing;
    const { yesterday } = this.view.checkin;
    if (this.under === null)
      return html`${noted(this.view.checkin, this.isYesterday, () => void this.open())} ${this.notice()}`;
    return html`<nearer-check-in
        .checking=${this.under}
        .name=${this.name}
        .yesterday=${this.isYesterday}
        .other=${yesterday !== null}
        @turned-to=${this.turned_}
        @done=${this.done}
        @fold=${this.fold}
        @other-day=${this.otherDay}
      ></nearer-check-in>
      ${this.notice()}`;
  }
}

define('nearer-noting', NearerNoting);
