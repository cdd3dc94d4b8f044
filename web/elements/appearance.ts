// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { meWords } from '../words/me.ts';
import './choice.ts';
import { LightElement, define } from './light.ts';
import { type Look, PLAIN, type Size, SIZES, type Theme } from './look.ts';
import './notice.ts';
import './tick.ts';

/** Colours, size of the letters, motion. Emits `look` at every press: the page itself shows how it is. */
export class NearerAppearance extends LightElement {
  static override properties = { look: { attribute: false }, error: {} };
  declare look: Look;
  declare error: string;

  constructor() {
    super();
    this.look = PLAIN;
    this.error = '';
  }

  private set(change: Partial<Look>): void {
    this.look = { ...this.look, ...change };
    this.emit('look', this.look);
  }

  protected override render(): TemplateResult {
    const w = meWords.appearance;
    return html`<div class="stack roomy">
      <nearer-choice
        .label=${w.colours}
        .value=${this.look.theme}
        .options=${[
          { value: 'device', title: w.device },
          { value: 'light', title: w.light },
          { value: 'dark', title: w.dark },
        ]}
        @chosen=${(event: CustomEvent<Theme>) => {
          this.set({ theme: event.detail });
        }}
      ></nearer-choice>
      <nearer-choice
        .label=${w.size}
        .value=${String(this.look.size)}
        .options=${SIZES.map((size) => ({ value: String(size), title: w.sizes(size) }))}
        @chosen=${(event: CustomEvent<string>) => {
          this.set({ size: Number(event.detail) as Size });
        }}
      ></nearer-choice>
      <nearer-tick
        .label=${w.still}
        .hint=${w.stillHint}
        .checked=${this.look.still}
        @ticked=${(event: CustomEvent<boolean>) => {
          this.set({ still: event.detail });
        }}
      ></nearer-tick>
      <nearer-notice .say=${this.error}></nearer-notice>
    </div>`;
  }
}

define('nearer-appearance', NearerAppearance);
