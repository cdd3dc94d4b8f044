// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { plainAct } from '../../elements/acts.ts';
import '../../elements/check-in.ts';
import { begin, type Checking } from '../../elements/checking.ts';
import { define } from '../../elements/light.ts';
import type { PracticeOn } from '../../store/daily.ts';
import type { Bond } from '../../store/person.ts';
import { words } from '../../words/words.ts';
import { Part } from './part.ts';

/** Where this device notes which suggestion's page was read last, sealed like what is being written. */
export function readDraft(bond: Bond | null): string {
  return `practice/${bond?.id ?? '-'}`;
}

/** What it notes: the evening and the practice. */
export function readOn(day: string, practice: string): string {
  return `${day} ${practice}`;
}

/** How a practice was: tonight's once its page was read here, else last evening's. One line until it is unfolded. */
class NearerTried extends Part {
  static override properties = { ...Part.properties, read: { state: true }, under: { state: true } };
  /** What this device noted (`readOn`); null before it has looked. */
  declare read: string | null;
  /** What is under way; null while it is one line. */
  declare under: Checking | null;

  constructor() {
    super();
    this.read = null;
    this.under = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view')) void this.look();
  }

  private async look(): Promise<void> {
    this.read = await this.person.draft(readDraft(this.bond)).catch(() => '');
  }

  private get practice(): PracticeOn | null {
    if (this.read === null) return null;
    const { last, tonights } = this.view.checkin;
    return tonights && this.read === readOn(tonights.day, tonights.id) ? tonights : last;
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
