// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { plainAct } from '../../elements/acts.ts';
import { define } from '../../elements/light.ts';
import type { Responding } from '../../elements/respond.ts';
import '../../elements/respond.ts';
import '../../elements/responses.ts';
import '../../elements/understood.ts';
import type { Response, Starter, Understood } from '../../store/daily.ts';
import { respondDraft } from '../../store/device/drafts.ts';
import { words } from '../../words/words.ts';
import { Draft } from '../draft.ts';
import { Part } from './part.ts';

/** What was said back to one record of the other's, and a place to say something back. */
class NearerReplying extends Part {
  static override properties = {
    ...Part.properties,
    record: {},
    responses: { attribute: false },
    starters: { attribute: false },
    about: { attribute: false },
    mark: { attribute: false },
    open: { state: true },
  };
  declare record: string;
  declare responses: readonly Response[];
  declare starters: readonly Starter[];
  /** The record of mine about which I may say whether I felt understood, or null. */
  declare about: string | null;
  declare mark: Understood | null;
  declare open: boolean;
  private readonly draft = new Draft(this);
  private readonly starter = new Draft(this);
  private found = '';

  constructor() {
    super();
    this.responses = [];
    this.starters = [];
    this.about = null;
    this.mark = null;
    this.open = false;
  }

  /** Words begun earlier are unfolded again; nobody has to remember that there were any. */
  protected override willUpdate(): void {
    if (this.record && this.record !== this.found && this.bond) void this.find(this.bond.id);
  }

  private async find(bond: string): Promise<void> {
    const key = respondDraft(bond, (this.found = this.record));
    await Promise.all([this.draft.turnTo(key), this.starter.turnTo(`${key}/starter`)]);
    if (this.draft.text !== '') this.open = true;
  }

  private readonly writing = ({ detail }: CustomEvent<Responding>): void => {
    this.draft.take(detail.text);
    this.starter.take(detail.starter);
  };

  private readonly respond = async ({ detail }: CustomEvent<Responding>): Promise<void> => {
    let say = '';
    await this.act(
      async () => {
        const { starter, text } = detail;
        const done = await this.draft.giving(() => this.between.respond(this.record, starter, text));
        say = done === 'kept' ? words.respond.kept : words.respond.sent;
        this.fold();
        await this.starter.drop();
        this.found = ''; // words that were put back are unfolded again
      },
      () => say,
    );
  };

  /** What was begun stays, and is there when it is unfolded again. */
  private readonly fold = (): void => {
    this.open = false;
  };

  private readonly takeBack = ({ detail }: CustomEvent<string>): Promise<void> =>
    this.act(
      () => this.between.takeBack(detail),
      () => words.respond.tookBack,
    );

  private readonly understood = ({ detail }: CustomEvent<Understood>): Promise<void> =>
    this.act(() => this.between.understood(this.about ?? '', detail));

  private readonly unfold = async (): Promise<void> => {
    this.open = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>('.starter')?.focus();
  };

  protected override render(): TemplateResult {
    return html`<div class="stack replying">
      <nearer-responses
        .responses=${this.responses}
        .name=${this.name}
        @take-back=${this.takeBack}
      ></nearer-responses>
      ${
        this.about === null || this.over
          ? nothing
          : html`<nearer-understood
              .mark=${this.mark}
              .name=${this.name}
              @understood=${this.understood}
            ></nearer-understood>`
      }
      ${this.over ? nothing : this.back()} ${this.open ? nothing : this.notice()}
    </div>`;
  }

  private back(): TemplateResult {
    if (!this.open)
      return html`<div class="lesser">${plainAct(words.respond.open, () => void this.unfold())}</div>`;
    return html`<nearer-respond
      .name=${this.name}
      .starters=${this.starters}
      .starter=${this.starter.text === '' ? null : this.starter.text}
      .draft=${this.draft.text}
      .busy=${this.acts.busy}
      .error=${this.acts.error || this.draft.trouble}
      @writing=${this.writing}
      @respond=${this.respond}
      @leave=${this.fold}
    ></nearer-respond>`;
  }
}

define('nearer-replying', NearerReplying);
