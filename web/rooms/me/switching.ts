// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { act } from '../../elements/acts.ts';
import '../../elements/again.ts';
import { LightElement, define } from '../../elements/light.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Bond, Person } from '../../store/person.ts';
import { meWords } from '../../words/me.ts';
import '../pairing/pairing.ts';

/**
 * From one pairing to another, and to a new one. It opens only with the passphrase: an unlocked phone is not the whole
 * person, and whoever holds it cannot even tell whether there is a second pairing.
 */
class NearerSwitching extends LightElement {
  static override properties = {
    person: { attribute: false },
    another: { attribute: false },
    confirmed: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare person: Person;
  /** Whether a new pairing is what this page is for. */
  declare another: boolean;
  declare confirmed: boolean;
  declare busy: boolean;
  declare error: string;

  constructor() {
    super();
    this.another = false;
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
      this.error = sentenceFor(error, { 'wrong-key': meWords.passphrase.wrong });
    } finally {
      this.busy = false;
    }
  };

  private readonly begin = (): void => {
    this.another = true;
    this.turned();
  };

  protected override render(): TemplateResult {
    const w = meWords.switching;
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
    if (this.another) return html`<nearer-pairing .person=${this.person}></nearer-pairing>`;
    return html`<div class="leaf">
      <h1>${w.choose}</h1>
      <ul class="rows">
        ${this.person.bonds.map((bond) => this.line(bond))}
      </ul>
      <p class="part">${w.linked}</p>
      <div class="acts">${act(w.begin, this.begin)}</div>
    </div>`;
  }

  private async goTo(bond: Bond): Promise<void> {
    await this.person.turnTo(bond.id);
    location.hash = '';
  }

  private line(bond: Bond): TemplateResult {
    const w = meWords.switching;
    const here = bond.id === this.person.current?.id;
    const title = w.with(bond.names.theirs);
    return html`<li class="row">
      ${here ? html`<span>${title}</span><span class="quiet small">${w.here}</span>` : act(title, () => void this.goTo(bond))}
      ${bond.closed === null ? nothing : html`<span class="quiet small">${w.ended}</span>`}
    </li>`;
  }
}

define('nearer-switching', NearerSwitching);
