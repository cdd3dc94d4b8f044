// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Hold, TodayView } from '../store/kinds.ts';
import { dayInWords, words } from '../words/words.ts';
import { plainAct } from './acts.ts';
import './answer-form.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import './spread.ts';

/** Today's question in each of its states. Passes on `typed`, `give` and `pass` of the form inside it. */
export class NearerQuestion extends LightElement {
  static override properties = {
    view: { attribute: false },
    date: {},
    hold: {},
    draft: { attribute: false },
    busy: { type: Boolean },
    error: {},
    arriving: { state: true },
  };
  declare view: TodayView;
  declare date: string;
  declare hold: Hold;
  declare draft: string;
  declare busy: boolean;
  declare error: string;
  /** Whether the answers opened just now, before the person's eyes. */
  declare arriving: boolean;

  constructor() {
    super();
    this.date = '';
    this.hold = 'strict';
    this.draft = '';
    this.busy = false;
    this.error = '';
    this.arriving = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('view');
    if (!before) return;
    const waited = before.state === 'waiting' || before.state === 'opening';
    const same = before.question?.id === this.view.question?.id;
    if (before.state !== this.view.state) this.arriving = waited && same && this.view.state === 'open';
  }

  protected override render(): TemplateResult {
    const { question, state } = this.view;
    if (!question || state === 'done') return this.done('h1');
    return html`<div class="leaf">
      <p class="day">${dayInWords(this.date)}</p>
      <h1 class="question" dir="auto">${question.text}</h1>
      ${state === 'ask' ? this.form() : this.pages()}
      <nearer-notice class="unseen" .say=${this.arriving ? words.today.opened : ''}></nearer-notice>
      ${state === 'waiting' ? this.meanwhile() : nothing}
      ${state === 'open' ? html`<div class="part">${this.done('p')}</div>` : nothing}
    </div>`;
  }

  private form(): TemplateResult {
    const pass = (event: CustomEvent): void => {
      this.emit(event.type, event.detail);
    };
    return html`<nearer-answer-form
      .draft=${this.draft}
      .hint=${words.today.hint(this.view.names.theirs)}
      .busy=${this.busy}
      .error=${this.error}
      @typed=${pass}
      @give=${pass}
      @pass=${pass}
    ></nearer-answer-form>`;
  }

  private pages(): TemplateResult {
    const { mine, theirs, names } = this.view;
    const [closed, why] = this.closed();
    return html`<nearer-spread
      .mine=${mine}
      .theirs=${theirs}
      .names=${names}
      .closed=${closed}
      .why=${why}
      .arriving=${this.arriving}
    ></nearer-spread>`;
  }

  /** Always there while an answer waits, so that it tells nothing about the other. */
  private meanwhile(): TemplateResult {
    return html`<div class="acts">
      ${plainAct(words.today.another, () => {
        this.emit('another');
      })}
    </div>`;
  }

  /** What stands on the folded page. It never tells whether the other has answered before both have. */
  private closed(): readonly [string, string] {
    const w = words.today;
    const { state, names } = this.view;
    if (state === 'opening') return [w.openingTitle, w.opening(names.theirs)];
    if (state === 'waiting') return [w.waitTitle, this.hold === 'strict' ? w.waitStrict : w.waitServer];
    return ['', ''];
  }

  private done(as: 'h1' | 'p'): TemplateResult {
    const w = words.today;
    if (as === 'h1') {
      return html`<div class="leaf">
        <p class="day">${dayInWords(this.date)}</p>
        <h1>${w.done}</h1>
        <p>${w.doneMore}</p>
      </div>`;
    }
    return html`<p>${w.done} <span class="quiet">${w.doneMore}</span></p>`;
  }
}

define('nearer-question', NearerQuestion);
