// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import '../../elements/greeting.ts';
import type { Accepting } from '../../elements/greeting.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import { secureEnough, type Greeting, type Person } from '../../store/person.ts';
import { words } from '../../words/words.ts';
import '../arriving/arriving.ts';
import { Following } from '../following.ts';

/** Somebody came with an invitation: who invites; an account if there is none yet; accept. Emits `joined`. */
class NearerJoining extends LightElement {
  static override properties = {
    person: { attribute: false },
    invitation: { attribute: false },
    greeting: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare invitation: { readonly id: string; readonly secret: string };
  declare greeting: Greeting | null;
  declare busy: boolean;
  declare error: string;

  constructor() {
    super();
    this.greeting = null;
    this.busy = false;
    this.error = '';
    new Following(this, () => void this.recognise());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (secureEnough()) void this.peek();
  }

  private async peek(): Promise<void> {
    const { id, secret } = this.invitation;
    if (!/^[A-Za-z0-9_-]{43}$/u.test(secret)) {
      this.error = words.join.broken;
      return;
    }
    try {
      this.greeting = await this.person.peek(id, secret);
      await this.recognise();
    } catch (error) {
      this.error = sentenceFor(error, { 'not-found': words.join.gone });
    }
  }

  /** Whoever opens their own link is told so, instead of being asked to accept it. */
  private async recognise(): Promise<void> {
    this.requestUpdate();
    if (this.person.state !== 'open' || !this.greeting || this.busy) return;
    const mine = await this.person.invitations().catch(() => []);
    if (!mine.some(({ id }) => id === this.invitation.id)) return;
    this.greeting = null;
    this.error = words.join.own;
  }

  private readonly accept = async (event: CustomEvent<Accepting>): Promise<void> => {
    this.busy = true;
    this.error = '';
    try {
      const { id, secret } = this.invitation;
      await this.person.accept(id, secret, event.detail.name, event.detail.strict);
      this.emit('joined');
    } catch (error) {
      this.error = sentenceFor(error, { 'not-found': words.join.gone });
    } finally {
      this.busy = false;
    }
  };

  protected override render(): TemplateResult {
    if (!this.greeting) return secureEnough() ? this.waiting() : this.arriving();
    if (this.person.state === 'open') {
      return html`<nearer-greeting
        .greeting=${this.greeting}
        .second=${this.person.bonds.length > 0}
        .busy=${this.busy}
        .error=${this.error}
        @accept=${this.accept}
      ></nearer-greeting>`;
    }
    return this.arriving(`${words.join.title(this.greeting.name)}.`);
  }

  private waiting(): TemplateResult {
    return html`<div class="leaf">
      <h1>${words.welcome.title}</h1>
      <nearer-notice
        .tone=${this.error ? 'wrong' : 'plain'}
        .say=${this.error || words.join.peeking}
      ></nearer-notice>
      ${this.error ? html`<a href="/">${words.app.toToday}</a>` : ''}
    </div>`;
  }

  private arriving(invited = ''): TemplateResult {
    return html`<nearer-arriving
      .person=${this.person}
      .invitation=${this.invitation.id}
      .invited=${invited}
    ></nearer-arriving>`;
  }
}

define('nearer-joining', NearerJoining);
