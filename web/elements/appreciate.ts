// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { act, mainAct, plainAct } from './acts.ts';
import './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { wrongWith } from './writing.ts';
import './writing.ts';

export interface Thanks {
  readonly what: string;
  readonly when: string;
  readonly meant: string;
}

export interface Giving extends Thanks {
  /** Not before the morning. */
  readonly tucked: boolean;
}

export const NO_THANKS: Thanks = { what: '', when: '', meant: '' };

/** One thing to thank the other for: what, when, what it meant. Emits `writing`, `appreciate` (a `Giving`), `leave`. */
export class NearerAppreciate extends LightElement {
  static override properties = {
    draft: { attribute: false },
    name: { attribute: false },
    alone: { type: Boolean },
    busy: { type: Boolean },
    error: {},
    missing: { state: true },
  };
  declare draft: Thanks;
  declare name: string | null;
  declare alone: boolean;
  declare busy: boolean;
  declare error: string;
  declare missing: string;

  constructor() {
    super();
    this.draft = NO_THANKS;
    this.name = null;
    this.alone = false;
    this.busy = false;
    this.error = '';
    this.missing = '';
  }

  private readonly typed = (part: keyof Thanks) => (event: CustomEvent<string>) => {
    this.draft = { ...this.draft, [part]: event.detail };
    this.missing = '';
    this.emit('writing', this.draft);
  };

  private give(tucked: boolean): void {
    if (this.busy) return;
    const { what, when, meant } = this.draft;
    const empty = words.appreciate.missing;
    this.missing = what.trim() === '' ? empty : wrongWith(`${what}${when}${meant}`, empty);
    if (this.missing) this.querySelector<HTMLElement>('nearer-writing')?.focus();
    else {
      this.emit('appreciate', {
        what: what.trim(),
        when: when.trim(),
        meant: meant.trim(),
        tucked,
      } satisfies Giving);
    }
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    this.give(false);
  };

  protected override render(): TemplateResult {
    const w = words.appreciate;
    return html`<form class="stack appreciate" novalidate @submit=${this.submit}>
      <h2 tabindex="-1">${this.alone ? w.titleAlone : w.title(this.name)}</h2>
      ${this.line('what', 3)} ${this.line('when', 1)} ${this.line('meant', 3)}
      <nearer-notice .tone=${this.error ? 'wrong' : 'plain'} .say=${this.error}></nearer-notice>
      <div class="acts">
        ${mainAct(this.alone ? w.keep : w.now, this.busy)}
        ${
          this.alone
            ? ''
            : act(w.tuck, () => {
                this.give(true);
              })
        }
        ${plainAct(w.cancel, () => {
          this.emit('leave');
        })}
      </div>
    </form>`;
  }

  private line(part: keyof Thanks, rows: number): TemplateResult {
    const w = words.appreciate;
    return html`<nearer-writing
      .label=${w[part]}
      .hint=${w[`${part}Hint`]}
      .rows=${rows}
      .error=${part === 'what' ? this.missing : ''}
      .fixed=${this.busy}
      .value=${this.draft[part]}
      @typed=${this.typed(part)}
    ></nearer-writing>`;
  }
}

define('nearer-appreciate', NearerAppreciate);
