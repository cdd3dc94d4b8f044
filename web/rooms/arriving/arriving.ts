// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import '../../elements/under-age.ts';
import '../../elements/unlock.ts';
import type { Unlocking } from '../../elements/unlock.ts';
import '../../elements/welcome.ts';
import { secureEnough, type Instance, type Person } from '../../store/person.ts';
import { words } from '../../words/words.ts';
import { Following } from '../following.ts';
import { Later } from '../later.ts';
import { begun } from './begun.ts';
import { invitedBy } from './invited.ts';

type Step = 'welcome' | 'young' | 'sign-up' | 'unlock' | 'recover';

/** The threshold: welcome, sign-up, unlock and recovery, until the person is in. */
class NearerArriving extends LightElement {
  static override properties = {
    person: { attribute: false },
    setup: { attribute: false },
    invitation: { attribute: false },
    invited: { attribute: false },
    step: { state: true },
    instance: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare person: Person;
  /** The set-up token of an empty server, or null. */
  declare setup: string | null;
  /** The invitation that somebody came with, or null. */
  declare invitation: string | null;
  /** Who invites, to be said before anything is asked; empty where nobody does. */
  declare invited: string;
  declare step: Step | null;
  declare instance: Instance | null;
  declare busy: boolean;
  declare error: string;
  private readonly later = new Later(this);

  constructor() {
    super();
    this.setup = null;
    this.invitation = null;
    this.invited = '';
    this.step = null;
    this.instance = null;
    this.busy = false;
    this.error = '';
    new Following(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.here !== 'unlock') void this.ask();
  }

  private async ask(): Promise<void> {
    if (!secureEnough()) return;
    try {
      this.instance = await this.person.instance();
      this.error = '';
      const isWelcome = this.instance.sign_up === 'open' || Object.keys(this.ticket).length > 0;
      if (this.step === null && isWelcome && begun()) this.step = 'sign-up';
    } catch (error) {
      this.error = sentenceFor(error);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('step') && changed.get('step') !== undefined) this.turned();
  }

  private get ticket(): { readonly setup?: string; readonly invitation?: string } {
    if (this.setup !== null) return { setup: this.setup };
    return this.invitation !== null ? { invitation: this.invitation } : {};
  }

  private get here(): Step {
    return this.step ?? (this.person.state === 'locked' ? 'unlock' : 'welcome');
  }

  private readonly to = (step: Step) => (): void => {
    this.error = '';
    this.step = step;
    if (!this.instance) void this.ask();
  };

  private readonly unlock = async (event: CustomEvent<Unlocking>): Promise<void> => {
    const { handle, passphrase, remember } = event.detail;
    this.busy = true;
    this.error = '';
    try {
      await this.person.unlock(handle, passphrase, { remember });
      this.turned();
    } catch (error) {
      this.error = sentenceFor(error);
    } finally {
      this.busy = false;
    }
  };

  protected override render(): TemplateResult {
    const { to } = this;
    switch (this.here) {
      case 'welcome':
        return this.welcome();
      case 'young':
        return html`<nearer-under-age></nearer-under-age>`;
      case 'sign-up':
        if (!this.later.has('sign-up', () => import('./signing-up.ts'))) return this.later.coming();
        return html`<nearer-signing-up
          .person=${this.person}
          .ticket=${this.ticket}
          @back=${to('welcome')}
        ></nearer-signing-up>`;
      case 'recover':
        if (!this.later.has('recover', () => import('./recovering.ts'))) return this.later.coming();
        return html`<nearer-recovering .person=${this.person} @back=${to('unlock')}></nearer-recovering>`;
      case 'unlock':
        return html`${invitedBy(this.invited)}<nearer-unlock
            .known=${this.person.handle}
            .locked=${this.person.state === 'locked'}
            .busy=${this.busy}
            .error=${this.error}
            @unlock=${this.unlock}
            @forgot=${to('recover')}
            @new-here=${to('welcome')}
          ></nearer-unlock>`;
    }
  }

  private welcome(): TemplateResult {
    return html`${invitedBy(this.invited)}
      <nearer-welcome
        .instance=${this.instance}
        .obstacle=${secureEnough() ? '' : words.say.insecure}
        .invited=${this.setup !== null || this.invitation !== null}
        @begin=${this.to('sign-up')}
        @young=${this.to('young')}
        @sign-in=${this.to('unlock')}
      ></nearer-welcome>
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>`;
  }
}

define('nearer-arriving', NearerArriving);
