// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../../elements/light.ts';
import '../../elements/suggestion.ts';
import { words } from '../../words/words.ts';
import { Part } from './part.ts';
import { readDraft, readOn } from './tried.ts';

/** Tonight's suggestion. Going to its page and putting it aside stay on this device. */
class NearerTrying extends Part {
  /** Without room for it here, nobody asks afterwards how it was; the page is there all the same. */
  private readonly read = (): void => {
    const { person, bond, view } = this;
    const { practice } = view.suggestion;
    if (practice === null) return;
    person.keepDraft(readDraft(bond), readOn(view.day, practice.id)).catch(() => undefined);
  };

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
        @read=${this.read}
        @not-tonight=${this.notTonight}
      ></nearer-suggestion>
      ${this.notice()}`;
  }
}

define('nearer-trying', NearerTrying);
