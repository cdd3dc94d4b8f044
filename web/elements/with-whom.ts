// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Kind, WhoHosts } from '../store/kinds.ts';
import { words } from '../words/words.ts';
import { mainAct } from './acts.ts';
import './choice.ts';
import type { Option } from './choice.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

export interface Pairing {
  readonly kind: Kind;
  readonly name: string;
  readonly host: WhoHosts;
}

const KINDS: readonly Option[] = [
  { value: 'partner', title: words.withWhom.partner },
  { value: 'friend', title: words.withWhom.friend },
  { value: 'family', title: words.withWhom.family, more: words.withWhom.familyHint },
];

const HOSTS: readonly Option[] = [
  { value: 'us', title: words.withWhom.hostUs },
  { value: 'other', title: words.withWhom.hostOther },
  { value: 'unsure', title: words.withWhom.hostUnsure },
];

/** With whom, under what name, and who runs this server. Emits `pair`. */
export class NearerWithWhom extends LightElement {
  static override properties = {
    second: { type: Boolean },
    busy: { type: Boolean },
    error: {},
    kind: { attribute: false },
    name: { attribute: false },
    host: { attribute: false },
    checked: { state: true },
  };
  /** Whether this account already has a pairing. */
  declare second: boolean;
  declare busy: boolean;
  declare error: string;
  declare kind: Kind | '';
  declare name: string;
  declare host: WhoHosts | '';
  declare checked: boolean;

  constructor() {
    super();
    this.second = false;
    this.busy = false;
    this.error = '';
    this.kind = '';
    this.name = '';
    this.host = '';
    this.checked = false;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.checked = true;
    const name = this.name.trim();
    if (this.kind === '' || this.host === '' || name === '') void toFirstError(this);
    else this.emit('pair', { kind: this.kind, name, host: this.host } satisfies Pairing);
  };

  protected override render(): TemplateResult {
    const w = words.withWhom;
    return html`<form class="leaf" novalidate @submit=${this.submit}>
      <h1>${w.title}</h1>
      ${this.second ? html`<p class="notice">${w.another}</p>` : nothing}
      <nearer-choice
        .unseen=${true}
        .label=${w.title}
        .options=${KINDS}
        .value=${this.kind}
        .error=${this.checked && this.kind === '' ? w.kindMissing : ''}
        @chosen=${(event: CustomEvent<Kind>) => (this.kind = event.detail)}
      ></nearer-choice>
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

  private hosting(): TemplateResult {
    const w = words.withWhom;
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

define('nearer-with-whom', NearerWithWhom);
