// SPDX-License-Identifier: AGPL-3.0-or-later
/** The pages of Me, by the last part of their address. */
import { html, type TemplateResult } from 'lit';
import type { Bond, Person } from '../../store/person.ts';
import '../pairing/comparing.ts';
import './account.ts';
import './device.ts';
import './ending.ts';
import './exporting.ts';
import './journal.ts';
import './limiting.ts';
import './numbers.ts';
import './reminding.ts';
import './renewing.ts';
import './switching.ts';
import { whence } from './whence.ts';

/** The page of this matter, or null where there is none (for somebody without a pairing). */
export function matterPage(matter: string, person: Person, bond: Bond | null): TemplateResult | null {
  switch (matter) {
    case 'journal':
      return html`<nearer-journaling .person=${person}></nearer-journaling>`;
    case 'limits':
    case 'pace':
      return html`<nearer-limiting
        .person=${person}
        .bond=${bond?.id ?? null}
        .matter=${matter}
      ></nearer-limiting>`;
    case 'numbers':
      return html`<nearer-counting .person=${person} .bond=${bond?.id ?? null}></nearer-counting>`;
    case 'reminder':
      return html`<nearer-reminding .person=${person}></nearer-reminding>`;
    case 'safety':
      return (
        bond && html`<nearer-comparing .person=${person} .bond=${bond} @done=${back}></nearer-comparing>`
      );
    case 'pause':
      return bond && html`<nearer-ending .person=${person} .bond=${bond} matter="pause"></nearer-ending>`;
    case 'appearance':
    case 'auto-lock':
      return html`<nearer-device .person=${person} .matter=${matter}></nearer-device>`;
    case 'export':
      return html`<nearer-exporting .person=${person}></nearer-exporting>`;
    case 'pairings':
    case 'another':
      return html`<nearer-switching .person=${person} .another=${matter === 'another'}></nearer-switching>`;
    case 'passphrase':
    case 'recovery':
      return html`<nearer-renewing .person=${person} .matter=${matter}></nearer-renewing>`;
    case 'sessions':
    case 'sign-out':
    case 'delete':
      return html`<nearer-account .person=${person} .matter=${matter}></nearer-account>`;
    default:
      return null;
  }
}

function back(): void {
  location.href = whence();
}
