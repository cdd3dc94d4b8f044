// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import '../rooms/arriving/arriving.ts';
import '../rooms/joining/joining.ts';
import '../rooms/me/me.ts';
import '../rooms/today/today.ts';
import { Person } from '../store/person.ts';
import { words } from '../words/words.ts';
import { head } from './head.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { readRoute, readSetup, samePage, type Route } from './route.ts';
import { sentenceFor } from './sentence.ts';
import './ways.ts';

/** The shell: finds out who is here and where they want to be, and puts that room on the page. */
class NearerApp extends LightElement {
  static override properties = {
    person: { state: true },
    route: { state: true },
    trouble: { state: true },
    fresh: { state: true },
  };
  declare person: Person | null;
  declare route: Route;
  declare trouble: string;
  /** Whether an invitation was accepted on this page just now. */
  declare fresh: boolean;
  private setup: string | null = null;

  constructor() {
    super();
    this.person = null;
    this.trouble = '';
    this.fresh = false;
    this.setup = readSetup(location);
    if (this.setup) history.replaceState(null, '', '/');
    this.route = readRoute(location);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.go);
    this.addEventListener('turned', this.toHeading);
    this.person?.addEventListener('change', this.changed);
    if (!this.person) void this.wake();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.go);
    this.removeEventListener('turned', this.toHeading);
    this.person?.removeEventListener('change', this.changed);
  }

  private async wake(): Promise<void> {
    try {
      this.person = await Person.open();
      if (this.isConnected) this.person.addEventListener('change', this.changed);
    } catch (error) {
      this.trouble = sentenceFor(error);
    }
  }

  private readonly changed = (): void => {
    this.requestUpdate();
  };

  private readonly go = (): void => {
    const route = readRoute(location);
    if (samePage(route, this.route)) return;
    this.route = route;
    this.toHeading();
  };

  /** A new page begins at its heading, for the eye and for the ear. */
  private readonly toHeading = (): void => {
    requestAnimationFrame(() => {
      const heading = this.querySelector<HTMLElement>('h1');
      if (!heading) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      scrollTo({ top: 0 });
    });
  };

  private async lock(): Promise<void> {
    try {
      await this.person?.lock();
      if (this.route.at === 'home') history.replaceState(null, '', '/');
      this.go();
    } catch (error) {
      this.trouble = sentenceFor(error);
    }
    this.toHeading();
  }

  private readonly joined = (): void => {
    this.fresh = true;
    history.replaceState(null, '', '/');
    this.go();
  };

  protected override render(): TemplateResult {
    const inside = this.person?.state === 'open' && this.route.at === 'home';
    this.classList.toggle('inside', inside);
    return html`${head(this.person?.state === 'open' ? () => void this.lock() : null)}
      <main class="page" id="page" tabindex="-1">
        <nearer-notice tone="wrong" .say=${this.trouble}></nearer-notice>
        ${this.person ? this.room(this.person) : html`<p class="quiet">${this.trouble ? '' : words.app.opening}</p>`}
      </main>
      ${
        inside && this.route.at === 'home'
          ? html`<nearer-ways class="ways" .room=${this.route.room}></nearer-ways>`
          : nothing
      }`;
  }

  private room(person: Person): TemplateResult {
    const route = this.route;
    if (route.at === 'nowhere') {
      return html`<div class="leaf">
        <h1>${words.app.nothingHere}</h1>
        <a href="/">${words.app.toToday}</a>
      </div>`;
    }
    if (route.at === 'join') {
      return html`<nearer-joining
        .person=${person}
        .invitation=${route}
        @joined=${this.joined}
      ></nearer-joining>`;
    }
    if (person.state !== 'open') {
      return html`<nearer-arriving .person=${person} .setup=${this.setup}></nearer-arriving>`;
    }
    if (route.room === 'me') return html`<nearer-me .person=${person} .matter=${route.part}></nearer-me>`;
    return html`<nearer-today
      .person=${person}
      .fresh=${this.fresh}
      @compared=${() => (this.fresh = false)}
    ></nearer-today>`;
  }
}

define('nearer-app', NearerApp);
