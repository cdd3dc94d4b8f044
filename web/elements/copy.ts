// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/** Copies a text, and says whether it did. */
export class NearerCopy extends LightElement {
  static override properties = {
    label: {},
    look: {},
    text: { attribute: false },
    said: { state: true },
  };
  declare label: string;
  /** `plain` among lesser ways, empty among the acts of a page. */
  declare look: string;
  declare text: string;
  declare said: string;

  constructor() {
    super();
    this.label = words.unlock.copy;
    this.look = 'plain';
    this.text = '';
    this.said = '';
  }

  private readonly copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.text);
      this.said = words.say.copied;
    } catch {
      this.said = words.say.notCopied;
    }
  };

  protected override render(): TemplateResult {
    return html`<button class="act ${this.look}" type="button" @click=${this.copy}>${this.label}</button>
      <span class="small quiet" role="status">${this.said}</span>`;
  }
}

define('nearer-copy', NearerCopy);
