// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Greeting } from '../store/kinds.ts';
import { pairingWords } from '../words/pairing.ts';
import { words } from '../words/words.ts';
import { mainAct } from './acts.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import './tick.ts';

/** The own name, and whether answers shall be held the stricter way though the other did not ask for it. */
export interface Accepting {
  readonly name: string;
  readonly strict: boolean;
}

/** Who invites, into what; and how to accept. Emits `accept` with Accepting. */
export class NearerGreeting extends LightElement {
  static override properties = {
    greeting: { attribute: false },
    second: { type: Boolean },
    busy: { type: Boolean },
    error: {},
    name: { state: true },
    strict: { state: true },
    missing: { state: true },
  };
  declare greeting: Greeting;
  /** Whether this account already has a pairing. */
  declare second: boolean;
  declare busy: boolean;
  declare error: string;
  declare name: string;
  declare strict: boolean;
  declare missing: boolean;

  constructor() {
    super();
    this.second = false;
    this.busy = false;
    this.error = '';
    this.name = '';
    this.strict = false;
    this.missing = false;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const name = this.name.trim();
    this.missing = name === '';
    if (this.missing) void toFirstError(this);
    else this.emit('accept', { name, strict: this.strict } satisfies Accepting);
  };

  protected override render(): TemplateResult {
    const w = words.join;
    const { name, kind, hold } = this.greeting;
    return html`<form class="leaf" novalidate @submit=${this.submit}>
      <h1>${w.title(name)}</h1>
      <p>${w.kind[kind]}</p>
      ${this.second ? html`<p class="notice">${pairingWords.withWhom.another}</p>` : nothing}
      <p>${hold === 'server' ? w.server : w.strict}</p>
      ${hold === 'server' ? this.stricter() : nothing}
      <p>${w.free}</p>
      <nearer-field
        .label=${pairingWords.withWhom.name}
        .hint=${pairingWords.withWhom.nameHint}
        .value=${this.name}
        .error=${this.missing ? pairingWords.withWhom.nameMissing : ''}
        @typed=${(event: CustomEvent<string>) => (this.name = event.detail)}
      ></nearer-field>
      <nearer-notice
        .tone=${this.error ? 'wrong' : 'plain'}
        .say=${this.error || (this.busy ? w.accepting : '')}
      ></nearer-notice>
      <div class="acts">${mainAct(w.accept, this.busy)}</div>
    </form>`;
  }

  private stricter(): TemplateResult {
    return html`<nearer-tick
      .label=${words.join.stricter}
      .hint=${words.join.stricterHint}
      .checked=${this.strict}
      @ticked=${(event: CustomEvent<boolean>) => (this.strict = event.detail)}
    ></nearer-tick>`;
  }
}

define('nearer-greeting', NearerGreeting);
