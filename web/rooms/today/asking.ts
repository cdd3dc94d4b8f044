// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { define } from '../../elements/light.ts';
import '../../elements/question.ts';
import type { Exchange } from '../../store/daily.ts';
import { answerDraft } from '../../store/drafts.ts';
import { words } from '../../words/words.ts';
import { Draft } from '../draft.ts';
import { none } from './margin.ts';
import { meeting, same } from './meeting.ts';
import './ours.ts';
import { Part, toHeadingOf } from './part.ts';

/** Tonight's question, and one of our own. Emits `another` when one more is wanted, `given`. */
class NearerAsking extends Part {
  static override properties = {
    ...Part.properties,
    shown: { state: true },
    first: { state: true },
    own: { state: true },
  };
  /** What is on the page: while somebody writes under a question, no other comes in its place. */
  declare shown: Exchange | null | undefined;
  declare first: boolean;
  declare own: boolean;
  private readonly draft = new Draft(this);
  private moving = false;
  private wanted = false; // another one, while this one was on its way: it stays

  constructor() {
    super();
    this.shown = undefined;
    this.first = this.own = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') || changed.has('bond')) void this.settle();
  }

  /** The draft is there before the question is, so that no stroke falls between the two. */
  private async settle(): Promise<void> {
    const { tonight } = this.view;
    const writing = this.shown?.state === 'ask' && this.draft.text.trim() !== '' && !this.moving;
    if (writing && tonight?.state === 'ask' && !same(tonight, this.shown)) return;
    if (!same(tonight, this.shown)) this.first = false;
    if (tonight?.state === 'ask') {
      const { id, round } = tonight.question;
      await this.draft.turnTo(answerDraft(this.bond?.id ?? null, id, round));
    }
    if (this.view.tonight === tonight) this.shown = tonight;
  }

  /** Something that leads on from this question, and begins at the heading of the next; what it says comes back. */
  private async move(deed: () => Promise<string>): Promise<void> {
    if (this.acts.busy) return;
    this.moving = true;
    this.wanted = false;
    let say = '';
    const given = async (): Promise<void> => {
      say = await this.draft.giving(deed);
    };
    await this.act(given, () => say);
    this.moving = false;
    await this.settle();
    if (!this.acts.error) toHeadingOf(this);
  }

  private readonly give = async ({ detail }: CustomEvent<string>): Promise<void> => {
    const { shown, first, bond } = this;
    if (!shown) return;
    const { id, round } = shown.question;
    await this.move(async () => {
      let say = '';
      if (bond === null) await this.between.keepAlone(id, round, detail);
      else if ((await this.between.answer(id, round, detail, { first })) === 'kept') say = words.today.kept;
      if (!this.wanted) this.emit('given');
      return say;
    });
  };

  private readonly leave = async (event: Event): Promise<void> => {
    const { shown } = this;
    if (!shown) return;
    const { id, round } = shown.question;
    const pass = event.type === 'pass';
    await this.move(async () => {
      await (pass ? this.between.pass(id, round) : this.between.later(id, round));
      return pass ? words.today.passed : words.today.laterSaid;
    });
  };

  private readonly takeBack = async (): Promise<void> => {
    const id = this.shown?.mine?.id;
    if (!id) return;
    await this.move(async () => {
      await this.between.takeBack(id);
      return words.today.tookBack;
    });
  };

  private readonly turnOwn = (event: Event): void => {
    this.own = event.type === 'own';
    this.said = event instanceof CustomEvent && event.type === 'asked' ? String(event.detail) : '';
    toHeadingOf(this);
  };

  protected override render(): TemplateResult | typeof nothing {
    const { shown } = this;
    if (shown === undefined) return nothing;
    if (this.own) {
      return html`<nearer-ours
        .person=${this.person}
        .bond=${this.bond}
        .view=${this.view}
        .again=${this.again}
        @asked=${this.turnOwn}
        @cancel=${this.turnOwn}
      ></nearer-ours>`;
    }
    return html`${shown === null ? none() : this.question(shown)}
    ${this.acts.error && shown?.state === 'ask' ? nothing : this.notice()}`;
  }

  private question(shown: Exchange): TemplateResult {
    return html`<nearer-question
        .exchange=${shown}
        .names=${this.view.names}
        .alone=${this.bond === null}
        .hold=${this.bond?.hold ?? 'strict'}
        .draft=${this.draft.text}
        .first=${this.first}
        .busy=${this.acts.busy}
        .error=${this.acts.error}
        @typed=${this.draft.typed}
        @give=${this.give}
        @pass=${this.leave}
        @later=${this.leave}
        @own=${this.turnOwn}
        @first=${(event: CustomEvent<boolean>) => (this.first = event.detail)}
        @take-back=${this.takeBack}
        @another=${() => {
          this.wanted = true;
          this.emit('another');
        }}
      ></nearer-question>
      ${meeting(this, shown)}`;
  }
}

define('nearer-asking', NearerAsking);
