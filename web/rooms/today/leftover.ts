// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { plainAct } from '../../elements/acts.ts';
import '../../elements/copy.ts';
import { define } from '../../elements/light.ts';
import type { Question } from '../../store/daily.ts';
import { answerDraft } from '../../store/device/drafts.ts';
import { words } from '../../words/words.ts';
import { Part } from './part.ts';

/**
 * What one wrote here to a question that one has answered on another device: that answer counts, and these words are
 * still one's own, to be copied, put into the journal or let go.
 */
class NearerLeftover extends Part {
  static override properties = { ...Part.properties, question: { attribute: false }, text: { state: true } };
  declare question: Question;
  declare text: string;

  constructor() {
    super();
    this.text = '';
  }

  private get key(): string {
    return answerDraft(this.bond?.id ?? null, this.question.id, this.question.round);
  }

  /** The words come back at any moment: when the server has refused them. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') || changed.has('question')) void this.find();
  }

  private async find(): Promise<void> {
    if (this.person.state === 'open') this.text = await this.person.draft(this.key);
  }

  private readonly letGo = (): Promise<void> =>
    this.act(async () => {
      await this.person.keepDraft(this.key, '');
      this.text = '';
    });

  private readonly toJournal = (): Promise<void> =>
    this.act(
      async () => {
        await this.person.drawer.write(this.text);
        await this.person.keepDraft(this.key, '');
        this.text = '';
      },
      () => words.leftover.kept,
    );

  protected override render(): TemplateResult {
    return html`${this.text.trim() === '' ? nothing : this.words()} ${this.notice()}`;
  }

  private words(): TemplateResult {
    const w = words.leftover;
    return html`<section class="narrow stack offer">
      <p>${w.why}</p>
      <div class="answer mine"><p class="text" dir="auto">${this.text}</p></div>
      <div class="lesser">
        <nearer-copy .text=${this.text}></nearer-copy>
        ${this.person.drawer.made ? plainAct(w.journal, () => void this.toJournal()) : nothing}
        ${plainAct(w.letGo, () => void this.letGo())}
      </div>
    </section>`;
  }
}

define('nearer-leftover', NearerLeftover);
