// SPDX-License-Identifier: AGPL-3.0-or-later
/** How a person comes to be open in a page and stops being it: signing up, unlocking, locking, going. */
import { type Arrived, type Entrance, recover, signUp, unlock } from './account.ts';
import { Device, type Who } from '../device/device.ts';
import { Idle } from '../device/idle.ts';
import type { Instance, SignUp } from '../kinds.ts';
import { openMine } from '../device/mine.ts';
import type { Place } from '../place.ts';
import { Refusal, tolerant } from '../refusal.ts';
import { mendDrawer } from './renewing.ts';
import { refusal } from '../say.ts';
import type { Desk } from '../post/sync.ts';
import { Tabs, type Word } from '../device/tabs.ts';
import { Working } from '../working.ts';

/** Whether this page may use cryptography at all (https or localhost). Ask before anything is typed. */
export function secureEnough(): boolean {
  return globalThis.isSecureContext && typeof (crypto as { subtle?: unknown }).subtle === 'object';
}

/** Emits `change` whenever something to paint has changed. */
export abstract class Opening extends EventTarget {
  protected readonly place: Place;
  readonly #device: Device;
  readonly #tabs: Tabs;
  #working: Working | null = null;
  #who: Who | null = null;
  #remembered = false;
  #memoryOnly = false;
  #lockAfter: number | null = null;
  #idle: Idle | null = null;
  #feeling: { stop(): void } | null = null;

  protected constructor(place: Place, device: Device) {
    super();
    this.place = place;
    this.#device = device;
    this.#tabs = new Tabs(place.tabs, (word) => void this.#heard(word));
    place.api.clock.addEventListener('change', () => {
      this.#changed();
    });
  }

  get state(): 'nobody' | 'locked' | 'open' {
    if (this.#working !== null) return 'open';
    return this.#who === null ? 'nobody' : 'locked';
  }

  get handle(): string | null {
    return this.#working?.who.handle ?? this.#who?.handle ?? null;
  }

  /** True where the browser would not keep the key: the person is signed in until the page closes. */
  get memoryOnly(): boolean {
    return this.#memoryOnly;
  }

  /** False while somebody is open here and the server cannot be reached. */
  get reachable(): boolean {
    return this.#working?.reachable ?? true;
  }

  /** Ends when what had come was read since the app was opened, or came back to the front; null after it. */
  get reading(): Promise<void> | null {
    return this.#working?.reading ?? null;
  }

  /** True while the clock of this device seems to be off by a day or so. */
  get clockIsOff(): boolean {
    return this.place.api.clock.isOff;
  }

  /** After how many minutes without a touch of any tab this device locks; null for never. */
  get lockAfter(): number | null {
    return this.#lockAfter;
  }

  async setLockAfter(minutes: number | null): Promise<void> {
    this.#lockAfter = minutes;
    await this.#device.keepLockAfter(minutes);
    this.#idle?.set(minutes);
    this.#tabs.tell('rule');
    this.#changed();
  }

  /** Before this moment (ms) the device does not lock for want of a touch: two people have put it down to practise. */
  stay(until: number): void {
    this.#idle?.hold(until);
  }

  async signUp(o: SignUp): Promise<void> {
    await this.#enter(await signUp(this.entrance(), o), true);
  }

  async unlock(handle: string, passphrase: string, o: { readonly remember: boolean }): Promise<void> {
    const arrived = await unlock(this.entrance(), { handle, passphrase }, await this.#device.who());
    await this.#enter(arrived, o.remember);
  }

  /** Becomes one of the people of a demo, whose passphrases are no secret. Rejects where the server is none. */
  async enterDemo(handle: string, passphrase: string): Promise<void> {
    if (!(await this.place.api.get<Instance>('/instance')).demo) throw refusal('no-demo');
    if (this.state === 'open' && this.handle === handle) return;
    await this.unlock(handle, passphrase, { remember: true });
  }

  async recover(handle: string, code: string, passphrase: string): Promise<void> {
    await this.#enter(await recover(this.entrance(), { handle, code, passphrase }), true);
    const { who } = this.opened();
    // Where this is interrupted, the code still opens the drawer.
    await tolerant(this.act((desk) => mendDrawer(this.entrance(), { who, desk }, { code, passphrase })));
  }

  /**
   * Forgets the keys, here and in every other tab. Drafts, unsent answers and what was read stay on the shelf, sealed
   * under a key that only the identity gives, so nothing typed is lost and nothing can be read until the next unlock.
   */
  async lock(): Promise<void> {
    await this.#close();
    this.#tabs.tell('locked');
  }

  /**
   * Ends the session and leaves nothing on this device, whether or not the server can be reached. What only this
   * device has is lost by it; a page says so first (`unsent` and `onlyHere` of a person).
   */
  async signOut(): Promise<void> {
    try {
      await this.place.api.post('/sign-out');
    } catch (error) {
      // The session can be ended from another device; what is here has to go now.
      if (!(error instanceof Refusal)) throw error;
    }
    await this.leaveNothing();
  }

  protected entrance(): Entrance {
    if (!secureEnough()) throw refusal('insecure');
    const { api, stretch } = this.place;
    return { api, stretch, instance: () => api.get<Instance>('/instance') };
  }

  /** What lies on the desk of whoever is open here. */
  protected get desk(): Desk | null {
    return this.#working?.desk ?? null;
  }

  protected opened(): Working {
    if (this.#working === null) throw refusal('locked');
    return this.#working;
  }

  /** Something that locking waits for, and that needs no lock against other tabs. */
  protected async watch<T>(ask: (working: Working) => Promise<T>): Promise<T> {
    const working = this.opened();
    return working.watch(ask(working));
  }

  protected async act<T>(act: (desk: Desk) => Promise<T>): Promise<T> {
    return this.opened().act(act);
  }

  /** Where this device keeps the identity: with the file of the passphrase that holds now. */
  protected async remember(working: Working): Promise<void> {
    if (this.#remembered) await this.#device.keep(working.who, working.mine.identity);
  }

  /** From what the device holds, without a connection. */
  protected async wake(): Promise<void> {
    if (!secureEnough()) return;
    const device = this.#device;
    const held = [device.who(), device.identity(), device.lockAfter()] as const;
    const [who, identity, lockAfter] = await Promise.all(held);
    this.#lockAfter = lockAfter;
    this.#who = who;
    if (this.#who === null || identity === null || this.#working !== null) return;
    this.#remembered = true;
    const working = await this.#begin(this.#who, identity);
    void working.look(null);
  }

  async #enter(arrived: Arrived, remember: boolean): Promise<void> {
    if (this.#working !== null) await this.#close();
    const { who, identity, online } = arrived;
    // Written, read back and opened before the passphrase is forgotten; else it stays in memory only.
    const kept = remember && (await this.#device.keep(who, identity));
    const working = await this.#begin(who, identity);
    this.#remembered = kept;
    this.#who = kept ? who : await this.#device.who();
    this.#memoryOnly = remember && !(kept && !working.mine.shelf.memoryOnly);
    if (online) await tolerant(working.act((desk) => desk.all()));
    if (online) void working.settle();
    if (kept) this.#tabs.tell('opened');
    this.#changed();
  }

  async #begin(who: Who, identity: Arrived['identity']): Promise<Working> {
    const { handle, instance } = who;
    const mine = await openMine(this.place.api, { handle, instance, identity }, this.place.reader());
    this.#feeling?.stop();
    this.#idle?.stop();
    this.#idle = new Idle(this.#lockAfter, {
      lock: () => void this.lock(),
      tell: () => {
        this.#tabs.tell('touched');
      },
    });
    this.#feeling = this.place.feel(this.#idle);
    this.#working = await Working.begin(this.place, who, mine, this.#tabs, {
      changed: () => {
        this.#changed();
      },
      signedOut: () => void this.lock(),
    });
    return this.#working;
  }

  /** Back to a locked device, in this tab. */
  async #close(): Promise<void> {
    const working = this.#working;
    this.#working = null;
    this.#remembered = false;
    this.#memoryOnly = false;
    this.#idle?.stop();
    this.#feeling?.stop();
    this.#changed();
    await this.#device.forgetIdentity();
    await working?.end();
    this.#changed();
  }

  protected async leaveNothing(): Promise<void> {
    const shelf = this.#working?.mine.shelf;
    await this.#close();
    await shelf?.wipe();
    await this.#device.forgetAll();
    this.#who = null;
    this.#tabs.tell('locked');
    this.#changed();
  }

  async #heard(word: Word): Promise<void> {
    if (word === 'touched') {
      this.#idle?.heard();
      return;
    }
    if (word === 'rule') {
      this.#lockAfter = await this.#device.lockAfter();
      this.#idle?.set(this.#lockAfter);
    } else if (word === 'changed') await this.#working?.heardChange();
    else if (word === 'opened' && this.#working === null) await this.wake();
    else if (word === 'locked') {
      await this.#close();
      this.#who = await this.#device.who();
    }
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
