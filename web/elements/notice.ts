// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { LightElement, define } from './light.ts';

export type Tone = 'plain' | 'good' | 'wrong';

/** One sentence about what has happened. The place for it stands in the page before, so that it is read aloud. */
export class NearerNotice extends LightElement {
  static override properties = { say: {}, tone: {} };
  declare say: string;
  declare tone: Tone;

  constructor() {
    super();
    this.say = '';
    this.tone = 'plain';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'status');
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.say ? html`<p class="notice ${this.tone}">${this.say}</p>` : nothing;
  }
}

define('nearer-notice', NearerNotice);
