// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/rows.ts';
import type { Bond, Person } from '../../store/person.ts';
import { words } from '../../words/words.ts';
import { Following } from '../following.ts';
import './ending.ts';
import { matterPage } from './matters.ts';
import { ofAccount, ofBond, ofDevice, ofMine } from './rows.ts';
import { whence } from './whence.ts';

/** What is mine: for me alone, the pairing seen from my side, this device, my account. Each line is a page. */
class NearerMe extends LightElement {
  static override properties = { person: { attribute: false }, matter: {}, leaving: { state: true } };
  declare person: Person;
  declare matter: string;
  /** Leaving has no address, so that nothing is left in the history of this browser. */
  declare leaving: boolean;
  /** The pairing that this page is about. Who leaves it stays on its page, to read that they have left. */
  private bond: Bond | null = null;

  constructor() {
    super();
    this.matter = '';
    this.leaving = false;
    new Following(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('matter')) {
      this.leaving = this.matter === 'leave';
      if (this.leaving) history.replaceState(null, '', '/#me');
    }
    if (!this.leaving || changed.has('leaving') || !this.bond) this.bond = this.person.current;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const isFirst = changed.get('matter') === undefined && changed.has('matter');
    if ((changed.has('matter') || changed.has('leaving')) && !isFirst) this.turned();
  }

  private readonly leave = (): void => {
    this.leaving = true;
  };

  private readonly stay = (): void => {
    this.leaving = false;
  };

  protected override render(): TemplateResult {
    if (this.leaving && this.bond) {
      return html`<p class="leaf">
          <button class="act plain back" type="button" @click=${this.stay}>${words.app.back}</button>
        </p>
        <nearer-ending .person=${this.person} .bond=${this.bond} matter="leave"></nearer-ending>`;
    }
    const page = matterPage(this.matter, this.person, this.bond);
    if (!page) return this.list(this.bond);
    return html`<p class="leaf"><a class="act plain back" href=${whence()}>${words.app.back}</a></p>
      ${page}`;
  }

  private list(bond: Bond | null): TemplateResult {
    const w = words.me;
    const { person } = this;
    return html`<div class="leaf matters">
      <h1>${w.title}</h1>
      <section class="stack">
        <h2>${w.mine}</h2>
        <nearer-rows .rows=${ofMine()}></nearer-rows>
      </section>
      ${
        bond
          ? html`<section class="stack">
              <h2>${w.together(bond.names.theirs)}</h2>
              <nearer-rows .rows=${ofBond(bond)} @pressed=${this.leave}></nearer-rows>
            </section>`
          : nothing
      }
      <section class="stack">
        <h2>${w.device}</h2>
        <nearer-rows .rows=${ofDevice()}></nearer-rows>
      </section>
      <section class="stack">
        <h2>${w.account}</h2>
        ${person.handle ? html`<p class="quiet" translate="no">${w.signedInAs(person.handle)}</p>` : nothing}
        <nearer-rows .rows=${ofAccount(person.recoveryMade)}></nearer-rows>
      </section>
    </div>`;
  }
}

define('nearer-me', NearerMe);
