// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { helpIcon, lockIcon } from './icons.ts';
import './mark.ts';

/** Past the head. The address stays as it is: its fragment says in which room one is. */
function toPage(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('main:not([hidden])')?.focus();
}

interface Head {
  /** Opens help, or closes it. */
  readonly help: () => void;
  readonly helping: boolean;
  /** For whoever has something open. */
  readonly lock: (() => void) | null;
}

/** The head of every page: past it with one key, our mark, help, and the lock. */
export function head(o: Head): TemplateResult {
  return html`<header class="head">
    <a class="unseen act" href="#page" @click=${toPage}>${words.app.skip}</a>
    <nearer-mark></nearer-mark>
    <p class="tagline">${words.app.tagline}</p>
    <div class="heads">
      <button
        class="act plain"
        type="button"
        id="help"
        aria-pressed=${o.helping ? 'true' : 'false'}
        @click=${o.help}
      >
        ${helpIcon}${words.help.open}
      </button>
      ${
        o.lock
          ? html`<button class="act plain" type="button" @click=${o.lock}>
              ${lockIcon}${words.app.lockNow}
            </button>`
          : nothing
      }
    </div>
  </header>`;
}
