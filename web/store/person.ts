// SPDX-License-Identifier: AGPL-3.0-or-later
/** The person whose page this is, and everything the elements may ask of them. */
import { newPassphrase } from '../sealed/account.ts';
import { safetyCode } from '../sealed/pairing.ts';
import {
  type Arrived,
  confirm,
  deleteAccount,
  type Entrance,
  newRecoveryCode,
  recover,
  signUp,
  unlock,
} from './account.ts';
import { Between } from './between.ts';
import { Device, type Who } from './device.ts';
import { Journal } from './drawer.ts';
import type {
  Bond,
  Greeting,
  Instance,
  Invitation,
  Kind,
  Leaving,
  Session,
  SignUp,
  Trouble,
  WhoHosts,
} from './kinds.ts';
import { leave } from './leaving.ts';
import { openMine } from './mine.ts';
import { accept, invitations, invite, peek, withdraw } from './pairing.ts';
import { page, type Place } from './place.ts';
import { Refusal, tolerant } from './refusal.ts';
import { changePassphrase, changeRecovery, mendDrawer } from './renewing.ts';
import { refusal } from './say.ts';
import { changeSelfBond } from './selffile.ts';
import type { Desk } from './sync.ts';
import { Tabs, type Word } from './tabs.ts';
import { Working } from './working.ts';

export type { Between, Sent } from './between.ts';
export type * from './daily.ts';
export type { Journal, JournalPage } from './drawer.ts';
export type * from './kinds.ts';
export { Refusal } from './refusal.ts';

/** Whether this page may use cryptography at all (https or localhost). Ask before anything is typed. */
export function secureEnough(): boolean {
  return globalThis.isSecureContext && typeof (crypto as { subtle?: unknown }).subtle === 'object';
}

/**
 * The person whose page this is; one for each page.
 *
 * Emits `change` whenever something to paint has changed. Every verb rejects with a `Refusal`, whose `say` is a
 * sentence for the person; its code is `offline` where there is no network.
 */
export class Person extends EventTarget {
  readonly #place: Place;
  readonly #device: Device;
  readonly #tabs: Tabs;
  /** The journal. */
  readonly drawer = new Journal(
    () => this.#open(),
    () => this.#entrance(),
  );
  #working: Working | null = null;
  #who: Who | null = null;
  #words: readonly string[] = [];
  #memoryOnly = false;

  private constructor(place: Place, device: Device) {
    super();
    this.#place = place;
    this.#device = device;
    this.#tabs = new Tabs(place.tabs, (word) => void this.#heard(word));
  }

  /** Reads the device; `state` is `open` at once where the device still holds the identity. */
  static async open(place: Place = page()): Promise<Person> {
    const person = new Person(place, await Device.open());
    await person.#wake();
    return person;
  }

  get state(): 'nobody' | 'locked' | 'open' {
    if (this.#working !== null) return 'open';
    return this.#who === null ? 'nobody' : 'locked';
  }

  get handle(): string | null {
    return this.#working?.who.handle ?? this.#who?.handle ?? null;
  }

  get bonds(): readonly Bond[] {
    return this.#working?.desk.bonds ?? [];
  }

  /** What did not verify, newest last. */
  get troubles(): readonly Trouble[] {
    return this.#working?.desk.troubles ?? [];
  }

  /** How many records are durable on this device and not yet sent. */
  get unsent(): number {
    return this.#working?.desk.letters.filter((letter) => !letter.sent).length ?? 0;
  }

  /** True where the browser would not keep the key: the person is signed in until the page closes. */
  get memoryOnly(): boolean {
    return this.#memoryOnly;
  }

  /** Also loads the passphrase words, so call it before `newPassphrase`. */
  async instance(): Promise<Instance> {
    const [instance, words] = await Promise.all([
      this.#place.api.get<Instance>('/instance'),
      this.#words.length > 0 ? this.#words : this.#place.words(),
    ]);
    this.#words = words;
    return instance;
  }

  /** Six words. */
  newPassphrase(): string {
    if (this.#words.length === 0) throw refusal('no-words');
    return newPassphrase(this.#words);
  }

  /** 25 characters in five groups with `-` between. */
  newRecoveryCode(): string {
    return newRecoveryCode();
  }

  async signUp(o: SignUp): Promise<void> {
    await this.#enter(await signUp(this.#entrance(), o), true);
  }

  async unlock(handle: string, passphrase: string, o: { readonly remember: boolean }): Promise<void> {
    const arrived = await unlock(this.#entrance(), { handle, passphrase }, await this.#device.who());
    await this.#enter(arrived, o.remember);
  }

  /** Becomes one of the people of a demo, whose passphrases are no secret. Rejects where the server is none. */
  async enterDemo(handle: string, passphrase: string): Promise<void> {
    if (!(await this.instance()).demo) throw refusal('no-demo');
    if (this.state === 'open' && this.handle === handle) return;
    await this.unlock(handle, passphrase, { remember: true });
  }

  async recover(handle: string, code: string, passphrase: string): Promise<void> {
    await this.#enter(await recover(this.#entrance(), { handle, code, passphrase }), true);
    const { who } = this.#open();
    // Where this is interrupted, the code still opens the drawer.
    await tolerant(this.#act((desk) => mendDrawer(this.#entrance(), { who, desk }, { code, passphrase })));
  }

  /**
   * Forgets the keys, here and in every other tab. Drafts, unsent answers and what was read stay on the shelf, sealed
   * under a key that only the identity gives, so nothing typed is lost and nothing can be read until the next unlock.
   */
  async lock(): Promise<void> {
    await this.#close();
    this.#tabs.tell('locked');
  }

  /** Ends the session and leaves nothing on this device, whether or not the server can be reached. */
  async signOut(): Promise<void> {
    try {
      await this.#place.api.post('/sign-out');
    } catch (error) {
      // The session can be ended from another device; what is here has to go now.
      if (!(error instanceof Refusal)) throw error;
    }
    await this.#leaveNothing();
  }

  sessions(): Promise<readonly Session[]> {
    return this.#watch(({ mine }) => mine.api.get<readonly Session[]>('/me/sessions'));
  }

  async endSession(id: string): Promise<void> {
    await this.#watch(({ mine }) => mine.api.delete(`/me/sessions/${id}`));
  }

  async endOtherSessions(): Promise<void> {
    await this.#watch(({ mine }) => mine.api.post('/me/sessions/end-others'));
  }

  async changePassphrase(old: string, fresh: string): Promise<void> {
    const working = this.#open();
    working.who = await this.#act((desk) =>
      changePassphrase(this.#entrance(), { who: working.who, desk }, { old, fresh }),
    );
    if (this.#who !== null) await this.#device.keep(working.who, working.mine.identity);
  }

  /** A new recovery code takes the place of the old one. Asks for the passphrase again. */
  async changeRecovery(passphrase: string, code: string): Promise<void> {
    const { who } = this.#open();
    await this.#act((desk) => changeRecovery(this.#entrance(), { who, desk }, { passphrase, code }));
  }

  /** Asks for the passphrase once more, before something that an unlocked device alone must not do. */
  async confirm(passphrase: string): Promise<void> {
    await this.#watch(({ who }) => confirm(this.#entrance(), who, passphrase));
  }

  async deleteAccount(passphrase: string): Promise<void> {
    await this.#watch(({ who }) => deleteAccount(this.#entrance(), who, passphrase));
    await this.#leaveNothing();
  }

  invite(o: { readonly name: string; readonly kind: Kind; readonly host: WhoHosts }): Promise<Invitation> {
    return this.#act((desk) => invite(desk.mine, this.#place.origin, o));
  }

  /** My open invitations; any device of mine can make the link again. */
  invitations(): Promise<readonly Invitation[]> {
    return this.#watch(({ mine }) => invitations(mine, this.#place.origin));
  }

  withdrawInvitation(id: string): Promise<void> {
    return this.#act((desk) => withdraw(desk.mine, id));
  }

  peek(id: string, secret: string): Promise<Greeting> {
    return peek(this.#place.api, id, secret);
  }

  /** `strict` asks for the stricter way of holding answers back, which either of the two may do. */
  async accept(id: string, secret: string, name: string, strict = false): Promise<Bond> {
    return this.#act(async (desk) => {
      const { wire, greeting } = await accept(desk.mine, id, secret, strict);
      await desk.accept(wire, { mine: name.trim(), theirs: greeting.name });
      // The bond is made; what else belongs to it can also happen at the next opening.
      await tolerant(desk.one(wire.id));
      const bond = desk.bonds.find((one) => one.id === wire.id);
      if (bond === undefined) throw refusal('no-bond');
      return bond;
    });
  }

  /** Six groups of five digits with spaces between. */
  async safetyCode(bond: string): Promise<string> {
    const { myCard, theirCard } = this.#open().desk.feed(bond).bond;
    return safetyCode(myCard.hash, theirCard.hash);
  }

  confirmSafety(bond: string): Promise<void> {
    return this.#act(async (desk) => {
      desk.self = await changeSelfBond(desk.mine, bond, { verified: true });
    });
  }

  /** Everything between this person and another; null: alone, until somebody is there. */
  with(bond: string | null): Between {
    return new Between(bond, () => this.#open());
  }

  /** What was typed under this key and not yet given; empty where there is nothing. */
  async draft(key: string): Promise<string> {
    return (await this.#watch(({ mine }) => mine.shelf.get<string>('draft', key))) ?? '';
  }

  async keepDraft(key: string, text: string): Promise<void> {
    const change = text === '' ? { gone: true as const } : { value: text };
    await this.#watch(({ mine }) => mine.shelf.change([{ kind: 'draft', key, ...change }]));
  }

  pause(bond: string, until: string | null): Promise<void> {
    return this.#act(async (desk) => {
      await desk.mine.api.put(`/bonds/${bond}/pause`, { until });
      await desk.refreshBonds();
    });
  }

  leave(bond: string, o: Leaving): Promise<void> {
    return this.#act((desk) => leave(desk, bond, o));
  }

  #entrance(): Entrance {
    if (!secureEnough()) throw refusal('insecure');
    const { api, stretch } = this.#place;
    return { api, stretch, instance: () => api.get<Instance>('/instance') };
  }

  #open(): Working {
    if (this.#working === null) throw refusal('locked');
    return this.#working;
  }

  /** Something that locking waits for, and that needs no lock against other tabs. */
  async #watch<T>(ask: (working: Working) => Promise<T>): Promise<T> {
    const working = this.#open();
    return working.watch(ask(working));
  }

  async #act<T>(act: (desk: Desk) => Promise<T>): Promise<T> {
    return this.#open().act(act);
  }

  /** From what the device holds, without a connection. */
  async #wake(): Promise<void> {
    if (!secureEnough()) return;
    this.#who = await this.#device.who();
    const identity = await this.#device.identity();
    if (this.#who === null || identity === null || this.#working !== null) return;
    const working = await this.#begin(this.#who, identity);
    void working.look(null);
  }

  async #enter(arrived: Arrived, remember: boolean): Promise<void> {
    if (this.#working !== null) await this.#close();
    const { who, identity, online } = arrived;
    // Written, read back and opened before the passphrase is forgotten; else it stays in memory only.
    const kept = remember && (await this.#device.keep(who, identity));
    const working = await this.#begin(who, identity);
    this.#who = kept ? who : await this.#device.who();
    this.#memoryOnly = remember && !(kept && !working.mine.shelf.memoryOnly);
    if (online) await tolerant(working.act((desk) => working.all(desk)));
    if (kept) this.#tabs.tell('opened');
    this.#changed();
  }

  async #begin(who: Who, identity: Arrived['identity']): Promise<Working> {
    const mine = await openMine(this.#place.api, { handle: who.handle, instance: who.instance, identity });
    this.#working = await Working.begin(this.#place, who, mine, this.#tabs, {
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
    this.#memoryOnly = false;
    this.#changed();
    await this.#device.forgetIdentity();
    await working?.end();
    this.#changed();
  }

  async #leaveNothing(): Promise<void> {
    const shelf = this.#working?.mine.shelf;
    await this.#close();
    await shelf?.wipe();
    await this.#device.forgetAll();
    this.#who = null;
    this.#tabs.tell('locked');
    this.#changed();
  }

  async #heard(word: Word): Promise<void> {
    if (word === 'changed') await this.#working?.heardChange();
    else if (word === 'opened' && this.#working === null) await this.#wake();
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
