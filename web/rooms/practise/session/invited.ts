// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { LightElement, define } from '../../../elements/light.ts';
import { sentenceFor } from '../../../elements/sentence.ts';
import { planFor } from '../../../elements/session-begin.ts';
import '../../../elements/session-invited.ts';
import { howTo } from '../../../store/library.ts';
import type { Person } from '../../../store/person.ts';
import { type Invitation, Together } from '../../../store/sessions/together.ts';
import { sessionWords } from '../../../words/session.ts';
import { Following } from '../../following.ts';

/**
 * Where the other's invitation shows while this stands on the page: of one practice, or of any. It listens, and says
 * nothing before somebody joins. The session then goes on on the page of its practice; emits `joined`.
 */
class NearerInvited extends LightElement {
  static override properties = {
    person: { attribute: false },
    only: {},
    invited: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare person: Person;
  /** The one practice; empty for any. */
  declare only: string;
  declare invited: Invitation | null;
  declare busy: boolean;
  declare error: string;
  private bond: string | null = null;
  private together: Together | null = null;
  /** Of two looks only the later one is painted. */
  private looks = 0;

  constructor() {
    super();
    this.only = this.error = '';
    this.invited = null;
    this.busy = false;
    new Following(this);
  }

  protected override willUpdate(): void {
    const bond = this.person.current?.id ?? null;
    if (!this.isConnected || bond === this.bond) return;
    this.end();
    if (bond === null) return;
    this.bond = bond;
    this.together = new Together(this.person, bond);
    this.together.addEventListener('change', this.changed);
  }

  /** The line is open only while this stands on the page. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
  }

  private end(): void {
    this.together?.close();
    this.together = this.invited = this.bond = null;
  }

  private readonly changed = (): void => {
    void this.look();
  };

  private async look(): Promise<void> {
    const look = ++this.looks;
    const found = (await this.together?.invited().catch(() => null)) ?? null;
    if (look !== this.looks) return;
    this.invited = this.only === '' || found?.practice.id === this.only ? found : null;
    if (this.invited !== null) this.error = '';
  }

  private readonly join = async (): Promise<void> => {
    const { invited, together } = this;
    if (invited === null || together === null || this.busy) return;
    const { practice, session } = invited;
    this.error = '';
    this.busy = true;
    try {
      const plan = planFor(practice, await howTo(practice.id), 'apart');
      if (await together.join(session, plan)) this.joined(practice.id);
      else this.error = sessionWords.invited.over;
    } catch (error) {
      this.error = sentenceFor(error);
    }
    this.busy = false;
  };

  private joined(practice: string): void {
    location.hash = `practise/${practice}`;
    this.emit('joined');
  }

  private readonly decline = (): void => {
    this.together?.decline();
    this.looks++;
    this.invited = null;
  };

  protected override render(): TemplateResult | typeof nothing {
    if (this.together === null) return nothing;
    return html`<nearer-session-invited
      .name=${this.invited?.practice.title ?? ''}
      .names=${{ me: null, them: this.person.current?.names.theirs ?? null }}
      .busy=${this.busy}
      .error=${this.error}
      @join=${this.join}
      @decline=${this.decline}
    ></nearer-session-invited>`;
  }
}

define('nearer-invited', NearerInvited);
