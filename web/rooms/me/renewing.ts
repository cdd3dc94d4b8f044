// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import '../../elements/again.ts';
import '../../elements/code-check.ts';
import { twoOfFive } from '../../elements/code.ts';
import '../../elements/code-offer.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/phrase-again.ts';
import '../../elements/phrase-offer.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Person } from '../../store/person.ts';
import { isWithoutAnswer } from '../../store/refusal.ts';
import { meWords } from '../../words/me.ts';
import { words } from '../../words/words.ts';

type Step = 'ask' | 'offer' | 'check' | 'done';

/** A new passphrase, or a recovery code, the first or a new one: the old passphrase, the new secret shown, typed back, set. */
class NearerRenewing extends LightElement {
  static override properties = {
    person: { attribute: false },
    matter: {},
    step: { state: true },
    fresh: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare matter: 'passphrase' | 'recovery';
  declare step: Step;
  /** The new passphrase or code; a code is drawn once, so that nobody writes down two. */
  declare fresh: string;
  declare busy: boolean;
  declare error: string;
  private old = '';
  private asked: readonly number[] = [];

  constructor() {
    super();
    this.step = 'ask';
    this.fresh = this.error = '';
    this.busy = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('step') && changed.get('step') !== undefined) this.turned();
  }

  private readonly to = (step: Step) => (): void => {
    this.step = step;
  };

  private readonly draw = (): void => {
    this.fresh = this.matter === 'passphrase' ? this.person.newPassphrase() : this.person.newRecoveryCode();
  };

  private readonly begin = async (event: CustomEvent<string>): Promise<void> => {
    this.old = event.detail;
    this.error = '';
    try {
      await this.person.instance(); // also fetches the words to draw from
      if (this.matter === 'recovery') await this.person.confirm(this.old);
      if (this.matter === 'passphrase' || this.fresh === '') this.draw();
      this.step = 'offer';
    } catch (error) {
      this.error = sentenceFor(error, { 'wrong-key': meWords.passphrase.wrong });
    }
  };

  private readonly kept = (event: CustomEvent<string | undefined>): void => {
    this.fresh = event.detail ?? this.fresh;
    this.asked = twoOfFive();
    this.step = 'check';
  };

  private readonly finish = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.error = '';
    try {
      if (this.matter === 'passphrase') await this.person.changePassphrase(this.old, this.fresh);
      else await this.person.setRecovery(this.old, this.fresh);
      this.step = 'done';
    } catch (error) {
      this.error = sentenceFor(error, { 'wrong-key': meWords.passphrase.wrong });
      // Without an answer the code may hold already: the same one is sent again.
      if (this.matter === 'recovery' && isWithoutAnswer(error)) this.error += ` ${meWords.recovery.perhaps}`;
      else this.step = 'ask';
    } finally {
      this.busy = false;
      this.old = this.step === 'done' ? '' : this.old;
    }
  };

  protected override render(): TemplateResult {
    return html`<div class="leaf">
      ${this.matter === 'passphrase' ? this.passphrase() : this.recovery()}
    </div>`;
  }

  private ask(w: { readonly title: string; readonly why: string }, label: string): TemplateResult {
    return html`<nearer-again
      .heading=${w.title}
      .why=${w.why}
      .label=${label}
      .error=${this.error}
      @phrase=${this.begin}
    ></nearer-again>`;
  }

  private passphrase(): TemplateResult {
    const w = meWords.passphrase;
    if (this.step === 'ask') return this.ask(w, w.old);
    if (this.step === 'done') return html`<h1>${w.done}</h1>`;
    if (this.step === 'offer') {
      return html`<nearer-phrase-offer
        .phrase=${this.fresh}
        @another=${this.draw}
        @kept=${this.kept}
      ></nearer-phrase-offer>`;
    }
    return html`<nearer-phrase-again
        .phrase=${this.fresh}
        .busy=${this.busy}
        @again=${this.finish}
        @see=${this.to('offer')}
      ></nearer-phrase-again>
      <nearer-notice .say=${this.busy ? words.unlock.opening : ''}></nearer-notice>`;
  }

  private recovery(): TemplateResult {
    const w = meWords.recovery;
    const isFirst = this.person.recoveryMade === false;
    if (this.step === 'ask') return this.ask(isFirst ? w.first : w, meWords.again.label);
    if (this.step === 'done') return html`<h1>${w.done}</h1>`;
    if (this.step === 'offer')
      return html`<nearer-code-offer .code=${this.fresh} @kept=${this.kept}></nearer-code-offer>`;
    return html`<nearer-code-check
      .code=${this.fresh}
      .asked=${this.asked}
      .label=${w.finish}
      .busy=${this.busy}
      .error=${this.error}
      @checked=${this.finish}
      @see=${this.to('offer')}
    ></nearer-code-check>`;
  }
}

define('nearer-renewing', NearerRenewing);
