// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { mainAct, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { numbers } from './pick.ts';
import './pick.ts';
import './writing.ts';

/** It stands above an answer as a heading. */
const LONGEST = 300;

export interface Asked {
  readonly text: string;
  readonly depth: 1 | 2 | 3 | 4 | 5;
}

/** One of our own: the question and how deep it goes. Emits `typed`, `ask` with an `Asked`, and `cancel`. */
export class NearerOwnQuestion extends LightElement {
  static override properties = {
    draft: { attribute: false },
    name: { attribute: false },
    depth: { attribute: false },
    busy: { type: Boolean },
    error: {},
    checked: { state: true },
  };
  declare draft: string;
  declare name: string | null;
  /** `1` to `5`, or null while it is not chosen. */
  declare depth: string | null;
  declare busy: boolean;
  declare error: string;
  declare checked: boolean;

  constructor() {
    super();
    this.draft = '';
    this.name = null;
    this.depth = null;
    this.busy = false;
    this.error = '';
    this.checked = false;
  }

  private get missing(): string {
    if (!this.checked) return '';
    const { length } = this.draft.trim();
    return length === 0 ? words.own.empty : length > LONGEST ? words.own.tooLong : '';
  }

  private readonly typed = (event: CustomEvent<string>): void => {
    this.draft = event.detail;
    this.emit('typed', this.draft);
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.checked = true;
    if (this.missing) this.querySelector<HTMLElement>('nearer-writing')?.focus();
    else if (this.depth === null) this.querySelector<HTMLElement>('nearer-pick button')?.focus();
    else {
      const depth = Number(this.depth) as Asked['depth'];
      this.emit('ask', { text: this.draft.trim(), depth } satisfies Asked);
    }
  };

  protected override render(): TemplateResult {
    const w = words.own;
    return html`<form class="leaf" novalidate @submit=${this.submit}>
      <h1>${w.title}</h1>
      <nearer-writing
        .label=${w.label}
        .hint=${w.hint(this.name)}
        .rows=${3}
        .error=${this.missing}
        .fixed=${this.busy}
        .value=${this.draft}
        @typed=${this.typed}
      ></nearer-writing>
      <nearer-pick
        .label=${w.depth}
        .picks=${numbers(1, 5)}
        .ends=${[w.depthFrom, w.depthTo]}
        .value=${this.depth}
        .error=${this.checked && this.depth === null ? w.depthMissing : ''}
        @picked=${(event: CustomEvent<string>) => (this.depth = event.detail)}
      ></nearer-pick>
      <nearer-notice .tone=${this.error ? 'wrong' : 'plain'} .say=${this.error}></nearer-notice>
      <div class="acts">
        ${mainAct(w.ask, this.busy)}
        ${plainAct(w.cancel, () => {
          this.emit('cancel');
        })}
      </div>
    </form>`;
  }
}

define('nearer-own-question', NearerOwnQuestion);
