// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { define } from '../../../elements/light.ts';
import '../../../elements/notice.ts';
import { sentenceFor } from '../../../elements/sentence.ts';
import type { Sent } from '../../../store/between.ts';
import { type DatesView, datesNow } from '../../../store/dates/dates.ts';
import { ritualWords } from '../../../words/rituals.ts';
import { words } from '../../../words/words.ts';
import { Returning } from '../../following.ts';
import { DatesPart } from './part.ts';
import { standing } from './standing.ts';
import './wishing.ts';
import { type Open, writing } from './writing.ts';

/** How many kept lines are shown at once. */
const LINES = 10;

/** Dates and rituals: what comes up, what was kept, and what one would like to do. */
export class NearerDatesPage extends DatesPart {
  static override properties = {
    ...DatesPart.properties,
    view: { state: true },
    open: { state: true },
    said: { state: true },
    wished: { state: true },
  };
  declare view: DatesView | null;
  declare open: Open | null;
  declare said: string;
  /** The same about the list below, said there. */
  declare wished: string;
  private show = LINES;
  /** Of two looks only the later one is painted. */
  private looks = 0;

  constructor() {
    super();
    this.view = this.open = null;
    this.said = this.wished = '';
    new Returning(this, () => void this.look());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('person')) void this.look();
  }

  private isHere(): boolean {
    return this.person.state === 'open';
  }

  private async look(): Promise<void> {
    if (!this.isHere()) return;
    const look = ++this.looks;
    this.bond = this.person.current;
    try {
      const view = await datesNow(this.between, this.show);
      if (look !== this.looks) return;
      const isFirst = this.view === null;
      this.view = view;
      await this.updateComplete;
      if (isFirst) this.turned();
    } catch (error) {
      if (look === this.looks && this.isHere()) this.error = sentenceFor(error);
    }
  }

  turn(open: Open | null, said = ''): void {
    this.open = open;
    this.said = said;
    this.wished = '';
    if (open === null) void this.updateComplete.then(() => this.querySelector<HTMLElement>('h1')?.focus());
  }

  private readonly done = ({ detail }: CustomEvent<string>): void => {
    this.turn(null, detail);
    void this.look();
  };

  readonly plan = ({ detail }: CustomEvent<string>): void => {
    this.turn({ at: 'plan', earlier: null, what: detail });
  };

  private readonly leave = (): void => {
    this.turn(null);
  };

  /** Takes something back, and says that it is. */
  back(taking: () => Promise<Sent | undefined>, say: string): void {
    void this.act(async () => {
      const sent = await taking();
      this.turn(null, sent === 'kept' ? ritualWords.page.kept : say);
      await this.look();
      return sent;
    }, '');
  }

  readonly more = (): void => {
    this.show += LINES;
    void this.look();
  };

  protected override render(): TemplateResult {
    const w = ritualWords.page;
    const { view, bond, open } = this;
    return html`<div class="leaf stack roomy dates">
      <h1 tabindex="-1">${w.title}</h1>
      ${view || this.error ? nothing : html`<p class="quiet">${words.app.opening}</p>`}
      ${view && open ? writing(this, open, this.done, this.leave) : nothing}
      ${view && !open ? html`<p>${bond === null ? w.alone : this.over ? w.over : w.why}</p>` : nothing}
      <nearer-notice
        class="saying"
        ?hidden=${open !== null}
        .tone=${this.error ? 'wrong' : 'good'}
        .say=${this.error || this.said}
      ></nearer-notice>
      ${view && !open ? this.standing(view) : nothing}
    </div>`;
  }

  get over(): boolean {
    return this.bond !== null && this.bond.closed !== null;
  }

  private standing(view: DatesView): TemplateResult {
    return html`${this.bond ? standing(this, view) : nothing}
      <nearer-dates-wishing
        .person=${this.person}
        .bond=${this.bond}
        .view=${view}
        .said=${this.wished}
        @done=${({ detail }: CustomEvent<string>) => {
          this.wished = detail;
          void this.look();
        }}
        @plan=${this.plan}
      ></nearer-dates-wishing>`;
  }
}

define('nearer-dates-page', NearerDatesPage);
