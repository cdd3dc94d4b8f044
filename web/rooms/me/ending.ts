// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import '../../elements/leave.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/pause.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Bond, Leaving, Person } from '../../store/person.ts';
import { dayInWords, words } from '../../words/words.ts';
import { whence } from './whence.ts';

/** A pause, or the end, of one pairing. */
class NearerEnding extends LightElement {
  static override properties = {
    person: { attribute: false },
    bond: { attribute: false },
    matter: {},
    busy: { state: true },
    error: { state: true },
    left: { state: true },
  };
  declare person: Person;
  declare bond: Bond;
  declare matter: 'pause' | 'leave';
  declare busy: boolean;
  declare error: string;
  declare left: boolean;
  private told: Leaving = { tell: 'now' };

  constructor() {
    super();
    this.busy = false;
    this.error = '';
    this.left = false;
  }

  private async act(deed: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.error = '';
    try {
      await deed();
      return true;
    } catch (error) {
      this.error = sentenceFor(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  private readonly pause = async (event: CustomEvent<string | null>): Promise<void> => {
    const back = whence();
    if (await this.act(() => this.person.pause(this.bond.id, event.detail))) location.href = back;
  };

  private readonly leave = async (event: CustomEvent<Leaving>): Promise<void> => {
    const { id, kind } = this.bond;
    const leave = async (): Promise<void> => {
      await this.person.with(null).withWhom({ kind, name: '' }); // with whom is asked anew
      await this.person.leave(id, event.detail);
    };
    if (!(await this.act(leave))) return;
    this.told = event.detail;
    this.left = true;
    this.turned();
  };

  private whatFollows(): TemplateResult | typeof nothing {
    const { tell, on } = this.told;
    if (tell === 'never') return html`<p>${words.leave.doneNever}</p>`;
    return on === undefined ? nothing : html`<p>${words.leave.doneOnDate(dayInWords(on))}</p>`;
  }

  protected override render(): TemplateResult {
    if (this.left) {
      return html`<div class="leaf">
        <h1>${words.leave.done}</h1>
        ${this.whatFollows()}
        <p><a href="/#">${words.app.toToday}</a></p>
      </div>`;
    }
    if (this.matter === 'pause') {
      return html`<nearer-pause
        .until=${this.bond.pausedUntil}
        .busy=${this.busy}
        .error=${this.error}
        @pause=${this.pause}
      ></nearer-pause>`;
    }
    return html`<nearer-leave
      .name=${this.bond.names.theirs}
      .busy=${this.busy}
      .error=${this.error}
      @leave=${this.leave}
    ></nearer-leave>`;
  }
}

define('nearer-ending', NearerEnding);
