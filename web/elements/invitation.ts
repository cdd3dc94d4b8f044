// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Invitation } from '../store/kinds.ts';
import { pairingWords } from '../words/pairing.ts';
import { momentInWords } from '../words/words.ts';
import { act, plainAct } from './acts.ts';
import './copy.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import './qr.ts';

/** An open invitation: its link to send, and as a code to be read in person. Emits `withdraw`, and `go-on` from a first one. */
export class NearerInvitation extends LightElement {
  static override properties = {
    invitation: { attribute: false },
    first: { type: Boolean },
    error: {},
  };
  declare invitation: Invitation;
  /** Whether there is a first question to go on to meanwhile. */
  declare first: boolean;
  declare error: string;

  constructor() {
    super();
    this.first = false;
    this.error = '';
  }

  private readonly share = async (): Promise<void> => {
    try {
      await navigator.share({ text: pairingWords.invite.shareText, url: this.invitation.link });
    } catch {
      // The person closed the sheet: nothing to say.
    }
  };

  protected override render(): TemplateResult {
    const w = pairingWords.invite;
    const { link, expires } = this.invitation;
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      <nearer-qr .text=${link} .label=${w.qr}></nearer-qr>
      <p class="link" aria-label=${w.label} role="group" translate="no">${link}</p>
      <div class="acts">
        ${'share' in navigator ? act(w.share, () => void this.share()) : nothing}
        <nearer-copy look="" .label=${w.copy} .text=${link}></nearer-copy>
      </div>
      ${/^https?:\/\/(localhost|127\.)/.test(link) ? html`<p class="notice">${w.here}</p>` : nothing}
      <p>${w.care}</p>
      <section class="part stack">
        <h2>${w.waitingTitle}</h2>
        <p>${w.waiting} ${w.expires(momentInWords(expires))}</p>
        <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
        ${this.first ? this.onwards() : nothing}
        <div>
          ${plainAct(w.withdraw, () => {
            this.emit('withdraw');
          })}
        </div>
      </section>
    </div>`;
  }

  private onwards(): TemplateResult {
    const goOn = (): void => {
      this.emit('go-on');
    };
    return html`<div class="acts">
      <button class="act main" type="button" @click=${goOn}>${pairingWords.invite.goOn}</button>
    </div>`;
  }
}

define('nearer-invitation', NearerInvitation);
