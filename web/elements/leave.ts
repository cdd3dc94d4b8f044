// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Leaving } from '../store/kinds.ts';
import { dayHere, words } from '../words/words.ts';
import './choice.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { exitLimits, helpHere } from './quick-exit.ts';
import './tick.ts';

/** Leaving, as one person's own act: quiet unless they wish otherwise. Emits `leave`. */
export class NearerLeave extends LightElement {
  static override properties = {
    name: { attribute: false },
    busy: { type: Boolean },
    error: {},
    tell: { state: true },
    day: { state: true },
    sure: { state: true },
    checked: { state: true },
  };
  /** The other's name, or null. */
  declare name: string | null;
  declare busy: boolean;
  declare error: string;
  declare tell: Leaving['tell'];
  declare day: string;
  declare sure: boolean;
  declare checked: boolean;

  constructor() {
    super();
    this.name = null;
    this.busy = false;
    this.error = '';
    this.tell = 'never';
    this.day = '';
    this.sure = false;
    this.checked = false;
  }

  private get dayMissing(): boolean {
    return this.tell === 'date' && this.day <= dayHere();
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.checked = true;
    if (!this.sure || this.dayMissing) {
      void toFirstError(this);
      return;
    }
    const leaving: Leaving = this.tell === 'date' ? { tell: 'date', on: this.day } : { tell: this.tell };
    this.emit('leave', leaving);
  };

  protected override render(): TemplateResult {
    const w = words.leave;
    return html`<form class="leaf" novalidate @submit=${this.submit}>
      <nearer-quick-exit></nearer-quick-exit>
      <h1>${w.title(this.name)}</h1>
      <p>${w.fear} ${helpHere()}</p>
      <p>${w.instead}</p>
      <p>${w.why}</p>
      <p>${w.keeps(this.name)}</p>
      <p class="notice">${w.care} <a href="/#me/export">${words.me.export}</a></p>
      ${this.telling()}
      <nearer-tick
        .label=${w.sure}
        .checked=${this.sure}
        .error=${this.checked && !this.sure ? w.sureMissing : ''}
        @ticked=${(event: CustomEvent<boolean>) => (this.sure = event.detail)}
      ></nearer-tick>
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      <div class="acts">
        <button class="act grave" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>
          ${w.leave}
        </button>
      </div>
      ${exitLimits()}
    </form>`;
  }

  private telling(): TemplateResult {
    const w = words.leave;
    return html`<nearer-choice
        .label=${w.tell(this.name)}
        .value=${this.tell}
        .options=${[
          { value: 'never', title: w.never, more: w.neverHint },
          { value: 'now', title: w.now, more: w.nowHint },
          { value: 'date', title: w.onDate },
        ]}
        @chosen=${(event: CustomEvent<Leaving['tell']>) => (this.tell = event.detail)}
      ></nearer-choice>
      ${
        this.tell === 'date'
          ? html`<nearer-field
              type="date"
              .label=${w.date}
              .value=${this.day}
              .error=${this.checked && this.dayMissing ? words.say.dayToCome : ''}
              @typed=${(event: CustomEvent<string>) => (this.day = event.detail)}
            ></nearer-field>`
          : nothing
      }`;
  }
}

define('nearer-leave', NearerLeave);
