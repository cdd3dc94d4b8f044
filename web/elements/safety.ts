// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { act, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/** The safety code, to be compared once, together. Emits `same` and `later`. */
export class NearerSafety extends LightElement {
  static override properties = {
    code: { attribute: false },
    name: { attribute: false },
    verified: { type: Boolean },
    error: {},
    differ: { state: true },
  };
  /** Six groups of five digits with spaces between; empty while it is being worked out. */
  declare code: string;
  /** The other's name, or null. */
  declare name: string | null;
  declare verified: boolean;
  declare error: string;
  declare differ: boolean;

  constructor() {
    super();
    this.code = '';
    this.name = null;
    this.verified = false;
    this.error = '';
    this.differ = false;
  }

  private readonly turn = (): void => {
    this.differ = !this.differ;
    this.turned();
  };

  protected override render(): TemplateResult {
    return html`<div class="leaf">${this.differ ? this.warning() : this.compare()}</div>`;
  }

  private compare(): TemplateResult {
    const w = words.safety;
    return html`<h1>${w.title}</h1>
      <p>${w.why(this.name)}</p>
      <nearer-notice
        .tone=${this.error ? 'wrong' : 'plain'}
        .say=${this.error || (this.code ? '' : words.app.opening)}
      ></nearer-notice>
      <ol class="groups digits" aria-label=${w.label} ?hidden=${!this.code}>
        ${this.code.split(' ').map((group) => html`<li>${group}</li>`)}
      </ol>
      ${this.verified ? html`<p class="notice good">${w.done}</p>` : this.answers()}`;
  }

  private answers(): TemplateResult {
    const w = words.safety;
    const say = (name: string) => (): void => {
      this.emit(name);
    };
    return html`<div class="acts">
      <button class="act main" type="button" ?disabled=${!this.code} @click=${say('same')}>${w.same}</button>
      ${act(w.differ, this.turn)} ${plainAct(w.later, say('later'))}
    </div>`;
  }

  private warning(): TemplateResult {
    const w = words.safety;
    const leave = (): void => {
      this.dispatchEvent(new CustomEvent('leaving', { bubbles: true }));
    };
    return html`<h1>${w.differTitle}</h1>
      <p class="notice wrong">${w.differWhy(this.name)}</p>
      <div class="acts">
        ${act(w.checkAgain, this.turn)}
        <button class="act grave" type="button" @click=${leave}>${words.me.leave}</button>
      </div>`;
  }
}

define('nearer-safety', NearerSafety);
