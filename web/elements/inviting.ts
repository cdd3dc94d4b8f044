// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Kind, WhoHosts } from '../store/kinds.ts';
import { pairingWords } from '../words/pairing.ts';
import { mainAct } from './acts.ts';
import './choice.ts';
import type { Option } from './choice.ts';
import './field.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { KINDS } from './with-whom.ts';

export interface Inviting {
  readonly kind: Kind;
  /** My own name, as the other shall see it. */
  readonly name: string;
  readonly host: WhoHosts;
}

const HOSTS: readonly Option[] = [
  { value: 'us', title: pairingWords.withWhom.hostUs },
  { value: 'other', title: pairingWords.withWhom.hostOther },
  { value: 'unsure', title: pairingWords.withWhom.hostUnsure },
];

/** What an invitation needs: one's own name, and who runs this server. Emits `invite`. */
export class NearerInviting extends LightElement {
  static override properties = {
    kind: { attribute: false },
    theirs: { attribute: false },
    second: { type: Boolean },
    busy: { type: Boolean },
    error: {},
    name: { attribute: false },
    host: { attribute: false },
    asksKind: { state: true },
    checked: { state: true },
  };
  /** As what, if that was said before. */
  declare kind: Kind | '';
  /** What I call them, if that was said before. */
  declare theirs: string;
  /** Whether this account already has a pairing. */
  declare second: boolean;
  declare busy: boolean;
  declare error: string;
  declare name: string;
  declare host: WhoHosts | '';
  declare asksKind: boolean;
  declare checked: boolean;

  constructor() {
    super();
    this.kind = '';
    this.theirs = '';
    this.second = false;
    this.busy = false;
    this.error = '';
    this.name = '';
    this.host = '';
    this.asksKind = false;
    this.checked = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.asksKind = this.kind === '';
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.checked = true;
    const name = this.name.trim();
    if (this.kind === '' || this.host === '' || name === '') void toFirstError(this);
    else this.emit('invite', { kind: this.kind, name, host: this.host } satisfies Inviting);
  };

  protected override render(): TemplateResult {
    const w = pairingWords.withWhom;
    return html`<form class="leaf" novalidate @submit=${this.submit}>
      <h1>${this.asksKind ? w.title : w.inviting(this.theirs)}</h1>
      ${this.second ? html`<p class="notice">${w.another}</p>` : nothing}
      ${this.asksKind ? this.as() : nothing}
      <nearer-field
        .label=${w.name}
        .hint=${w.nameHint}
        .value=${this.name}
        .error=${this.checked && this.name.trim() === '' ? w.nameMissing : ''}
        @typed=${(event: CustomEvent<string>) => (this.name = event.detail)}
      ></nearer-field>
      ${this.hosting()}
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      <div class="acts">${mainAct(w.make, this.busy)}</div>
    </form>`;
  }

  private as(): TemplateResult {
    const w = pairingWords.withWhom;
    return html`<nearer-choice
      .unseen=${true}
      .label=${w.title}
      .options=${KINDS}
      .value=${this.kind}
      .error=${this.checked && this.kind === '' ? w.kindMissing : ''}
      @chosen=${(event: CustomEvent<Kind>) => (this.kind = event.detail)}
    ></nearer-choice>`;
  }

  private hosting(): TemplateResult {
    const w = pairingWords.withWhom;
    const effect = this.host === '' ? '' : this.host === 'other' ? w.hostServer : w.hostStrict;
    return html`<nearer-choice
        .label=${w.hostTitle}
        .options=${HOSTS}
        .value=${this.host}
        .error=${this.checked && this.host === '' ? w.hostMissing : ''}
        @chosen=${(event: CustomEvent<WhoHosts>) => (this.host = event.detail)}
      ></nearer-choice>
      <nearer-notice .say=${effect}></nearer-notice>`;
  }
}

define('nearer-inviting', NearerInviting);
