// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import type { Limits, PracticeCard, Touch } from '../store/daily.ts';
import { meWords } from '../words/me.ts';
import './choice.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import './tick.ts';

const TOUCHES: readonly Touch[] = [0, 1, 2, 3];

/**
 * Topics to leave alone, touch, and what is not for me. Every press counts at once: emits `set` with the limits as
 * they are then, and `back` with the practice that may come back.
 */
export class NearerLimits extends LightElement {
  static override properties = {
    limits: { attribute: false },
    topics: { attribute: false },
    unwanted: { attribute: false },
    error: {},
    said: {},
  };
  declare limits: Limits;
  /** All of them, in the order in which they are shown. */
  declare topics: readonly string[];
  declare unwanted: readonly PracticeCard[];
  declare error: string;
  declare said: string;
  private touched: 'topics' | 'touch' | 'unwanted' = 'topics';

  constructor() {
    super();
    this.limits = { topics: [], touch: 0, depth: 0 };
    this.topics = [];
    this.unwanted = [];
    this.error = '';
    this.said = '';
  }

  /** What has happened stands where it was done, in a place of its own: it covers nothing and moves nothing. */
  private saying(where: typeof this.touched): TemplateResult {
    const say = this.touched === where ? this.error || this.said : '';
    return html`<div class="saying">
      <nearer-notice .tone=${this.error ? 'wrong' : 'good'} .say=${say}></nearer-notice>
    </div>`;
  }

  private set(change: Partial<Limits>): void {
    this.limits = { ...this.limits, ...change };
    this.emit('set', this.limits);
  }

  private turn(topic: string, isOff: boolean): void {
    // A topic of a newer version stays off, although it has no line here.
    const unknown = this.limits.topics.filter((one) => !this.topics.includes(one));
    const off = this.topics.filter((one) => (one === topic ? isOff : this.limits.topics.includes(one)));
    this.touched = 'topics';
    this.set({ topics: [...off, ...unknown] });
  }

  protected override render(): TemplateResult {
    const w = meWords.limits;
    return html`<div class="stack roomy">
      <fieldset class="field">
        <legend>${w.topics}</legend>
        <div class="ticks">${this.topics.map((topic) => this.topic(topic))}</div>
        ${this.saying('topics')}
      </fieldset>
      <nearer-choice
        .label=${w.touch}
        .value=${String(this.limits.touch)}
        .options=${TOUCHES.map((touch) => ({ value: String(touch), title: w.level(touch) }))}
        @chosen=${(event: CustomEvent<string>) => {
          this.touched = 'touch';
          this.set({ touch: Number(event.detail) as Touch });
        }}
      ></nearer-choice>
      ${this.saying('touch')}
      <section class="stack">
        <h2>${w.unwanted}</h2>
        ${this.list()} ${this.saying('unwanted')}
      </section>
    </div>`;
  }

  private topic(topic: string): TemplateResult {
    return html`<nearer-tick
      .label=${meWords.limits.topic(topic)}
      .checked=${this.limits.topics.includes(topic)}
      @ticked=${(event: CustomEvent<boolean>) => {
        this.turn(topic, event.detail);
      }}
    ></nearer-tick>`;
  }

  private list(): TemplateResult {
    const w = meWords.limits;
    if (this.unwanted.length === 0) return html`<p class="quiet">${w.unwantedNone}</p>`;
    return html`<ul class="rows">
      ${this.unwanted.map(
        ({ id, title }) =>
          html`<li class="row">
            <span class="title">${title}</span>
            <button
              class="act plain"
              type="button"
              aria-label=${w.backNamed(title)}
              @click=${() => {
                this.touched = 'unwanted';
                this.emit('back', id);
              }}
            >
              ${w.back}
            </button>
          </li>`,
      )}
    </ul>`;
  }
}

define('nearer-limits', NearerLimits);
