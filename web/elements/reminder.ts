// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { meWords } from '../words/me.ts';
import { mainAct } from './acts.ts';
import './choice.ts';
import { clock, minuteOf } from './clock.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/** `minute` is of the day here, 0 to 1439; null where there is no reminder. */
export interface Reminding {
  readonly minute: number | null;
  readonly channel: 'none' | 'page';
}

/** Half past eight in the evening. */
const USUAL = 20 * 60 + 30;

/** Whether, when and where to be reminded. Emits `keep` with what is to be kept. */
export class NearerReminder extends LightElement {
  static override properties = {
    reminder: { attribute: false },
    busy: { type: Boolean },
    error: {},
    said: {},
    channel: { state: true },
    time: { state: true },
    missing: { state: true },
  };
  declare reminder: Reminding;
  declare busy: boolean;
  declare error: string;
  declare said: string;
  declare channel: Reminding['channel'];
  declare time: string;
  declare missing: boolean;

  constructor() {
    super();
    this.reminder = { minute: null, channel: 'none' };
    this.busy = false;
    this.error = '';
    this.said = '';
    this.channel = 'none';
    this.time = clock(USUAL);
    this.missing = false;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('reminder')) return;
    this.channel = this.reminder.channel;
    this.time = clock(this.reminder.minute ?? USUAL);
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const minute = this.channel === 'none' ? null : minuteOf(this.time);
    this.missing = this.channel !== 'none' && minute === null;
    if (this.missing) void toFirstError(this);
    else this.emit('keep', { minute, channel: this.channel });
  };

  protected override render(): TemplateResult {
    const w = meWords.reminder;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <nearer-choice
        .label=${w.label}
        .value=${this.channel}
        .options=${[
          { value: 'none', title: w.none },
          { value: 'page', title: w.page, more: w.pageHint },
        ]}
        @chosen=${(event: CustomEvent<Reminding['channel']>) => (this.channel = event.detail)}
      ></nearer-choice>
      ${this.channel === 'none' ? nothing : this.hour()}
      <nearer-notice .tone=${this.error ? 'wrong' : 'good'} .say=${this.error || this.said}></nearer-notice>
      <div class="acts">${mainAct(w.save, this.busy)}</div>
    </form>`;
  }

  private hour(): TemplateResult {
    const w = meWords.reminder;
    return html`<nearer-field
      type="time"
      .label=${w.hour}
      .value=${this.time}
      .error=${this.missing ? w.hourMissing : ''}
      @typed=${(event: CustomEvent<string>) => (this.time = event.detail)}
    ></nearer-field>`;
  }
}

define('nearer-reminder', NearerReminder);
