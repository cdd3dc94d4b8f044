// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';

/** Who invites, above the page to which an invitation has led; nothing where `say` is empty. */
export function invitedBy(say: string): TemplateResult | typeof nothing {
  return say === '' ? nothing : html`<div class="leaf"><p class="notice">${say}</p></div>`;
}
