// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../../elements/light.ts';
import '../../elements/suggestion.ts';
import { words } from '../../words/words.ts';
import { Part } from './part.ts';
import { READING } from './reading.ts';

/** Tonight's suggestion. Putting it aside stays on this device. */
class NearerTrying extends Part {
  private readonly notTonight = async (): Promise<void> => {
    const { practice } = this.view.suggestion;
    if (practice === null) return;
    await this.act(
      () => this.between.notTonight(practice.id),
      () => words.suggestion.put,
    );
  };

  protected override render(): TemplateResult | typeof nothing {
    if (this.over) return nothing;
    return html`<nearer-suggestion
        class="narrow"
        .suggestion=${this.view.suggestion}
        .name=${this.name}
        .alone=${this.bond === null}
        href="/${READING}"
        @not-tonight=${this.notTonight}
      ></nearer-suggestion>
      ${this.notice()}`;
  }
}

define('nearer-trying', NearerTrying);
