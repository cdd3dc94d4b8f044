// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import '../../elements/invitation.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import '../../elements/with-whom.ts';
import type { Pairing } from '../../elements/with-whom.ts';
import type { Invitation, Person } from '../../store/person.ts';
import { words } from '../../words/words.ts';
import { Following } from '../following.ts';

/** From 'with whom?' to an invitation that waits. The pairing itself appears by a change of the person. */
class NearerPairing extends LightElement {
  static override properties = {
    person: { attribute: false },
    open: { state: true },
    busy: { state: true },
    error: { state: true },
    said: { state: true },
  };
  declare person: Person;
  /** My newest open invitation; null where there is none, undefined while we are asking. */
  declare open: Invitation | null | undefined;
  declare busy: boolean;
  declare error: string;
  declare said: string;

  constructor() {
    super();
    this.open = undefined;
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
      this.open = (await this.person.invitations()).at(-1) ?? null;
    } catch (error) {
      this.open ??= null;
      this.error = sentenceFor(error);
    }
  }

  private readonly pair = async (event: CustomEvent<Pairing>): Promise<void> => {
    this.busy = true;
    this.error = this.said = '';
    try {
      this.open = await this.person.invite(event.detail);
      this.turned();
    } catch (error) {
      this.error = sentenceFor(error);
    } finally {
      this.busy = false;
    }
  };

  private readonly withdraw = async (): Promise<void> => {
    if (!this.open) return;
    this.error = '';
    try {
      await this.person.withdrawInvitation(this.open.id);
      this.open = null;
      this.said = words.invite.withdrawn;
      this.turned();
    } catch (error) {
      this.error = sentenceFor(error);
    }
  };

  protected override render(): TemplateResult {
    if (this.open === undefined) return html`<p class="quiet">${words.app.opening}</p>`;
    if (this.open) {
      return html`<nearer-invitation
        .invitation=${this.open}
        .error=${this.error}
        @withdraw=${this.withdraw}
      ></nearer-invitation>`;
    }
    return html`<nearer-notice .say=${this.said}></nearer-notice>
      <nearer-with-whom
        .second=${this.person.bonds.length > 0}
        .busy=${this.busy}
        .error=${this.error}
        @pair=${this.pair}
      ></nearer-with-whom>`;
  }
}

define('nearer-pairing', NearerPairing);
