// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { define } from '../../elements/light.ts';
import '../../elements/question.ts';
import type { Exchange } from '../../store/daily.ts';
import { answerDraft } from '../../store/device/drafts.ts';
import { words } from '../../words/words.ts';
import { Draft } from '../draft.ts';
import { none } from './margin.ts';
import { leftover, meeting, same } from './meeting.ts';
import { ours } from './ours.ts';
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
  /** What is being given or left; null once it was, and where another one was wanted meanwhile. */
  private moving: Exchange | null = null;

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
    const writing = this.shown?.state === 'ask' && this.draft.text.trim() !== '' && !this.isMoving;
    if (writing && tonight?.state === 'ask' && !same(tonight, this.shown)) return;
    if (!same(tonight, this.shown) || !this.view.mayGoFirst) this.first = false;
    if (tonight?.state === 'ask') {
      const { id, round } = tonight.question;
      await this.draft.turnTo(answerDraft(this.bond?.id ?? null, id, round));
    } else if (!this.isMoving) {
      await this.draft.settle(); // answered on another device of mine: what stands here is found below
      this.draft.forget();
    }
    if (this.view.tonight === tonight) this.shown = tonight;
  }

  private get isMoving(): boolean {
    return this.moving !== null && same(this.moving, this.shown);
  }

  /** Leads on to the heading of what follows; who turns to another one meanwhile waits for nothing, and stays there. */
  private async move(deed: (shown: Exchange) => Promise<string>): Promise<void> {
    const { shown } = this;
    if (!shown || this.isMoving) return;
    this.moving = shown;
    let say = '';
    const given = async (): Promise<void> => {
      say = await this.draft.giving(() => deed(shown));
    };
    await this.act(given, () => say);
    if (!same(this.moving, shown)) return;
    this.moving = null;
    await this.settle();
    if (!this.acts.error) toHeadingOf(this);
  }

  private readonly give = ({ detail }: CustomEvent<string>): Promise<void> =>
    this.move(async (shown) => {
      const { id, round } = shown.question;
      let say = '';
      if (this.bond === null) await this.between.keepAlone(id, round, detail);
      else if ((await this.between.answer(id, round, detail, { first: this.first })) === 'kept')
        say = words.today.kept;
      if (same(this.moving, shown)) this.emit('given');
      return say;
    });

  private readonly leave = (event: Event): Promise<void> =>
    this.move(async ({ question: { id, round } }) => {
      const pass = event.type === 'pass';
      await (pass ? this.between.pass(id, round) : this.between.later(id, round));
      return pass ? words.today.passed : words.today.laterSaid;
    });

  private readonly takeBack = (): Promise<void> =>
    this.move(async ({ mine }) => {
      if (mine) await this.between.takeBack(mine.id);
      return words.today.tookBack;
    });

  private readonly turnOwn = (event: Event): void => {
    this.own = event.type === 'own';
    this.said = event instanceof CustomEvent && event.type === 'asked' ? String(event.detail) : '';
    toHeadingOf(this);
  };

  protected override render(): TemplateResult | typeof nothing {
    const { shown } = this;
    if (shown === undefined) return nothing;
    if (this.own) return ours(this, this.turnOwn);
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
        .mayGoFirst=${this.view.mayGoFirst}
        .busy=${this.acts.busy && this.isMoving}
        .error=${this.acts.error || this.draft.trouble}
        @typed=${this.draft.typed}
        @give=${this.give}
        @pass=${this.leave}
        @later=${this.leave}
        @own=${this.turnOwn}
        @first=${(event: CustomEvent<boolean>) => (this.first = event.detail)}
        @take-back=${this.takeBack}
        @another=${() => {
          this.moving = null;
          this.emit('another');
        }}
      ></nearer-question>
      ${shown.state === 'ask' ? nothing : leftover(this, shown)} ${meeting(this, shown)}`;
  }
}

define('nearer-asking', NearerAsking);
