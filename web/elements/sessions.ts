// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../store/kinds.ts';
import { meWords } from '../words/me.ts';
import { dayInShort, words } from '../words/words.ts';
import { act, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/** Where one is signed in. Emits `end` with a session's id, and `end-others`. */
export class NearerSessions extends LightElement {
  static override properties = { sessions: { attribute: false }, error: {}, said: {} };
  /** Null while we are asking. */
  declare sessions: readonly Session[] | null;
  declare error: string;
  declare said: string;

  constructor() {
    super();
    this.sessions = null;
    this.error = '';
    this.said = '';
  }

  protected override render(): TemplateResult {
    const w = meWords.sessions;
    const { sessions } = this;
    const others = sessions?.some((session) => !session.current) ?? false;
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      <nearer-notice .tone=${this.error ? 'wrong' : 'good'} .say=${this.error || this.said}></nearer-notice>
      ${
        sessions
          ? html`<ul class="rows">
              ${sessions.map((session) => this.line(session))}
            </ul>`
          : html`<p class="quiet">${this.error ? '' : words.app.opening}</p>`
      }
      ${
        others
          ? html`<div class="acts">
              ${act(w.endOthers, () => {
                this.emit('end-others');
              })}
            </div>`
          : sessions && html`<p class="quiet">${w.onlyThis}</p>`
      }
    </div>`;
  }

  private line(session: Session): TemplateResult {
    const w = meWords.sessions;
    const end = (): void => {
      this.emit('end', session.id);
    };
    return html`<li class="row">
      <span>
        <span class="title">${session.label || w.unnamed}${session.current ? ` (${w.this})` : ''}</span>
        <span class="more">${w.line(dayInShort(session.since), dayInShort(session.last_day))}</span>
      </span>
      ${session.current ? nothing : plainAct(w.end, end)}
    </li>`;
  }
}

define('nearer-sessions', NearerSessions);
