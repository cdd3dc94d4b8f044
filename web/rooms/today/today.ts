// SPDX-License-Identifier: AGPL-3.0-or-later
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { LightElement, define } from '../../elements/light.ts';
import type { Bond, Person } from '../../store/person.ts';
import { Following } from '../following.ts';
import '../pairing/comparing.ts';
import './evening.ts';
import { keepHalfWritten } from './half-written.ts';

/** The first room: the safety code once two have just met, and then the evening, with somebody or alone. */
class NearerToday extends LightElement {
  static override properties = {
    person: { attribute: false },
    fresh: { type: Boolean },
  };
  declare person: Person;
  /** Whether the two have met just now, on this page: then they compare their code first. */
  declare fresh: boolean;
  private alone = false;
  private settled = false;

  constructor() {
    super();
    this.fresh = false;
    new Following(this);
  }

  private readonly compared = (): void => {
    this.fresh = false;
    this.alone = false;
    this.turned();
    this.emit('compared');
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusout', this.left);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('focusout', this.left);
  }

  private readonly left = (): void => {
    if (this.alone)
      setTimeout(() => {
        this.requestUpdate();
      });
  };

  /** Whoever is writing alone when the other arrives finishes the sentence first. */
  private get bond(): Bond | null {
    return this.alone && this.querySelector('textarea:focus') ? null : this.person.current;
  }

  protected override willUpdate(): void {
    const { bond } = this;
    if (bond && !this.settled) {
      this.settled = true;
      keepHalfWritten(this.person).catch(reportError);
    }
    if (bond && this.alone) {
      this.alone = false;
      this.fresh = true;
      this.turned();
    } else if (!bond) this.alone = true;
  }

  protected override render(): unknown {
    const { bond } = this;
    if (bond && this.fresh && !bond.verified) {
      return html`<nearer-comparing
        .person=${this.person}
        .bond=${bond}
        @done=${this.compared}
      ></nearer-comparing>`;
    }
    return keyed(bond?.id, html`<nearer-evening .person=${this.person} .bond=${bond}></nearer-evening>`);
  }
}

define('nearer-today', NearerToday);
