// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import '../../elements/phrase-again.ts';
import '../../elements/phrase-offer.ts';
import '../../elements/recover.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Person } from '../../store/person.ts';
import { words } from '../../words/words.ts';

type Step = 'code' | 'phrase' | 'again';

/** From the recovery code to a new passphrase. Emits `back`. */
class NearerRecovering extends LightElement {
  static override properties = {
    person: { attribute: false },
    step: { state: true },
    drawn: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare step: Step;
  declare drawn: string;
  declare busy: boolean;
  declare error: string;
  private handle = '';
  private code = '';
  private phrase = '';

  constructor() {
    super();
    this.step = 'code';
    this.drawn = '';
    this.busy = false;
    this.error = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('step')) this.turned();
  }

  private readonly coded = async (event: CustomEvent<{ handle: string; code: string }>): Promise<void> => {
    this.handle = event.detail.handle;
    this.code = event.detail.code;
    this.error = '';
    try {
      await this.person.instance();
      this.drawn = this.person.newPassphrase();
      this.step = 'phrase';
    } catch (error) {
      this.error = sentenceFor(error);
    }
  };

  private readonly kept = (event: CustomEvent<string>): void => {
    this.phrase = event.detail;
    this.step = 'again';
  };

  private readonly finish = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    try {
      await this.person.recover(this.handle, this.code, this.phrase);
      this.turned();
    } catch (error) {
      this.error = sentenceFor(error);
      this.step = 'code';
    } finally {
      this.busy = false;
    }
  };

  protected override render(): TemplateResult {
    return html`<div class="leaf">
      ${this.page()}
      <nearer-notice .say=${this.busy ? words.unlock.opening : ''}></nearer-notice>
    </div>`;
  }

  private page(): TemplateResult {
    const to = (step: Step) => (): void => {
      this.step = step;
    };
    switch (this.step) {
      case 'code':
        return html`<nearer-recover
          .handle=${this.handle || (this.person.handle ?? '')}
          .error=${this.error}
          @code=${this.coded}
          @back=${() => {
            this.emit('back');
          }}
        ></nearer-recover>`;
      case 'phrase':
        return html`<nearer-phrase-offer
          .phrase=${this.drawn}
          @another=${() => (this.drawn = this.person.newPassphrase())}
          @kept=${this.kept}
        ></nearer-phrase-offer>`;
      case 'again':
        return html`<nearer-phrase-again
          .phrase=${this.phrase}
          .busy=${this.busy}
          @again=${this.finish}
          @see=${to('phrase')}
        ></nearer-phrase-again>`;
    }
  }
}

define('nearer-recovering', NearerRecovering);
