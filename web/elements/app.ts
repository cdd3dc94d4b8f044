// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { Rooms } from '../rooms/rooms.ts';
import { lockBetweenTwo } from '../store/sessions/lying.ts';
import { Person } from '../store/person.ts';
import { Aside } from './aside.ts';
import { leaveAtOnce } from './away.ts';
import { head } from './head.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import { practiceAt, readDemo, readRoute, readSetup, samePage, type Route } from './route.ts';
import { sentenceFor } from './sentence.ts';
import { words } from '../words/words.ts';
import { Turning } from './turning.ts';
import './ways.ts';

/** The shell: finds out who is here and where they want to be, and puts that room on the page. */
class NearerApp extends LightElement {
  static override properties = {
    person: { state: true },
    route: { state: true },
    trouble: { state: true },
  };
  declare person: Person | null;
  declare route: Route;
  declare trouble: string;
  /** The set-up token of an empty server, or null. */
  readonly setup = readSetup(location);
  private readonly demo = readDemo(location);
  private readonly turning = new Turning(this);
  private readonly aside = new Aside(this);
  private readonly rooms = new Rooms(this, () => {
    history.replaceState(null, '', '/');
    this.go();
  });

  constructor() {
    super();
    this.person = null;
    this.trouble = '';
    if (this.setup !== null || this.demo) history.replaceState(null, '', '/');
    this.route = readRoute(location);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.go);
    this.addEventListener('exit', this.exit);
    this.addEventListener('help', this.aside.turn);
    this.addEventListener('leaving', this.toLeave);
    this.person?.addEventListener('change', this.changed);
    if (!this.person) void this.wake();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.go);
    this.removeEventListener('exit', this.exit);
    this.removeEventListener('help', this.aside.turn);
    this.removeEventListener('leaving', this.toLeave);
    this.person?.removeEventListener('change', this.changed);
  }

  private async wake(): Promise<void> {
    let person: Person | null = null;
    try {
      person = await Person.open();
      if (person.state === 'open') await lockBetweenTwo(person, practiceAt(this.route));
      if (this.demo) await person.enterDemo(...this.demo); // refused where the server is no demo
    } catch (error) {
      this.trouble = sentenceFor(error);
    }
    this.person = person;
    if (this.isConnected) person?.addEventListener('change', this.changed);
  }

  private readonly changed = (): void => {
    this.requestUpdate();
  };

  private readonly go = (): void => {
    const route = readRoute(location);
    if (samePage(route, this.route)) return;
    this.route = route;
    this.aside.close();
    this.turning.toHeading();
  };

  /** Leaving has no address: the history of this browser has nothing of it. */
  private readonly toLeave = (): void => {
    this.route = { at: 'home', room: 'me', part: 'leave' };
    this.turning.toHeading();
  };

  private readonly exit = (): void => {
    void leaveAtOnce(this.person);
  };

  /** The page goes home at once: what still ends behind it must not call back whoever is open here again by then. */
  private async lock(): Promise<void> {
    const locked = this.person?.lock();
    if (this.route.at === 'home') history.replaceState(null, '', '/');
    this.go();
    this.turning.toHeading();
    try {
      await locked;
    } catch (error) {
      this.trouble = sentenceFor(error);
    }
  }

  /** What is said in passing of the line to the server, or of the clock here; it keeps nobody from anything. */
  private margin(): string {
    if (this.person?.reachable === false) return words.say.noLine;
    return this.person?.clockIsOff ? words.say.clockIsOff : '';
  }

  protected override render(): TemplateResult {
    const { person, route, aside, rooms } = this;
    this.classList.toggle('inside', rooms.inside);
    return html`${head({
        help: aside.turn,
        helping: aside.open,
        lock: person?.state === 'open' ? () => void this.lock() : null,
      })}
      ${aside.page()}
      <main class="page" id="page" tabindex="-1" ?hidden=${aside.open}>
        <nearer-notice tone="wrong" .say=${this.trouble}></nearer-notice>
        <nearer-notice class="line" .say=${this.margin()}></nearer-notice>
        ${this.trouble && !person ? nothing : rooms.room()}
      </main>
      ${
        rooms.inside && route.at === 'home'
          ? html`<nearer-ways class="ways" .room=${route.room} @click=${aside.close}></nearer-ways>`
          : nothing
      }`;
  }
}

define('nearer-app', NearerApp);
