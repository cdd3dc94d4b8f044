// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Practice } from '../store/daily.ts';
import type { HowTo } from '../store/library.ts';
import { words } from '../words/words.ts';
import { act, plainAct } from './acts.ts';
import { known, unwanted } from './known.ts';
import { LightElement, define } from './light.ts';

/** A practice on its own page: what to know, then step by step. Emits `step` (where one is), `unwanted`, `close`. */
export class NearerPractice extends LightElement {
  static override properties = {
    practice: { attribute: false },
    how: { attribute: false },
    alone: { type: Boolean },
    error: {},
    at: { type: Number },
    apart: { state: true },
  };
  declare practice: Practice;
  /** Null until it has come; nothing begins before. */
  declare how: HowTo | null;
  /** The steps for somebody alone. */
  declare alone: boolean;
  declare error: string;
  /** 0 before it begins, then the number of the step; one past the last at the end. */
  declare at: number;
  /** The steps for two who are in two places. */
  declare apart: boolean;

  constructor() {
    super();
    this.how = null;
    this.alone = this.apart = false;
    this.error = '';
    this.at = 0;
  }

  protected override firstUpdated(): void {
    this.turned();
  }

  private get steps(): readonly string[] {
    if (this.how === null) return [];
    const { steps, alone, apart } = this.how;
    const other = this.alone ? alone : this.apart ? apart : [];
    return other.length > 0 ? other : steps;
  }

  private begin(apart: boolean): () => void {
    return () => {
      this.apart = apart;
      this.go(1)();
    };
  }

  private go(by: number): () => void {
    return () => {
      this.at += by;
      this.emit('step', this.at);
      this.turned();
    };
  }

  private readonly close = (): void => {
    this.emit('close');
  };

  private readonly refuse = (): void => {
    this.emit('unwanted');
  };

  protected override render(): TemplateResult {
    if (this.at === 0 || this.how === null) return this.first();
    return this.at > this.steps.length ? this.last() : this.step();
  }

  private first(): TemplateResult {
    const w = words.practice;
    const { title, summary, minutes, place, touch } = this.practice;
    const facts = [
      words.suggestion.minutes(minutes),
      ...(this.alone ? [] : [words.suggestion.places[place], w.touch[touch]]),
    ];
    return html`<article class="leaf practice">
      <h1 dir="auto">${title}</h1>
      <p dir="auto">${summary}</p>
      <p class="small quiet">${facts.join(' · ')}</p>
      ${this.how === null ? this.coming() : this.about(this.how)}
    </article>`;
  }

  private coming(): TemplateResult {
    const said = this.error
      ? html`<p class="notice wrong" role="alert">${this.error}</p>`
      : html`<p class="quiet">${words.app.opening}</p>`;
    return html`${said}
      <div class="acts">${plainAct(words.practice.close, this.close)}</div>`;
  }

  /** Cautions first, so that nobody meets them in the middle. */
  private about(how: HowTo): TemplateResult {
    const w = words.practice;
    const { grade, needs } = this.practice;
    return html`${
        how.cautions.length > 0
          ? html`<section class="cautions">
              <h2>${w.before}</h2>
              <ul class="dashes">
                ${how.cautions.map((caution) => html`<li dir="auto">${caution}</li>`)}
              </ul>
            </section>`
          : nothing
      }
      ${needs ? html`<p dir="auto">${w.needs}: ${needs}</p>` : nothing}
      <div class="acts">
        <button class="act main" type="button" @click=${this.begin(false)}>${w.begin}</button>
        ${!this.alone && how.apart.length > 0 ? act(w.beginApart, this.begin(true)) : nothing}
        ${plainAct(w.close, this.close)}
      </div>
      ${known(grade, how)} ${unwanted(this.error, this.refuse)}`;
  }

  private step(): TemplateResult {
    const w = words.practice;
    return html`<article class="leaf practice step">
      <p class="small quiet">${this.practice.title} · ${w.step(this.at, this.steps.length)}</p>
      <h1 class="large" dir="auto">${this.steps[this.at - 1]}</h1>
      <div class="acts">
        <button class="act main" type="button" @click=${this.go(1)}>${w.next}</button>
        ${act(w.back, this.go(-1))} ${plainAct(w.end, this.close)}
      </div>
    </article>`;
  }

  private last(): TemplateResult {
    const w = words.practice;
    return html`<article class="leaf practice step">
      <p class="small quiet">${this.practice.title}</p>
      <h1>${w.last}</h1>
      <p>${w.lastWhy}</p>
      <div class="acts">
        <button class="act main" type="button" @click=${this.close}>${w.close}</button>
        ${act(w.back, this.go(-1))}
      </div>
    </article>`;
  }
}

define('nearer-practice', NearerPractice);
