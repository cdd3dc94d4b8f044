// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Exchange, TodayView } from '../store/daily.ts';
import type { Hold } from '../store/kinds.ts';
import { words } from '../words/words.ts';
import { plainAct } from './acts.ts';
import './answer-form.ts';
import type { Going } from './answer-form.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { offers, offersKept } from './offers.ts';
import './spread.ts';

/** Tonight's question in each of its states. Passes on what the form inside it emits, and `kept` and `another`. */
export class NearerQuestion extends LightElement {
  static override properties = {
    exchange: { attribute: false },
    names: { attribute: false },
    alone: { type: Boolean },
    hold: {},
    draft: { attribute: false },
    first: { type: Boolean },
    mayGoFirst: { type: Boolean },
    busy: { type: Boolean },
    error: {},
    arriving: { state: true },
  };
  declare exchange: Exchange;
  declare names: TodayView['names'];
  declare alone: boolean;
  declare hold: Hold;
  declare draft: string;
  /** I would like to go first. */
  declare first: boolean;
  declare mayGoFirst: boolean;
  declare busy: boolean;
  declare error: string;
  /** Whether the answers opened just now, before the person's eyes. */
  declare arriving: boolean;

  constructor() {
    super();
    this.names = { mine: null, theirs: null };
    this.alone = false;
    this.hold = 'strict';
    this.draft = '';
    this.first = this.mayGoFirst = false;
    this.busy = false;
    this.error = '';
    this.arriving = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('exchange');
    if (!before || before.state === this.exchange.state) return;
    const waited = before.state === 'waiting' || before.state === 'opening';
    this.arriving =
      waited && before.question.id === this.exchange.question.id && this.exchange.state === 'open';
  }

  private get going(): Going {
    if (this.alone) return 'alone';
    if (this.exchange.first === 'them') return 'second';
    if (!this.mayGoFirst) return 'light';
    return this.first ? 'first' : 'together';
  }

  protected override render(): TemplateResult {
    const { question, state } = this.exchange;
    const w = words.today;
    const whose =
      question.by === 'me' ? w.ownMine : question.by === 'them' ? w.ownTheirs(this.names.theirs) : '';
    return html`<div class="leaf asking">
      ${whose ? html`<p class="small quiet">${whose}</p>` : nothing}
      <h1 class="question" dir="auto">${question.text}</h1>
      ${state === 'ask' ? this.ask() : this.pages()}
      <nearer-notice class="unseen" .say=${this.arriving ? w.opened : ''}></nearer-notice>
      ${state === 'waiting' ? this.meanwhile() : nothing}
    </div>`;
  }

  private ask(): TemplateResult {
    const { kept } = this.exchange;
    const take = (): void => {
      this.emit('typed', kept);
    };
    return html`${offers(this.exchange, this.names)}
    ${kept !== null && !this.alone && this.draft === '' ? offersKept(take) : nothing} ${this.form()}`;
  }

  private form(): TemplateResult {
    const on = (event: CustomEvent): void => {
      this.emit(event.type, event.detail);
    };
    return html`<nearer-answer-form
      .draft=${this.draft}
      .name=${this.names.theirs}
      .going=${this.going}
      .busy=${this.busy}
      .error=${this.error}
      @typed=${on}
      @give=${on}
      @pass=${on}
      @later=${on}
      @own=${on}
      @first=${on}
    ></nearer-answer-form>`;
  }

  private pages(): TemplateResult {
    const { mine, theirs, state } = this.exchange;
    const [closed, why] = this.closed();
    return html`<nearer-spread
      .mine=${mine}
      .theirs=${theirs}
      .names=${this.names}
      .closed=${closed}
      .why=${why}
      .only=${state === 'kept' ? 'mine' : ''}
      .arriving=${this.arriving}
    ></nearer-spread>`;
  }

  /** Always there while an answer waits, so that it tells nothing about the other. */
  private meanwhile(): TemplateResult {
    const w = words.today;
    const say = (name: string) => (): void => {
      this.emit(name);
    };
    return html`<div class="lesser">
        ${plainAct(w.another, say('another'))} ${plainAct(w.takeBack, say('take-back'))}
      </div>
      ${this.exchange.first === 'me' ? html`<p class="small quiet">${words.respond.shown}</p>` : nothing}
      <p class="small quiet">${w.apart}</p>`;
  }

  /** What stands on the folded page. It never tells whether the other has answered before both have. */
  private closed(): readonly [string, string] {
    const w = words.today;
    const { state, first } = this.exchange;
    if (state === 'opening') return [w.openingTitle, w.opening(this.names.theirs)];
    if (state !== 'waiting') return ['', ''];
    if (first === 'me') return [w.waitTitle, w.iWentFirst(this.names.theirs)];
    return [w.waitTitle, this.hold === 'strict' ? w.waitStrict : w.waitServer];
  }
}

define('nearer-question', NearerQuestion);
