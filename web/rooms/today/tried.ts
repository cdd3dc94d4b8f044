// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { plainAct } from '../../elements/acts.ts';
import '../../elements/check-in.ts';
import { begin, type Checking } from '../../elements/checking.ts';
import { define } from '../../elements/light.ts';
import type { PracticeOn } from '../../store/daily.ts';
import { words } from '../../words/words.ts';
import { Part } from './part.ts';

/** How a practice was: tonight's once its page was read here, else last evening's. One line until it is unfolded. */
class NearerTried extends Part {
  static override properties = { ...Part.properties, read: {}, under: { state: true } };
  /** The practice whose page was read tonight; empty where none was. */
  declare read: string;
  /** What is under way; null while it is one line. */
  declare under: Checking | null;

  constructor() {
    super();
    this.read = '';
    this.under = null;
  }

  private get practice(): PracticeOn | null {
    const { last, tonights } = this.view.checkin;
    return tonights?.id === this.read ? tonights : last;
  }

  private async open(): Promise<void> {
    this.under = begin(null);
    await this.updateComplete;
    this.querySelector<HTMLElement>('.asks')?.focus({ preventScroll: true });
  }

  private readonly done = async ({ detail }: CustomEvent<Checking>): Promise<void> => {
    const { practice, under } = this;
    const { done, felt } = detail;
    if (practice === null || done === null) {
      this.under = null;
      return;
    }
    await this.act(
      async () => {
        if (this.under !== under) return; // a press that came while it was kept is one too many
        await this.between.practised(practice.id, practice.day, { done, felt });
        this.under = null;
      },
      () => words.checkIn.practiceGiven,
    );
  };

  protected override render(): TemplateResult | typeof nothing {
    const { practice, under } = this;
    if (this.over) return nothing;
    return html`${practice ? this.about(practice, under) : nothing} ${this.notice()}`;
  }

  private about(practice: PracticeOn, under: Checking | null): TemplateResult {
    const w = words.checkIn;
    if (under === null) {
      const label = practice.day === this.view.day ? w.practice : w.practiceLast;
      return html`<div class="folded">${plainAct(label(practice.title), () => void this.open())}</div>`;
    }
    return html`<nearer-check-in
      .checking=${under}
      .name=${this.name}
      .practice=${practice}
      @turned-to=${({ detail }: CustomEvent<Checking>) => (this.under = detail)}
      @done=${this.done}
      @fold=${() => (this.under = null)}
    ></nearer-check-in>`;
  }
}

define('nearer-tried', NearerTried);
