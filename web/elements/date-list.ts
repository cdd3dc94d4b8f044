// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { DatesView } from '../store/dates/dates.ts';
import { latest, type Occurrence, upcoming } from '../store/dates/occurrences.ts';
import { ritualWords } from '../words/rituals.ts';
import { act } from './acts.ts';
import './date-card.ts';
import './date-file.ts';
import './date-kept.ts';
import { LightElement, define } from './light.ts';

/** How many times of a tradition are named, and for how many days one may say 'we did it'. */
const [TIMES, BEHIND] = [3, 14];

/**
 * What comes up, what is just behind, and what was kept. Emits `plan`, `alter` and `off` (a date), `did` (a time),
 * `away` (the id of a line) and `more`.
 */
export class NearerDateList extends LightElement {
  static override properties = {
    view: { attribute: false },
    now: { type: Number },
    name: { attribute: false },
    over: { type: Boolean },
  };
  declare view: DatesView;
  /** An instant. */
  declare now: number;
  declare name: string | null;
  /** The bond has ended. */
  declare over: boolean;

  constructor() {
    super();
    this.now = 0;
    this.name = null;
    this.over = false;
  }

  protected override render(): TemplateResult {
    const { dates, kept, more } = this.view;
    return html`<div class="stack roomy">
      ${this.coming()} ${this.behind()}
      <nearer-date-kept
        .lines=${kept}
        .more=${more}
        .name=${this.name}
        .over=${this.over}
        @away=${this.pass}
        @more=${this.pass}
      ></nearer-date-kept>
      ${dates.length > 1 ? html`<nearer-date-file .dates=${dates} all></nearer-date-file>` : nothing}
    </div>`;
  }

  private coming(): TemplateResult {
    const w = ritualWords.page;
    const coming = this.view.dates
      .map((date) => upcoming(date, this.now, TIMES))
      .filter((times) => times.length > 0)
      .sort(([one], [other]) => (one?.from ?? 0) - (other?.from ?? 0));
    return html`<section class="stack">
      <h2>${w.list}</h2>
      ${coming.length === 0 ? html`<p class="quiet">${w.none}</p>` : coming.map((times) => this.card(times, false))}
      ${
        this.over
          ? nothing
          : html`<div class="acts">
              ${act(w.plan, () => {
                this.emit('plan', '');
              })}
            </div>`
      }
    </section>`;
  }

  private behind(): TemplateResult | typeof nothing {
    const times = this.view.dates
      .map((date) => latest(date, this.now, BEHIND))
      .filter((time) => time !== null && !time.date.done.includes(time.day))
      .sort((one, other) => (other?.from ?? 0) - (one?.from ?? 0));
    if (times.length === 0 || this.over) return nothing;
    return html`<section class="stack">
      <h2>${ritualWords.page.behind}</h2>
      ${times.map((time) => (time ? this.card([time], true) : nothing))}
    </section>`;
  }

  private card(times: readonly Occurrence[], behind: boolean): TemplateResult {
    const [time] = times;
    return html`<nearer-date-card
      .times=${times}
      .behind=${behind}
      .over=${this.over}
      @alter=${() => {
        this.emit('alter', time?.date);
      }}
      @off=${() => {
        this.emit('off', time?.date);
      }}
      @did=${() => {
        this.emit('did', time);
      }}
    ></nearer-date-card>`;
  }

  private readonly pass = (event: Event): void => {
    this.emit(event.type, (event as CustomEvent<unknown>).detail);
  };
}

define('nearer-date-list', NearerDateList);
