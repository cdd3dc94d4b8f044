// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import '../../elements/appearance.ts';
import '../../elements/auto-lock.ts';
import { LightElement, define } from '../../elements/light.ts';
import { keepLook, keptLook, type Look } from '../../elements/look.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Person } from '../../store/person.ts';
import { meWords } from '../../words/me.ts';

/** What is set for this device alone: how the pages look, and when it locks by itself. */
class NearerDevice extends LightElement {
  static override properties = {
    person: { attribute: false },
    matter: {},
    error: { state: true },
    said: { state: true },
  };
  declare person: Person;
  declare matter: 'appearance' | 'auto-lock';
  declare error: string;
  declare said: string;

  constructor() {
    super();
    this.error = this.said = '';
  }

  private readonly look = (event: CustomEvent<Look>): void => {
    this.error = keepLook(event.detail) ? '' : meWords.appearance.notKept;
  };

  private readonly set = async (event: CustomEvent<number | null>): Promise<void> => {
    this.error = this.said = '';
    try {
      await this.person.setLockAfter(event.detail);
      this.said = meWords.autoLock.saved;
    } catch (error) {
      this.error = sentenceFor(error);
    }
  };

  protected override render(): TemplateResult {
    return html`<div class="leaf">
      ${this.matter === 'appearance' ? this.appearance() : this.autoLock()}
    </div>`;
  }

  private appearance(): TemplateResult {
    const w = meWords.appearance;
    return html`<h1>${w.title}</h1>
      <p>${w.why}</p>
      <nearer-appearance .look=${keptLook()} .error=${this.error} @look=${this.look}></nearer-appearance>`;
  }

  private autoLock(): TemplateResult {
    const w = meWords.autoLock;
    return html`<h1>${w.title}</h1>
      <p>${w.why}</p>
      <nearer-auto-lock
        .minutes=${this.person.lockAfter}
        .error=${this.error}
        .said=${this.said}
        @set=${this.set}
      ></nearer-auto-lock>`;
  }
}

define('nearer-device', NearerDevice);
