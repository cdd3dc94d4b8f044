// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { sessionWords, type Names } from '../words/session.ts';
import { act, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/** The other can join, or could have. Emits `alone` for going on without them, and `leave`. */
export class NearerSessionWait extends LightElement {
  static override properties = {
    name: {},
    names: { attribute: false },
    over: { type: Boolean },
    error: {},
  };
  /** Of the practice. */
  declare name: string;
  declare names: Names;
  /** Whether nobody is asked any longer. */
  declare over: boolean;
  declare error: string;

  constructor() {
    super();
    this.name = this.error = '';
    this.names = { me: null, them: null };
    this.over = false;
  }

  protected override render(): TemplateResult {
    const w = sessionWords.wait;
    return html`<div class="leaf session">
      <p class="small quiet" dir="auto">${this.name}</p>
      <h1>${this.over ? w.over : w.title(this.names)}</h1>
      <p role="status">${this.over ? w.later : w.why(this.names)}</p>
      ${this.over ? '' : html`<p class="quiet">${w.seen}</p>`}
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      <div class="acts go">
        ${act(w.alone, () => {
          this.emit('alone');
        })}
        ${plainAct(w.leave, () => {
          this.emit('leave');
        })}
      </div>
    </div>`;
  }
}

define('nearer-session-wait', NearerSessionWait);
