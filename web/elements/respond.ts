// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Starter } from '../store/daily.ts';
import { words } from '../words/words.ts';
import { mainAct, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { wrongWith } from './writing.ts';
import './writing.ts';

/** Ways to begin that leave the other's words standing; `room` needs no writing. */
export const STARTERS: readonly Starter[] = ['heard', 'sense', 'thanks', 'more', 'plain', 'room'];
/** Under an appreciation nothing has to be understood. */
export const SHORT: readonly Starter[] = ['thanks', 'plain', 'room'];

export interface Responding {
  readonly starter: Starter;
  readonly text: string;
}

/** Something said back, with a gentle beginning. Emits `writing` with a `Responding`, `respond`, and `leave`. */
export class NearerRespond extends LightElement {
  static override properties = {
    name: { attribute: false },
    starters: { attribute: false },
    starter: { attribute: false },
    draft: { attribute: false },
    busy: { type: Boolean },
    error: {},
    missing: { state: true },
  };
  declare name: string | null;
  declare starters: readonly Starter[];
  /** How it begins; null while that is not chosen. */
  declare starter: Starter | null;
  declare draft: string;
  declare busy: boolean;
  declare error: string;
  declare missing: string;

  constructor() {
    super();
    this.name = null;
    this.starters = STARTERS;
    this.starter = null;
    this.draft = '';
    this.busy = false;
    this.error = '';
    this.missing = '';
  }

  private readonly choose = (starter: Starter) => async (): Promise<void> => {
    this.starter = starter;
    this.missing = '';
    this.emit('writing', { starter, text: this.draft } satisfies Responding);
    await this.updateComplete;
    this.querySelector<HTMLElement>('nearer-writing')?.focus();
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy || this.starter === null) return;
    const text = this.draft.trim();
    const bare = (this.starter === 'room' || this.starter === 'thanks') && text === '';
    this.missing = bare ? '' : wrongWith(this.draft);
    if (this.missing) this.querySelector<HTMLElement>('nearer-writing')?.focus();
    else this.emit('respond', { starter: this.starter, text } satisfies Responding);
  };

  protected override render(): TemplateResult {
    const w = words.respond;
    return html`<form class="stack respond" novalidate @submit=${this.submit}>
      <p class="label">${w.title(this.name)}</p>
      <div class="starters" role="group" aria-label=${w.how}>
        ${this.starters.map(
          (starter) =>
            html`<button
              type="button"
              class="starter"
              aria-pressed=${starter === this.starter ? 'true' : 'false'}
              @click=${this.choose(starter)}
            >
              ${w.starters[starter]}
            </button>`,
        )}
      </div>
      ${this.starter === null ? nothing : this.page(this.starter)}
      <nearer-notice .tone=${this.error ? 'wrong' : 'plain'} .say=${this.error}></nearer-notice>
      <div class="acts">
        ${this.starter === null ? nothing : mainAct(this.starter === 'room' ? w.sendRoom : w.send, this.busy)}
        ${plainAct(w.cancel, () => {
          this.emit('leave');
        })}
      </div>
    </form>`;
  }

  private page(starter: Starter): TemplateResult {
    const hint = words.respond.hints[starter];
    return html`<nearer-writing
      .label=${words.respond.label}
      .hint=${typeof hint === 'string' ? hint : hint(this.name)}
      .rows=${3}
      .error=${this.missing}
      .fixed=${this.busy}
      .value=${this.draft}
      @typed=${(event: CustomEvent<string>) => {
        this.draft = event.detail;
        this.missing = '';
        this.emit('writing', { starter, text: this.draft } satisfies Responding);
      }}
    ></nearer-writing>`;
  }
}

define('nearer-respond', NearerRespond);
