// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { plainAct } from '../../elements/acts.ts';
import '../../elements/appreciate.ts';
import type { Giving, Thanks } from '../../elements/appreciate.ts';
import '../../elements/appreciation.ts';
import { define } from '../../elements/light.ts';
import { SHORT } from '../../elements/respond.ts';
import type { Appreciation } from '../../store/daily.ts';
import { appreciateDraft } from '../../store/device/drafts.ts';
import { words } from '../../words/words.ts';
import { Draft } from '../draft.ts';
import { Part } from './part.ts';
import './replying.ts';

const PARTS = ['what', 'when', 'meant'] as const;

/** What each thanked the other for, and a place to do it; alone, what one noticed. */
class NearerThanking extends Part {
  static override properties = { ...Part.properties, open: { state: true } };
  declare open: boolean;
  private readonly drafts = { what: new Draft(this), when: new Draft(this), meant: new Draft(this) };

  constructor() {
    super();
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.find();
  }

  private async find(): Promise<void> {
    const bond = this.bond?.id ?? null;
    await Promise.all(PARTS.map((part) => this.drafts[part].turnTo(appreciateDraft(bond, part))));
    if (PARTS.some((part) => this.drafts[part].text !== '')) this.open = true;
  }

  private readonly unfold = async (): Promise<void> => {
    await this.find();
    this.open = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>('nearer-appreciate h2')?.focus();
  };

  /** What was begun stays, and is there when it is unfolded again. */
  private readonly fold = (): void => {
    this.open = false;
  };

  private readonly writing = ({ detail }: CustomEvent<Thanks>): void => {
    for (const part of PARTS)
      if (this.drafts[part].text !== detail[part]) this.drafts[part].take(detail[part]);
  };

  private readonly give = async ({ detail }: CustomEvent<Giving>): Promise<void> => {
    const w = words.appreciate;
    const { what, when, meant, tucked } = detail;
    let say = '';
    await this.act(
      async () => {
        await Promise.all(PARTS.map((part) => this.drafts[part].settle()));
        const done = await this.between.appreciate({ what, when, meant }, { tucked });
        const sent = tucked ? w.tucked : w.sent;
        say = done === 'kept' ? w.kept : done === 'noted' ? w.noted : sent;
        this.fold();
        for (const part of PARTS) this.drafts[part].forget();
        await this.find();
      },
      () => say,
    );
  };

  private takeBack(id: string): Promise<void> {
    return this.act(
      () => this.between.takeBack(id),
      () => words.respond.tookBack,
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    const { appreciations } = this.view;
    if (this.over && appreciations.length === 0) return nothing;
    return html`<section class="thanks stack narrow">
      ${repeat(
        appreciations,
        ({ id }) => id,
        (one) => this.note(one),
      )}
      ${this.over ? nothing : this.form()} ${this.open ? nothing : this.notice()}
    </section>`;
  }

  private note(one: Appreciation): TemplateResult {
    const alone = this.bond === null;
    return html`<nearer-appreciation
        .appreciation=${one}
        .name=${this.name}
        .day=${this.view.day}
        .alone=${alone}
        @take-back=${() => void this.takeBack(one.id)}
      ></nearer-appreciation>
      ${alone || (one.mine && one.responses.length === 0) ? nothing : this.replies(one)}`;
  }

  private replies(one: Appreciation): TemplateResult {
    return html`<nearer-replying
      .person=${this.person}
      .bond=${this.bond}
      .view=${this.view}
      .again=${this.again}
      .record=${one.mine ? '' : one.id}
      .responses=${one.responses}
      .starters=${SHORT}
    ></nearer-replying>`;
  }

  private form(): TemplateResult {
    const w = words.appreciate;
    const alone = this.bond === null;
    if (!this.open) {
      const label = alone ? w.openAlone : w.open(this.name);
      return html`<div class="folded">${plainAct(label, () => void this.unfold())}</div>`;
    }
    const { what, when, meant } = this.drafts;
    return html`<nearer-appreciate
      .draft=${{ what: what.text, when: when.text, meant: meant.text }}
      .name=${this.name}
      .alone=${alone}
      .busy=${this.acts.busy}
      .error=${this.acts.error || what.trouble || when.trouble || meant.trouble}
      @writing=${this.writing}
      @appreciate=${this.give}
      @leave=${this.fold}
    ></nearer-appreciate>`;
  }
}

define('nearer-thanking', NearerThanking);
