// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { plainAct } from '../../elements/acts.ts';
import '../../elements/code-check.ts';
import { twoOfFive } from '../../elements/code-check.ts';
import '../../elements/code-offer.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/name-form.ts';
import '../../elements/phrase-again.ts';
import '../../elements/phrase-offer.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import { refusedWith } from '../../store/refusal.ts';
import type { Person } from '../../store/person.ts';
import { words } from '../../words/words.ts';

const STEPS = ['name', 'phrase', 'again', 'code', 'check'] as const;
type Step = (typeof STEPS)[number];

/** Five pages from nothing to an account: name, passphrase, typed back, recovery code, two groups of it. */
class NearerSigningUp extends LightElement {
  static override properties = {
    person: { attribute: false },
    setup: { attribute: false },
    invitation: { attribute: false },
    step: { state: true },
    drawn: { state: true },
    asked: { state: true },
    busy: { state: true },
    error: { state: true },
    nameError: { state: true },
  };
  declare person: Person;
  declare setup: string | null;
  declare invitation: string | null;
  declare step: Step;
  declare drawn: string;
  declare asked: readonly number[];
  declare busy: boolean;
  declare error: string;
  declare nameError: string;
  private handle = '';
  private phrase = '';
  private code = '';

  constructor() {
    super();
    this.setup = null;
    this.invitation = null;
    this.step = 'name';
    this.drawn = '';
    this.asked = [];
    this.busy = false;
    this.error = '';
    this.nameError = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('step')) this.turned();
  }

  private readonly back = (): void => {
    const at = STEPS.indexOf(this.step);
    this.error = '';
    if (at === 0) this.emit('back');
    else this.step = STEPS[at - 1] ?? 'name';
  };

  private readonly draw = (): void => {
    try {
      this.drawn = this.person.newPassphrase();
    } catch (error) {
      this.error = sentenceFor(error);
    }
  };

  private readonly named = async (event: CustomEvent<string>): Promise<void> => {
    this.handle = event.detail;
    this.nameError = '';
    try {
      await this.person.instance(); // also fetches the words to draw from
      if (!this.drawn) this.drawn = this.person.newPassphrase();
      this.step = 'phrase';
    } catch (error) {
      this.nameError = sentenceFor(error);
    }
  };

  private readonly phraseKept = (event: CustomEvent<string>): void => {
    this.phrase = event.detail;
    this.step = 'again';
  };

  private readonly typedBack = (): void => {
    if (!this.code) this.code = this.person.newRecoveryCode();
    this.step = 'code';
  };

  private readonly codeKept = (): void => {
    this.asked = twoOfFive();
    this.step = 'check';
  };

  private readonly finish = async (): Promise<void> => {
    this.busy = true;
    this.error = '';
    try {
      await this.person.signUp({
        handle: this.handle,
        passphrase: this.phrase,
        recoveryCode: this.code,
        ...(this.setup ? { setup: this.setup } : {}),
        ...(this.invitation ? { invitation: this.invitation } : {}),
      });
      this.turned();
    } catch (error) {
      this.error = sentenceFor(error);
      if (refusedWith(error, 'taken')) {
        this.nameError = this.error;
        this.step = 'name';
      }
    } finally {
      this.busy = false;
    }
  };

  protected override render(): TemplateResult {
    const at = STEPS.indexOf(this.step);
    return html`<div class="leaf">
      <p class="day">${words.signUp.step(at + 1, STEPS.length)}</p>
      ${this.page()}
      ${this.busy ? nothing : html`<div class="back">${plainAct(words.app.back, this.back)}</div>`}
    </div>`;
  }

  private page(): TemplateResult {
    const see = (): void => {
      this.back();
    };
    switch (this.step) {
      case 'name':
        return html`<nearer-name-form
          .handle=${this.handle}
          .adult=${this.handle !== ''}
          .error=${this.nameError}
          @named=${this.named}
        ></nearer-name-form>`;
      case 'phrase':
        return html`<nearer-phrase-offer
          .phrase=${this.drawn}
          @another=${this.draw}
          @kept=${this.phraseKept}
        ></nearer-phrase-offer>`;
      case 'again':
        return html`<nearer-phrase-again
          .phrase=${this.phrase}
          @again=${this.typedBack}
          @see=${see}
        ></nearer-phrase-again>`;
      case 'code':
        return html`<nearer-code-offer .code=${this.code} @kept=${this.codeKept}></nearer-code-offer>`;
      case 'check':
        return html`<nearer-code-check
          .code=${this.code}
          .asked=${this.asked}
          .busy=${this.busy}
          .error=${this.error}
          @checked=${this.finish}
          @see=${see}
        ></nearer-code-check>`;
    }
  }
}

define('nearer-signing-up', NearerSigningUp);
