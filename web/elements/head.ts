// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { lockIcon } from './icons.ts';
import './mark.ts';

/** Past the head. The address stays as it is: its fragment says in which room one is. */
function toPage(event: Event): void {
  event.preventDefault();
  document.getElementById('page')?.focus();
}

/** The head of every page: past it with one key, our mark, and the lock for whoever has something open. */
export function head(lock: (() => void) | null): TemplateResult {
  return html`<header class="head">
    <a class="unseen act" href="#page" @click=${toPage}>${words.app.skip}</a>
    <nearer-mark></nearer-mark>
    <p class="tagline">${words.app.tagline}</p>
    ${
      lock
        ? html`<button class="act plain" type="button" @click=${lock}>
            ${lockIcon}${words.app.lockNow}
          </button>`
        : nothing
    }
  </header>`;
}
