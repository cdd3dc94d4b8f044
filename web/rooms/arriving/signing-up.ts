// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { plainAct } from '../../elements/acts.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/name-form.ts';
import '../../elements/notice.ts';
import '../../elements/phrase-again.ts';
import '../../elements/phrase-offer.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import { refusedWith } from '../../store/refusal.ts';
import type { Person } from '../../store/person.ts';
import { enteringWords } from '../../words/entering.ts';
import { words } from '../../words/words.ts';
import { begun, keepBegun } from './begun.ts';

const STEPS = ['name', 'phrase', 'again'] as const;
type Step = (typeof STEPS)[number];

/** Three pages from nothing to an account: name, passphrase, and the passphrase typed back. */
class NearerSigningUp extends LightElement {
  static override properties = {
    person: { attribute: false },
    ticket: { attribute: false },
    step: { state: true },
    drawn: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare person: Person;
  /** What lets somebody new in here, where not everybody may. */
  declare ticket: { readonly setup?: string; readonly invitation?: string };
  declare step: Step;
  declare drawn: string;
  declare busy: boolean;
  declare error: string;
  /** What was begun before this page was opened anew. */
  private readonly earlier = begun();
  private handle = this.earlier?.handle ?? '';
  private phrase = '';

  constructor() {
    super();
    this.ticket = {};
    this.step = 'name';
    this.drawn = this.error = '';
    this.busy = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('step')) this.turned();
  }

  private readonly to = (step: Step): void => {
    this.error = '';
    this.step = step;
  };

  private readonly back = (): void => {
    const before = STEPS[STEPS.indexOf(this.step) - 1];
    if (before) this.to(before);
    else keepBegun(null);
    if (!before) this.emit('back');
  };

  private readonly named = async (event: CustomEvent<string>): Promise<void> => {
    this.handle = event.detail;
    try {
      await this.person.instance(); // also fetches the words to draw from
      this.drawn ||= this.person.newPassphrase();
      keepBegun({ handle: this.handle, shown: true });
      this.to('phrase');
    } catch (error) {
      this.error = sentenceFor(error);
    }
  };

  private readonly phraseKept = ({ detail }: CustomEvent<string>): void => {
    this.phrase = detail;
    this.to('again');
  };

  private readonly finish = async (): Promise<void> => {
    const { handle, phrase: passphrase } = this;
    this.busy = true;
    this.error = '';
    try {
      await this.person.signUp({ handle, passphrase, ...this.ticket });
      keepBegun(null);
      this.turned();
    } catch (error) {
      if (refusedWith(error, 'handle-taken')) this.step = 'name';
      this.error = sentenceFor(error);
    } finally {
      this.busy = false;
    }
  };

  protected override render(): TemplateResult {
    return html`<div class="leaf">
      ${this.page()}
      ${this.busy ? nothing : html`<div class="back">${plainAct(words.app.back, this.back)}</div>`}
    </div>`;
  }

  private page(): TemplateResult {
    switch (this.step) {
      case 'name':
        return html`<nearer-name-form
          .handle=${this.handle}
          .error=${this.error}
          @typed=${({ detail }: CustomEvent<string>) => {
            keepBegun({ handle: detail, shown: this.earlier?.shown ?? false });
          }}
          @named=${this.named}
        ></nearer-name-form>`;
      case 'phrase':
        return html`${this.earlier?.shown ? html`<p class="notice">${enteringWords.signUp.renewed}</p>` : nothing}
          <nearer-phrase-offer
            .phrase=${this.drawn}
            @another=${() => (this.drawn = this.person.newPassphrase())}
            @kept=${this.phraseKept}
          ></nearer-phrase-offer>`;
      case 'again':
        return html`<nearer-phrase-again
            .phrase=${this.phrase}
            .label=${enteringWords.signUp.finish}
            .busy=${this.busy}
            @again=${this.finish}
            @see=${this.to.bind(this, 'phrase')}
          ></nearer-phrase-again>
          <nearer-notice
            .tone=${this.error ? 'wrong' : 'plain'}
            .say=${this.error || (this.busy ? enteringWords.signUp.making : '')}
          ></nearer-notice>`;
    }
  }
}

define('nearer-signing-up', NearerSigningUp);
