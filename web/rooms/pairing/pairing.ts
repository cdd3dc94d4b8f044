// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import '../../elements/invitation.ts';
import '../../elements/inviting.ts';
import type { Inviting } from '../../elements/inviting.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import '../../elements/with-whom.ts';
import type { WithWhom } from '../../elements/with-whom.ts';
import type { Invitation, Kind, Person } from '../../store/person.ts';
import { pairingWords } from '../../words/pairing.ts';
import { words } from '../../words/words.ts';
import { Draft } from '../draft.ts';
import { Following } from '../following.ts';

/**
 * From 'with whom?' to an invitation that waits. The pairing itself appears by a change of the person.
 * At the very beginning (`first`) it emits `begun` when the person goes on to the first question.
 */
class NearerPairing extends LightElement {
  static override properties = {
    person: { attribute: false },
    first: { type: Boolean },
    open: { state: true },
    known: { state: true },
    busy: { state: true },
    error: { state: true },
    said: { state: true },
  };
  declare person: Person;
  declare first: boolean;
  /** My newest open invitation; null where there is none, undefined while we are asking. */
  declare open: Invitation | null | undefined;
  /** With whom, said before anybody was paired; null where it was not said, or somebody is. */
  declare known: { readonly kind: Kind; readonly name: string } | null;
  declare busy: boolean;
  declare error: string;
  declare said: string;
  private readonly draft = new Draft(this);

  constructor() {
    super();
    this.first = false;
    this.open = undefined;
    this.known = null;
    this.busy = false;
    this.error = '';
    this.said = '';
    new Following(this, () => void this.look());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  private async look(): Promise<void> {
    try {
      if (this.person.bonds.length > 0) this.known = null;
      else this.known ??= await this.toldWhom();
      if (this.first) await this.draft.turnTo('with-whom');
      this.open = (await this.person.invitations()).at(-1) ?? null;
    } catch (error) {
      this.open ??= null;
      this.error = sentenceFor(error);
    }
  }

  /** With whom, if that was said and they have not left since. */
  private async toldWhom(): Promise<typeof this.known> {
    const told = (await this.person.with(null).me()).with;
    return told?.name ? told : null;
  }

  private async act(deed: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = this.said = '';
    try {
      await deed();
      this.turned();
    } catch (error) {
      this.error = sentenceFor(error);
    } finally {
      this.busy = false;
    }
  }

  private readonly withWhom = ({ detail }: CustomEvent<WithWhom>): Promise<void> =>
    this.act(async () => {
      const known = { kind: detail.kind, name: detail.name };
      await this.person.with(null).withWhom(known);
      this.known = known;
      await this.draft.drop();
      if (detail.then === 'alone') this.begun();
    });

  private readonly invite = ({ detail }: CustomEvent<Inviting>): Promise<void> =>
    this.act(async () => {
      this.open = await this.person.invite(detail);
    });

  private readonly withdraw = (): Promise<void> =>
    this.act(async () => {
      if (this.open) await this.person.withdrawInvitation(this.open.id);
      this.open = null;
      this.said = pairingWords.invite.withdrawn;
    });

  private readonly begun = (): void => {
    this.emit('begun');
    this.turned();
  };

  protected override render(): TemplateResult {
    if (this.open === undefined) return html`<p class="quiet">${words.app.opening}</p>`;
    if (this.open) {
      return html`<nearer-invitation
        .invitation=${this.open}
        .first=${this.first}
        .error=${this.error}
        @withdraw=${this.withdraw}
        @go-on=${this.begun}
      ></nearer-invitation>`;
    }
    return html`<nearer-notice .say=${this.said}></nearer-notice> ${this.asking()}`;
  }

  private asking(): TemplateResult {
    if (this.first && !this.known) {
      return html`<nearer-with-whom
        .begun=${this.draft.text}
        @writing=${this.draft.typed}
        .busy=${this.busy}
        .error=${this.error || this.draft.trouble}
        @with-whom=${this.withWhom}
      ></nearer-with-whom>`;
    }
    return html`<nearer-inviting
      .kind=${this.known?.kind ?? ''}
      .theirs=${this.known?.name ?? ''}
      .second=${this.person.bonds.length > 0}
      .busy=${this.busy}
      .error=${this.error}
      @invite=${this.invite}
    ></nearer-inviting>`;
  }
}

define('nearer-pairing', NearerPairing);
