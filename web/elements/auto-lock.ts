// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { meWords } from '../words/me.ts';
import './choice.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

const MINUTES: readonly number[] = [5, 15, 30, 60];
const NEVER = 'never';

/** After how many minutes without a touch this device locks. Emits `set` with them, or null, at the press. */
export class NearerAutoLock extends LightElement {
  static override properties = { minutes: { attribute: false }, error: {}, said: {} };
  declare minutes: number | null;
  declare error: string;
  declare said: string;

  constructor() {
    super();
    this.minutes = null;
    this.error = '';
    this.said = '';
  }

  private readonly chosen = (event: CustomEvent<string>): void => {
    this.minutes = event.detail === NEVER ? null : Number(event.detail);
    this.emit('set', this.minutes);
  };

  protected override render(): TemplateResult {
    const w = meWords.autoLock;
    return html`<div class="stack">
      <nearer-choice
        .label=${w.label}
        .value=${this.minutes === null ? NEVER : String(this.minutes)}
        .options=${[
          ...MINUTES.map((minutes) => ({ value: String(minutes), title: w.minutes(minutes) })),
          { value: NEVER, title: w.never, more: w.neverHint },
        ]}
        @chosen=${this.chosen}
      ></nearer-choice>
      <nearer-notice .tone=${this.error ? 'wrong' : 'good'} .say=${this.error || this.said}></nearer-notice>
    </div>`;
  }
}

define('nearer-auto-lock', NearerAutoLock);
