// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Planning } from '../store/dates/dates.ts';
import { zoneHere } from '../store/dates/occurrences.ts';
import { ritualWords } from '../words/rituals.ts';
import { mainAct, plainAct } from './acts.ts';
import { everySaid } from './date-words.ts';
import './field.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

const LENGTHS = [0, 15, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440];
const [LONGEST, LAST_DAY] = [{ what: 120, where: 200 }, '2199-12-31'];
type Missing = 'what' | 'where' | 'day' | 'time';

let count = 0;

/** What, when, where and how often. Emits `typed` with a `Planning` at every stroke, then `put`, or `leave`. */
export class NearerDateForm extends LightElement {
  static override properties = {
    planning: { attribute: false },
    rules: { attribute: false },
    changing: { type: Boolean },
    busy: { type: Boolean },
    error: {},
    pressed: { state: true },
  };
  declare planning: Planning;
  /** Of which its day can be the first. */
  declare rules: readonly string[];
  declare changing: boolean;
  declare busy: boolean;
  declare error: string;
  /** Whether it was tried, so that what is missing is said. */
  declare pressed: boolean;
  private readonly own = `date-${++count}`;

  constructor() {
    super();
    this.rules = [];
    this.changing = this.busy = this.pressed = false;
    this.error = '';
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.pressed = true;
    const parts: readonly Missing[] = ['what', 'where', 'day', 'time'];
    if (parts.some((part) => this.wrong(part) !== '')) void toFirstError(this);
    else this.emit('put', this.planning);
  };

  private wrong(part: Missing): string {
    const w = ritualWords.form;
    const value = this.planning[part].trim();
    if (!this.pressed) return '';
    if (value === '') return part === 'where' ? '' : w.missing[part];
    if (part === 'day') return value > LAST_DAY || value < '2000' ? w.far : '';
    return part !== 'time' && value.length > LONGEST[part] ? w.long : '';
  }

  private take(more: Partial<Planning>): void {
    this.planning = { ...this.planning, ...more };
    this.emit('typed', this.planning);
  }

  protected override render(): TemplateResult {
    const w = ritualWords.form;
    const { zone } = this.planning;
    return html`<form class="stack date-form" novalidate @submit=${this.submit}>
      <h2 tabindex="-1">${this.changing ? w.changing : w.title}</h2>
      ${this.field('what', 'text', w.hint)}
      <div class="beside">${this.field('day', 'date')} ${this.field('time', 'time')}</div>
      ${zone === zoneHere() ? nothing : html`<p class="small quiet">${w.zone(zone)}</p>`}
      ${this.select(
        'minutes',
        String(this.planning.minutes),
        LENGTHS.map((minutes) => [String(minutes), w.lasts(minutes)]),
        (value) => ({ minutes: Number(value) }),
      )}
      ${this.select(
        'again',
        this.planning.every,
        [['', w.once], ...this.rules.map((rule): [string, string] => [rule, everySaid(rule, this.planning)])],
        (every) => ({ every }),
        this.planning.day === '' ? w.dayFirst : w.stays,
      )}
      ${this.field('where', 'text')}
      <nearer-notice .tone=${this.error ? 'wrong' : 'plain'} .say=${this.error}></nearer-notice>
      <div class="acts">
        ${mainAct(this.changing ? w.change : w.put, this.busy)}
        ${plainAct(w.leave, () => {
          this.emit('leave');
        })}
      </div>
    </form>`;
  }

  private field(part: Missing, type: 'text' | 'date' | 'time', hint = ''): TemplateResult {
    return html`<nearer-field
      .label=${ritualWords.form[part]}
      .hint=${hint}
      .type=${type}
      .error=${this.wrong(part)}
      .value=${this.planning[part]}
      @typed=${({ detail }: CustomEvent<string>) => {
        this.take({ [part]: detail });
      }}
    ></nearer-field>`;
  }

  private select(
    part: 'minutes' | 'again',
    value: string,
    options: readonly (readonly [value: string, title: string])[],
    taken: (value: string) => Partial<Planning>,
    hint = '',
  ): TemplateResult {
    const id = `${this.own}-${part}`;
    return html`<div class="field">
      <label for=${id}>${ritualWords.form[part]}</label>
      <select
        id=${id}
        aria-describedby="${id}-hint"
        .value=${live(value)}
        @change=${(event: Event) => {
          this.take(taken((event.target as HTMLSelectElement).value));
        }}
      >
        ${options.map(([one, title]) => html`<option value=${one} ?selected=${one === value}>${title}</option>`)}
      </select>
      <p class="hint" id="${id}-hint" ?hidden=${hint === ''}>${hint}</p>
    </div>`;
  }
}

define('nearer-date-form', NearerDateForm);
