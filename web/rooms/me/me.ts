// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/rows.ts';
import type { Row } from '../../elements/rows.ts';
import type { Bond, Person } from '../../store/person.ts';
import { dayInShort, words } from '../../words/words.ts';
import { currentBond } from '../chosen.ts';
import { Following } from '../following.ts';
import '../pairing/comparing.ts';
import '../pairing/pairing.ts';
import './account.ts';
import './ending.ts';
import './renewing.ts';
import './switching.ts';

/** What is mine: the pairing seen from my side, and my account. Each line leads to a page of its own. */
class NearerMe extends LightElement {
  static override properties = { person: { attribute: false }, matter: {} };
  declare person: Person;
  declare matter: string;
  /** The pairing that this page is about. Who leaves it stays on its page, to read that they have left. */
  private bond: Bond | null = null;

  constructor() {
    super();
    this.matter = '';
    new Following(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.matter !== 'leave' || changed.has('matter') || !this.bond) this.bond = currentBond(this.person);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('matter') && changed.get('matter') !== undefined) this.turned();
  }

  protected override render(): TemplateResult {
    const page = this.page(this.bond);
    if (!page) return this.list(this.bond);
    return html`<p class="leaf"><a class="act plain back" href="/#me">${words.app.back}</a></p>
      ${page}`;
  }

  private page(bond: Bond | null): TemplateResult | null {
    const { person } = this;
    switch (this.matter) {
      case 'safety':
        return (
          bond && html`<nearer-comparing .person=${person} .bond=${bond} @done=${toMe}></nearer-comparing>`
        );
      case 'pause':
      case 'leave':
        return (
          bond && html`<nearer-ending .person=${person} .bond=${bond} .matter=${this.matter}></nearer-ending>`
        );
      case 'another':
        return html`<nearer-pairing .person=${person}></nearer-pairing>`;
      case 'switch':
        return html`<nearer-switching .person=${person}></nearer-switching>`;
      case 'passphrase':
      case 'recovery':
        return html`<nearer-renewing .person=${person} .matter=${this.matter}></nearer-renewing>`;
      case 'sessions':
      case 'sign-out':
      case 'delete':
        return html`<nearer-account .person=${person} .matter=${this.matter}></nearer-account>`;
      default:
        return null;
    }
  }

  private list(bond: Bond | null): TemplateResult {
    const w = words.me;
    const handle = this.person.handle;
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      ${
        bond
          ? html`<section class="stack">
              <h2>${w.together(bond.names.theirs)}</h2>
              <nearer-rows .rows=${ofBond(bond)}></nearer-rows>
            </section>`
          : nothing
      }
      <section class="stack ${bond ? 'part' : ''}">
        <h2>${w.account}</h2>
        ${handle ? html`<p class="quiet" translate="no">${w.signedInAs(handle)}</p>` : nothing}
        <nearer-rows .rows=${ofAccount(this.person)}></nearer-rows>
      </section>
    </div>`;
  }
}

function ofBond(bond: Bond): readonly Row[] {
  const w = words.me;
  const paused = bond.pausedUntil;
  return [
    { href: '/#me/safety', title: w.safety, more: bond.verified ? w.safetyDone : w.safetyOpen },
    { href: '/#me/pause', title: w.pause, ...(paused ? { more: w.pausing(dayInShort(paused)) } : {}) },
    { href: '/#me/leave', title: w.leave },
  ];
}

function ofAccount(person: Person): readonly Row[] {
  const w = words.me;
  return [
    { href: '/#me/passphrase', title: w.passphrase },
    { href: '/#me/recovery', title: w.recovery },
    { href: '/#me/sessions', title: w.sessions },
    ...(person.bonds.length > 0 ? [{ href: '/#me/another', title: w.another }] : []),
    ...(person.bonds.length > 1 ? [{ href: '/#me/switch', title: w.switcher }] : []),
    { href: '/#me/sign-out', title: w.signOut },
    { href: '/#me/delete', title: w.remove },
  ];
}

function toMe(): void {
  location.hash = 'me';
}

define('nearer-me', NearerMe);
