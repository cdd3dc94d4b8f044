// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { plainAct } from '../../../elements/acts.ts';
import '../../../elements/date-done.ts';
import { define } from '../../../elements/light.ts';
import '../../../elements/notice.ts';
import { didDraft, keepLine } from '../../../store/dates/dates.ts';
import { ritualWords } from '../../../words/rituals.ts';
import { dayHere } from '../../../words/words.ts';
import { Draft } from '../../draft.ts';
import { Returning } from '../../following.ts';
import { DatesPart } from './part.ts';

/** A line that both keep of a practice, where one of them likes to: folded, until it is asked for. */
class NearerPracticeLine extends DatesPart {
  static override properties = {
    ...DatesPart.properties,
    practice: { attribute: false },
    open: { state: true },
    said: { state: true },
  };
  declare practice: { readonly id: string; readonly title: string };
  declare open: boolean;
  /** What has just happened. */
  declare said: string;
  private readonly draft = new Draft(this);

  constructor() {
    super();
    this.open = false;
    this.said = '';
    new Returning(this, () => {
      this.requestUpdate();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = this.bond?.id;
    this.bond = this.person.current;
    if (this.bond && (before !== this.bond.id || changed.has('practice'))) void this.begin();
  }

  private get key(): string {
    return didDraft(this.between.bond, this.practice.id);
  }

  /** What was begun stands open. */
  private async begin(): Promise<void> {
    await this.draft.turnTo(this.key);
    if (this.draft.text !== '') this.open = true;
  }

  private readonly unfold = async (): Promise<void> => {
    this.said = '';
    await this.begin(); // another one, after one was kept
    this.open = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>('nearer-writing')?.focus();
  };

  private readonly keep = ({ detail: text }: CustomEvent<string>): void => {
    const { practice, key } = this;
    const give = (): ReturnType<typeof keepLine> =>
      keepLine(this.between, { id: practice.id, what: practice.title }, { day: dayHere(), text, key });
    void this.act(() => this.draft.giving(give), ritualWords.done.kept);
  };

  protected override told(say: string): void {
    this.said = say;
    void this.fold();
  }

  /** The keyboard stays where the form was. */
  private readonly fold = async (): Promise<void> => {
    this.open = false;
    await this.updateComplete;
    this.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  };

  protected override render(): TemplateResult | typeof nothing {
    if (this.bond?.closed !== null) return nothing;
    return html`${this.open ? this.form() : plainAct(ritualWords.done.begin, () => void this.unfold())}
      <nearer-notice tone="good" .say=${this.said}></nearer-notice>`;
  }

  private form(): TemplateResult {
    return html`<nearer-date-done
      must
      .what=${this.practice.title}
      .name=${this.name}
      .text=${this.draft.text}
      .busy=${this.busy}
      .error=${this.error || this.draft.trouble}
      @typed=${this.draft.typed}
      @keep=${this.keep}
      @leave=${this.fold}
    ></nearer-date-done>`;
  }
}

define('nearer-practice-line', NearerPracticeLine);
