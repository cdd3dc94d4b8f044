// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { Kind } from '../store/kinds.ts';
import { pairingWords } from '../words/pairing.ts';
import './choice.ts';
import type { Option } from './choice.ts';
import './field.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

export interface WithWhom {
  readonly kind: Kind;
  /** What I call them. */
  readonly name: string;
  readonly then: 'invite' | 'alone';
}

export const KINDS: readonly Option[] = [
  { value: 'partner', title: pairingWords.withWhom.partner },
  { value: 'friend', title: pairingWords.withWhom.friend },
  { value: 'family', title: pairingWords.withWhom.family, more: pairingWords.withWhom.familyHint },
];

/** With whom, and how to begin: with an invitation, or alone. Emits `writing` at every change, and `with-whom`. */
export class NearerWithWhom extends LightElement {
  static override properties = {
    busy: { type: Boolean },
    error: {},
    begun: {},
    kind: { state: true },
    name: { state: true },
    checked: { state: true },
  };
  declare busy: boolean;
  declare error: string;
  /** What was said before: a kind, or nothing, and after a space a name. */
  declare begun: string;
  declare kind: Kind | '';
  declare name: string;
  declare checked: boolean;

  constructor() {
    super();
    this.busy = false;
    this.error = '';
    this.begun = '';
    this.kind = '';
    this.name = '';
    this.checked = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('begun')) return;
    const [kind = '', ...name] = this.begun.split(' ');
    this.kind = kind as Kind | '';
    this.name = name.join(' ');
  }

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.busy) return;
    this.checked = true;
    const name = this.name.trim();
    const then = event.submitter?.dataset['then'] === 'alone' ? 'alone' : 'invite';
    if (this.kind === '' || name === '') void toFirstError(this);
    else this.emit('with-whom', { kind: this.kind, name, then } satisfies WithWhom);
  };

  private readonly write = (): void => {
    this.emit('writing', `${this.kind} ${this.name}`);
  };

  protected override render(): TemplateResult {
    const w = pairingWords.withWhom;
    const busy = this.busy ? 'true' : 'false';
    return html`<form class="leaf" novalidate @submit=${this.submit}>
      <h1>${w.title}</h1>
      <nearer-choice
        .unseen=${true}
        .label=${w.title}
        .options=${KINDS}
        .value=${this.kind}
        .error=${this.checked && this.kind === '' ? w.kindMissing : ''}
        @chosen=${(event: CustomEvent<Kind>) => {
          this.kind = event.detail;
          this.write();
        }}
      ></nearer-choice>
      <nearer-field
        .label=${w.theirs}
        .hint=${w.theirsHint}
        .value=${this.name}
        .error=${this.checked && this.name.trim() === '' ? w.theirsMissing : ''}
        @typed=${(event: CustomEvent<string>) => {
          this.name = event.detail;
          this.write();
        }}
      ></nearer-field>
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      <div class="acts">
        <button class="act main" type="submit" aria-disabled=${busy}>${w.invite}</button>
        <button class="act" type="submit" data-then="alone" aria-disabled=${busy}>${w.alone}</button>
      </div>
      <p class="quiet small">${w.aloneHint}</p>
    </form>`;
  }
}

define('nearer-with-whom', NearerWithWhom);
