// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Depth, Limits } from '../store/daily.ts';
import { meWords } from '../words/me.ts';
import './choice.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

const DEPTHS: readonly Depth[] = [1, 2, 3, 4, 5];

/** How deep questions may get for me. Emits `set` with 0 (by itself) or the depth, at the press. */
export class NearerPace extends LightElement {
  static override properties = {
    depth: { attribute: false },
    now: { attribute: false },
    error: {},
    said: {},
  };
  declare depth: Limits['depth'];
  /** How deep they go at the moment; null while that is not known. */
  declare now: Depth | null;
  declare error: string;
  declare said: string;

  constructor() {
    super();
    this.depth = 0;
    this.now = null;
    this.error = '';
    this.said = '';
  }

  private readonly chosen = (event: CustomEvent<string>): void => {
    this.depth = Number(event.detail) as Limits['depth'];
    this.emit('set', this.depth);
  };

  protected override render(): TemplateResult {
    const w = meWords.pace;
    const depths = DEPTHS.map((depth) => ({
      value: String(depth),
      title: w.most(depth),
      more: w.says(depth),
    }));
    return html`<div class="stack roomy">
      ${this.now === null ? nothing : html`<p class="quiet">${w.now(this.now)}</p>`}
      <nearer-choice
        .label=${w.label}
        .value=${String(this.depth)}
        .options=${[{ value: '0', title: w.grow, more: w.growHint }, ...depths]}
        @chosen=${this.chosen}
      ></nearer-choice>
      <nearer-notice .tone=${this.error ? 'wrong' : 'good'} .say=${this.error || this.said}></nearer-notice>
      <p>${w.slow}</p>
    </div>`;
  }
}

define('nearer-pace', NearerPace);
