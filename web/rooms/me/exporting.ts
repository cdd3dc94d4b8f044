// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import '../../elements/export.ts';
import type { Ready, Wanted } from '../../elements/export.ts';
import { LightElement, define } from '../../elements/light.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Person } from '../../store/person.ts';
import { meWords } from '../../words/me.ts';
import { dayHere } from '../../words/words.ts';

/** One's own copy, made on this device. The file lies in this page until the page is left. */
class NearerExporting extends LightElement {
  static override properties = {
    person: { attribute: false },
    ready: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare ready: Ready | null;
  declare busy: boolean;
  declare error: string;

  constructor() {
    super();
    this.ready = null;
    this.busy = false;
    this.error = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.ready) URL.revokeObjectURL(this.ready.href);
    this.ready = null;
  }

  private readonly make = async (event: CustomEvent<Wanted>): Promise<void> => {
    const { own, passphrase } = event.detail;
    this.busy = true;
    this.error = '';
    try {
      await this.person.confirm(passphrase);
      const file = await this.person.copy({ own, passphrase });
      if (!this.isConnected) return;
      const href = URL.createObjectURL(file);
      this.ready = { href, name: `nearer-${dayHere()}.zip`, bytes: file.size };
      this.turned();
    } catch (error) {
      this.error = sentenceFor(error, { 'wrong-key': meWords.passphrase.wrong });
    } finally {
      this.busy = false;
    }
  };

  protected override render(): TemplateResult {
    return html`<div class="leaf">
      <nearer-export
        .ready=${this.ready}
        .busy=${this.busy}
        .error=${this.error}
        @make=${this.make}
      ></nearer-export>
    </div>`;
  }
}

define('nearer-exporting', NearerExporting);
