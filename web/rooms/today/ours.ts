// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { define } from '../../elements/light.ts';
import type { Asked } from '../../elements/own-question.ts';
import '../../elements/own-question.ts';
import { askDraft } from '../../store/device/drafts.ts';
import { words } from '../../words/words.ts';
import { Draft } from '../draft.ts';
import type { Shower } from './meeting.ts';
import { Part } from './part.ts';

/** A question of our own being written. Emits `asked` with what to say of it, and `cancel`. */
class NearerOurs extends Part {
  private readonly draft = new Draft(this);

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.bond) void this.draft.turnTo(askDraft(this.bond.id));
  }

  private readonly ask = async ({ detail }: CustomEvent<Asked>): Promise<void> => {
    let say = '';
    await this.act(async () => {
      const done = await this.draft.giving(() => this.between.ask(detail.text, detail.depth));
      say = done === 'kept' ? words.own.kept : words.own.asked;
    });
    if (!this.acts.error) this.emit('asked', say);
  };

  protected override render(): TemplateResult {
    return html`<nearer-own-question
      .draft=${this.draft.text}
      .name=${this.name}
      .busy=${this.acts.busy}
      .error=${this.acts.error || this.draft.trouble}
      @typed=${this.draft.typed}
      @ask=${this.ask}
      @cancel=${() => {
        this.emit('cancel');
      }}
    ></nearer-own-question>`;
  }
}

define('nearer-ours', NearerOurs);

/** In the place of tonight's question; `turn` hears of both ways back. */
export function ours({ person, bond, view, again }: Shower, turn: (event: Event) => void): TemplateResult {
  return html`<nearer-ours
    .person=${person}
    .bond=${bond}
    .view=${view}
    .again=${again}
    @asked=${turn}
    @cancel=${turn}
  ></nearer-ours>`;
}
