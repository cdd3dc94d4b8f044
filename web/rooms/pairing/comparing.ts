// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/safety.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Bond, Person } from '../../store/person.ts';
import { Following } from '../following.ts';

/** Works out the safety code of a pairing and keeps that it was compared. Emits `done`. */
class NearerComparing extends LightElement {
  static override properties = {
    person: { attribute: false },
    bond: { attribute: false },
    code: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare bond: Bond;
  declare code: string;
  declare error: string;

  constructor() {
    super();
    this.code = '';
    this.error = '';
    new Following(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.work();
  }

  private async work(): Promise<void> {
    try {
      this.code = await this.person.safetyCode(this.bond.id);
    } catch (error) {
      this.error = sentenceFor(error);
    }
  }

  private readonly same = async (): Promise<void> => {
    try {
      await this.person.confirmSafety(this.bond.id);
      this.emit('done');
    } catch (error) {
      this.error = sentenceFor(error);
    }
  };

  protected override render(): TemplateResult {
    return html`<nearer-safety
      .code=${this.code}
      .name=${this.bond.names.theirs}
      .verified=${this.bond.verified}
      .error=${this.error}
      @same=${this.same}
      @later=${() => {
        this.emit('done');
      }}
    ></nearer-safety>`;
  }
}

define('nearer-comparing', NearerComparing);
