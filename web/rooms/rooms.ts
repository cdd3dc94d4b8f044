// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { LightElement } from '../elements/light.ts';
import { exitLimits } from '../elements/quick-exit.ts';
import type { Route } from '../elements/route.ts';
import type { Person } from '../store/person.ts';
import { words } from '../words/words.ts';
import './arriving/arriving.ts';
import { Beginning } from './arriving/beginning.ts';
import { Later } from './later.ts';
import { styled } from './styles.ts';
import './today/today.ts';

/** Pages of Me that are nobody else's business. Leaving and deleting bring the quick exit themselves. */
const OWN: readonly string[] = ['journal', 'limits', 'pace', 'numbers', 'export', 'pairings', 'another'];

interface Host extends LightElement {
  readonly person: Person | null;
  readonly route: Route;
  /** The set-up token of an empty server, or null. */
  readonly setup: string | null;
}

/** Which room stands on the page. The threshold and Today come with the first load, the others when one goes there. */
export class Rooms {
  /** Whether an invitation was accepted on this page just now. */
  private fresh = false;
  /** Whether the pairing stands on the page: whoever comes while it does is met there. */
  private pairing = false;
  private readonly beginning: Beginning;
  private readonly later: Later;
  private readonly host: Host;
  private readonly joined: () => void;

  /** `joined` is called when an invitation was accepted. */
  constructor(host: Host, joined: () => void) {
    this.host = host;
    this.joined = joined;
    this.beginning = new Beginning(host);
    this.later = new Later(host);
  }

  /** Whether there are rooms to go to from here; at the very beginning there are none yet. */
  get inside(): boolean {
    const { person, route } = this.host;
    if (person?.state !== 'open' || route.at !== 'home') return false;
    return route.room !== 'today' || this.beginning.state === 'over';
  }

  room(): TemplateResult {
    const { person, route, setup } = this.host;
    if (route.at === 'nowhere') return nowhere();
    if (!person) return html`<p class="quiet">${words.app.opening}</p>`;
    if (route.at === 'join') {
      if (!this.later.has('joining', () => import('./joining/joining.ts'))) return this.later.coming();
      return html`<nearer-joining
        .person=${person}
        .invitation=${route}
        @joined=${this.accepted}
      ></nearer-joining>`;
    }
    if (person.state !== 'open') {
      return html`<nearer-arriving .person=${person} .setup=${setup}></nearer-arriving>`;
    }
    if (route.room === 'today') return this.today(person);
    if (route.room !== 'me') return this.further(person, route.room, route.part);
    if (!this.later.has('me', () => import('./me/me.ts'))) return this.later.coming();
    const isOwn = OWN.includes(route.part);
    return html`${isOwn ? html`<nearer-quick-exit></nearer-quick-exit>` : nothing}
      <nearer-me .person=${person} .matter=${route.part}></nearer-me>
      ${isOwn ? html`<div class="leaf">${exitLimits()}</div>` : nothing}`;
  }

  /** At the beginning, and for whoever is alone and invites now, the pairing; else the evening. */
  private today(person: Person): TemplateResult {
    const { state, goOn } = this.beginning;
    if (state === 'unknown') return html`<p class="quiet">${words.app.opening}</p>`;
    const { route } = this.host;
    const invites = route.at === 'home' && route.part === 'invite' && person.bonds.length === 0;
    if (state === 'over' && !invites) {
      this.fresh ||= this.pairing && person.bonds.length > 0;
      this.pairing = false;
      return html`<nearer-today
        .person=${person}
        .fresh=${this.fresh}
        @compared=${this.compared}
      ></nearer-today>`;
    }
    this.pairing = true;
    if (!this.later.has('pairing', () => import('./pairing/pairing.ts'))) return this.later.coming();
    return html`<nearer-pairing
      .person=${person}
      .first=${state === 'first'}
      @begun=${goOn}
    ></nearer-pairing>`;
  }

  private further(person: Person, room: 'practise' | 'us', part: string): TemplateResult {
    if (!this.later.has('further', () => styled(import('./further.ts')))) return this.later.coming();
    if (room === 'practise') return html`<nearer-practise .person=${person} .one=${part}></nearer-practise>`;
    return html`<nearer-quick-exit></nearer-quick-exit
      ><nearer-us .person=${person} .matter=${part}></nearer-us>`;
  }

  private readonly accepted = (): void => {
    this.fresh = true;
    this.joined();
  };

  private readonly compared = (): void => {
    this.fresh = false;
    this.host.requestUpdate();
  };
}

function nowhere(): TemplateResult {
  return html`<div class="leaf">
    <h1>${words.app.nothingHere}</h1>
    <a href="/">${words.app.toToday}</a>
  </div>`;
}
