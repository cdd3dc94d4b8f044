// SPDX-License-Identifier: AGPL-3.0-or-later
/** Buttons, so that each looks and behaves the same everywhere. */
import { html, type TemplateResult } from 'lit';

/** The one thing that this page is for. While it is being done it can be read, and pressing it again does nothing. */
export function mainAct(label: string, busy = false): TemplateResult {
  return html`<button class="act main" type="submit" aria-disabled=${busy ? 'true' : 'false'}>
    ${label}
  </button>`;
}

export function act(label: string, done: () => void): TemplateResult {
  return html`<button class="act" type="button" @click=${done}>${label}</button>`;
}

/** A lesser way, in words. */
export function plainAct(label: string, done: () => void): TemplateResult {
  return html`<button class="act plain" type="button" @click=${done}>${label}</button>`;
}
