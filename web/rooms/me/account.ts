// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import '../../elements/farewell.ts';
import { LightElement, define } from '../../elements/light.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import '../../elements/sessions.ts';
import type { Person, Session } from '../../store/person.ts';
import { meWords } from '../../words/me.ts';

/** Where I am signed in; signing out; deleting the account. */
class NearerAccount extends LightElement {
  static override properties = {
    person: { attribute: false },
    matter: {},
    sessions: { state: true },
    onlyHere: { state: true },
    busy: { state: true },
    error: { state: true },
    said: { state: true },
  };
  declare person: Person;
  declare matter: 'sessions' | 'sign-out' | 'delete';
  declare sessions: readonly Session[] | null;
  declare onlyHere: number | null;
  declare busy: boolean;
  declare error: string;
  declare said: string;

  constructor() {
    super();
    this.sessions = null;
    this.onlyHere = null;
    this.busy = false;
    this.error = '';
    this.said = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('matter') && this.matter !== 'delete') void this.act(() => this.look());
  }

  private async look(): Promise<void> {
    if (this.matter === 'sessions') this.sessions = await this.person.sessions();
    else this.onlyHere = await this.person.onlyHere();
  }

  private async act(deed: () => Promise<void>, said = ''): Promise<void> {
    this.busy = true;
    this.error = this.said = '';
    try {
      await deed();
      this.said = said;
    } catch (error) {
      this.error = sentenceFor(error, { 'wrong-key': meWords.passphrase.wrong });
    } finally {
      this.busy = false;
    }
  }

  private readonly end = (event: CustomEvent<string>): Promise<void> =>
    this.act(async () => {
      await this.person.endSession(event.detail);
      await this.look();
    }, meWords.sessions.ended);

  private readonly endOthers = (): Promise<void> =>
    this.act(async () => {
      await this.person.endOtherSessions();
      await this.look();
    }, meWords.sessions.ended);

  private readonly lock = (): Promise<void> =>
    this.act(async () => {
      await this.person.lock();
      home();
    });

  private readonly signOut = (): Promise<void> =>
    this.act(async () => {
      await this.person.signOut();
      home();
    });

  private readonly removing = (event: CustomEvent<string>): Promise<void> =>
    this.act(async () => {
      await this.person.deleteAccount(event.detail);
      home();
    });

  protected override render(): TemplateResult {
    if (this.matter === 'sessions') {
      return html`<nearer-sessions
        .sessions=${this.sessions}
        .error=${this.error}
        .said=${this.said}
        @end=${this.end}
        @end-others=${this.endOthers}
      ></nearer-sessions>`;
    }
    return html`<nearer-farewell
      .matter=${this.matter}
      .unsent=${this.person.unsent}
      .onlyHere=${this.onlyHere}
      .busy=${this.busy}
      .error=${this.error}
      @lock=${this.lock}
      @sign-out=${this.signOut}
      @remove=${this.removing}
    ></nearer-farewell>`;
  }
}

/** Back to the first page, whose heading takes the focus. */
function home(): void {
  location.hash = '';
}

define('nearer-account', NearerAccount);
