// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { act } from '../../elements/acts.ts';
import '../../elements/again.ts';
import { LightElement, define } from '../../elements/light.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Bond, Person } from '../../store/person.ts';
import { words } from '../../words/words.ts';
import { chooseBond, currentBond } from '../chosen.ts';

/** From one pairing to another. It opens only with the passphrase: an unlocked phone is not the whole person. */
class NearerSwitching extends LightElement {
  static override properties = {
    person: { attribute: false },
    confirmed: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare confirmed: boolean;
  declare busy: boolean;
  declare error: string;

  constructor() {
    super();
    this.confirmed = false;
    this.busy = false;
    this.error = '';
  }

  private readonly confirm = async (event: CustomEvent<string>): Promise<void> => {
    this.busy = true;
    this.error = '';
    try {
      await this.person.confirm(event.detail);
      this.confirmed = true;
      this.turned();
    } catch (error) {
      this.error = sentenceFor(error, { 'wrong-key': words.passphrase.wrong });
    } finally {
      this.busy = false;
    }
  };

  protected override render(): TemplateResult {
    const w = words.switching;
    if (!this.confirmed) {
      return html`<div class="leaf">
        <nearer-again
          .heading=${w.title}
          .why=${w.why}
          .busy=${this.busy}
          .error=${this.error}
          @phrase=${this.confirm}
        ></nearer-again>
      </div>`;
    }
    return html`<div class="leaf">
      <h1>${w.choose}</h1>
      <ul class="rows">
        ${this.person.bonds.map((bond) => this.line(bond))}
      </ul>
    </div>`;
  }

  private line(bond: Bond): TemplateResult {
    const w = words.switching;
    const here = bond.id === currentBond(this.person)?.id;
    const title = w.with(bond.names.theirs);
    const go = (): void => {
      chooseBond(bond.id);
      location.hash = '';
    };
    return html`<li class="row">
      ${here ? html`<span>${title}</span><span class="quiet small">${w.here}</span>` : act(title, go)}
      ${bond.closed === null ? '' : html`<span class="quiet small">${w.ended}</span>`}
    </li>`;
  }
}

define('nearer-switching', NearerSwitching);
