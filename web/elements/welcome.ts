// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Instance } from '../store/kinds.ts';
import { words } from '../words/words.ts';
import { act, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/**
 * What this is, for whom, and what the server cannot see, before anything is typed. Emits `begin` (who is
 * 18 or older), `young` (who is not) and `sign-in`.
 */
export class NearerWelcome extends LightElement {
  static override properties = {
    instance: { attribute: false },
    obstacle: {},
    invited: { type: Boolean },
  };
  declare instance: Instance | null;
  /** Why nothing may be typed here (an insecure address, an old browser); empty where all is well. */
  declare obstacle: string;
  /** Whether there is an invitation or a set-up link in hand. */
  declare invited: boolean;

  constructor() {
    super();
    this.instance = null;
    this.obstacle = '';
    this.invited = false;
  }

  private get mayBegin(): boolean {
    return this.invited || this.instance?.sign_up === 'open';
  }

  protected override render(): TemplateResult {
    const w = words.welcome;
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      <p>${w.what}</p>
      <p>${w.sealed}</p>
      <p class="notice">${w.device}</p>
      ${this.obstacle ? html`<p class="notice wrong" role="alert">${this.obstacle}</p>` : this.acts()}
      <details class="known">
        <summary>${w.sees}</summary>
        <div class="stack">
          <ul class="dashes">
            ${w.seesList.map((line) => html`<li>${line}</li>`)}
          </ul>
          <p>${w.seesNot}</p>
          <p>${w.limit}</p>
          ${this.instance?.name ? html`<p>${w.onThisServer(this.instance.name)}</p>` : nothing}
        </div>
      </details>
      ${this.invited ? nothing : html`<p class="quiet small">${w.adults}</p>`}
    </div>`;
  }

  private acts(): TemplateResult {
    const w = words.welcome;
    const emit = (name: string) => (): void => {
      this.emit(name);
    };
    const begin = html`<button class="act main" type="button" @click=${emit('begin')}>${w.start}</button>`;
    return html`${this.instance && !this.mayBegin ? html`<p class="notice">${w.byInvitation}</p>` : nothing}
      <div class="acts">
        ${this.mayBegin ? begin : nothing} ${act(w.signIn, emit('sign-in'))}
        ${this.mayBegin ? plainAct(w.young, emit('young')) : nothing}
      </div>`;
  }
}

define('nearer-welcome', NearerWelcome);
