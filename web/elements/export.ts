// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { readPassphrase } from '../sealed/account.ts';
import { meWords } from '../words/me.ts';
import { words } from '../words/words.ts';
import { mainAct } from './acts.ts';
import './choice.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

export interface Wanted {
  readonly own: boolean;
  readonly passphrase: string;
}

/** A file that lies ready in this page. */
export interface Ready {
  readonly href: string;
  readonly name: string;
  readonly bytes: number;
}

/**
 * One's own copy: what goes in, and then the file. Emits `make`.
 *
 * The passphrase is asked for whatever goes in: an unlocked device is not the whole person.
 */
export class NearerExport extends LightElement {
  static override properties = {
    ready: { attribute: false },
    busy: { type: Boolean },
    error: {},
    what: { state: true },
    phrase: { state: true },
    missing: { state: true },
  };
  declare ready: Ready | null;
  declare busy: boolean;
  declare error: string;
  declare what: 'shared' | 'all';
  declare phrase: string;
  declare missing: boolean;

  constructor() {
    super();
    this.ready = null;
    this.busy = false;
    this.error = '';
    this.what = 'shared';
    this.phrase = '';
    this.missing = false;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const phrase = readPassphrase(this.phrase);
    this.missing = phrase === '';
    if (this.missing) void toFirstError(this);
    else this.emit('make', { own: this.what === 'all', passphrase: phrase });
  };

  protected override render(): TemplateResult {
    return this.ready ? this.file(this.ready) : this.form();
  }

  private form(): TemplateResult {
    const w = meWords.export;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      <p class="notice">${w.care}</p>
      <nearer-choice
        .label=${w.what}
        .value=${this.what}
        .options=${[
          { value: 'shared', title: w.shared },
          { value: 'all', title: w.all, more: w.allHint },
        ]}
        @chosen=${(event: CustomEvent<'shared' | 'all'>) => (this.what = event.detail)}
      ></nearer-choice>
      ${this.again()}
      <nearer-notice
        .tone=${this.error ? 'wrong' : 'plain'}
        .say=${this.error || (this.busy ? w.making : '')}
      ></nearer-notice>
      <div class="acts">${mainAct(w.make, this.busy)}</div>
    </form>`;
  }

  private again(): TemplateResult {
    return html`<nearer-field
      type="passphrase"
      complete="current-password"
      .label=${meWords.again.label}
      .hint=${meWords.again.why}
      .value=${this.phrase}
      .error=${this.missing ? words.unlock.phraseMissing : ''}
      @typed=${(event: CustomEvent<string>) => (this.phrase = event.detail)}
    ></nearer-field>`;
  }

  private file({ href, name, bytes }: Ready): TemplateResult {
    const w = meWords.export;
    return html`<div class="stack">
      <h1>${w.ready}</h1>
      <p>${w.readyWhy}</p>
      <p class="notice">${w.care}</p>
      <div class="acts"><a class="act main" href=${href} download=${name}>${w.save(w.size(bytes))}</a></div>
    </div>`;
  }
}

define('nearer-export', NearerExport);
