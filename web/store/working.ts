// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * An unlocked person at work: the desk, one act at a time across all tabs, and the ear for what comes.
 */
import { base64, newId, random } from '../sealed/bytes.ts';
import { dayHere } from './device/days.ts';
import type { Who } from './device/device.ts';
import { early } from './post/early.ts';
import type { Ear } from './post/live.ts';
import type { Carried, Carrying, Look } from './wishes/evenings.ts';
import type { WishStep } from './wishes/rounds.ts';
import { EVENINGS, week } from './giving.ts';
import { heldHere } from './post/held.ts';
import { sawToday } from './device/lastview.ts';
import { forgetMine, type Mine } from './device/mine.ts';
import { keepOwn } from './post/own.ts';
import type { Place } from './place.ts';
import { isPassing, Refusal, refusedWith } from './refusal.ts';
import { Desk } from './post/sync.ts';
import { settleReminder } from './people/reminding.ts';
import { alone, type Tabs } from './device/tabs.ts';
import { Thought, type Verb } from './thought.ts';

/** How long locking waits for what is under way. */
const PATIENCE_MS = 3_000;

/** What a gist is enough for. Whatever else is asked waits until all own records were read. */
const TOLD_EARLY: ReadonlySet<Verb> = new Set(['today', 'me', 'library']);

export interface Reports {
  /** Something to paint has changed. */
  changed(): void;
  /** The server does not know this session any more: somebody ended it, so this device locks. */
  signedOut(): void;
}

/** What a draw is published as, and how it came about. */
interface Draw {
  readonly week: { readonly from: string; readonly items: string[]; readonly experiment: string };
  readonly drawn: Readonly<Record<string, unknown>>;
}

interface Begun {
  readonly who: Who;
  readonly desk: Desk;
  readonly thought: Thought;
}

export class Working {
  who: Who;
  readonly mine: Mine;
  readonly desk: Desk;
  readonly thought: Thought;
  readonly #ear: Ear;
  readonly #tabs: Tabs;
  readonly #reports: Reports;
  readonly #under = new Set<Promise<unknown>>();
  /** Looks that wait for their turn: one that would come after them would see nothing new. */
  readonly #lined = new Map<string | null, Promise<void>>();
  /** On which day what is due was seen to, by bond. */
  readonly #drawn = new Map<string, string>();
  #stamp = '';
  #reading: Promise<void> | null = null;
  #changes = 0;
  #ended = false;
  #reachable = true;

  private constructor(place: Place, o: Begun, tabs: Tabs, reports: Reports) {
    const { who, desk, thought } = o;
    this.who = who;
    this.mine = desk.mine;
    this.desk = desk;
    this.thought = thought;
    desk.taken = (feed) => {
      thought.ahead(this.mine, feed);
    };
    desk.lasting = (records) => thought.ask('further', this.mine, null, { page: 'gist', records });
    this.#tabs = tabs;
    this.#reports = reports;
    this.#ear = place.listen({
      arrived: (bond) => this.look(bond),
      night: () => this.#quietly(() => this.act((desk) => desk.bundle())),
      line: (open) => {
        if (this.#reachable === open || this.#ended) return;
        this.#reachable = open;
        reports.changed();
      },
    });
  }

  static async begin(place: Place, who: Who, mine: Mine, tabs: Tabs, reports: Reports): Promise<Working> {
    const thought = new Thought(() => place.think());
    // It begins while the shelf is read; where Today is painted from what was last seen, the page comes first.
    const beginning = sawToday(mine).then((saw) => {
      if (!saw) thought.begin();
    });
    try {
      const stamped = mine.shelf.get<string>('stamp', '');
      const [stamp, desk] = await Promise.all([stamped, Desk.open(mine), beginning]);
      const working = new Working(place, { who, desk, thought }, tabs, reports);
      working.#stamp = stamp ?? '';
      return working;
    } catch (error) {
      thought.forget();
      throw error;
    }
  }

  /** Grows with everything that changes what there is to show. */
  get changes(): number {
    return this.#changes;
  }

  /** The look at everything that is under way since the app was opened, or came back to the front; null after it. */
  get reading(): Promise<void> | null {
    return this.#reading;
  }

  /** Whether the server can be reached, as far as is known. */
  get reachable(): boolean {
    return this.#reachable;
  }

  /** Asks the brain about a bond, or (null) about this person alone. */
  async think<T>(verb: Verb, bond: string | null, more: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const left = await early(this.mine);
    if (left !== null && (left.told === null || !TOLD_EARLY.has(verb))) await this.whole();
    return this.watch(this.#think(this.desk, verb, bond, more));
  }

  /** Waits on a new device until all own records were read. Throws where they cannot be. */
  async whole(): Promise<void> {
    // After the look, whether or not there is a gist: without one Today asks for the rest at once, and that would show.
    await this.#reading;
    return this.watch(alone('rest', () => this.desk.rest()));
  }

  /** Reads what came and sends what waits; fails quietly, because it will be tried again. */
  look(bond: string | null): Promise<void> {
    const lined = this.#lined.get(null) ?? this.#lined.get(bond);
    if (lined !== undefined) return lined;
    const looking = async (desk: Desk): Promise<void> => {
      this.#lined.delete(bond);
      const known = bond !== null && desk.bonds.some((one) => one.id === bond && one.ready);
      await (known ? desk.one(bond) : this.#all(desk));
    };
    const look = this.#quietly(() => this.act(looking)).finally(() => {
      this.#lined.delete(bond);
      if (this.#reading === look) this.#reading = null;
    });
    this.#lined.set(bond, look);
    if (bond === null) this.#reading = look;
    return look;
  }

  /** What is due once everything was read; fails quietly, because it will be tried again. */
  settle(): Promise<void> {
    return this.#quietly(async () => {
      await this.whole();
      await this.act((desk) => this.#settle(desk));
    });
  }

  /** Everything, and what is due because of it; on a new device when its time comes. */
  async #all(desk: Desk): Promise<void> {
    await desk.all();
    if ((await early(this.mine)) === null) await this.#settle(desk);
    else void this.settle();
  }

  /** The reminder's hour, the draws of this week, and this month's round of wishes. */
  async #settle(desk: Desk): Promise<void> {
    await settleReminder(this.mine);
    for (const { id } of desk.bonds.filter(({ ready, closed }) => ready && closed === null))
      await this.#sendDue(desk, id);
  }

  /** Does something at the desk while no other tab does. Throws what the act throws. */
  async act<T>(act: (desk: Desk) => Promise<T>): Promise<T> {
    return this.watch(
      alone('sync', async () => {
        if (this.#ended) throw new Refusal('locked', 'This device is locked.');
        await this.#catchUp();
        try {
          return await act(this.desk);
        } finally {
          this.#stamp = newId();
          this.#changes++;
          await this.mine.shelf.change([{ kind: 'stamp', key: '', value: this.#stamp }]);
          this.#tabs.tell('changed');
          this.#reports.changed();
        }
      }),
    );
  }

  /** Another tab has done something. */
  async heardChange(): Promise<void> {
    await this.watch(alone('sync', () => this.#catchUp()));
    this.#reports.changed();
  }

  /** Ends only after this has: locking must not cut off what is being written. */
  async watch<T>(work: Promise<T>): Promise<T> {
    this.#under.add(work);
    try {
      return await work;
    } catch (error) {
      if (refusedWith(error, 'signed-out') && !this.#ended) this.#reports.signedOut();
      if (isPassing(error) && !this.#ended) this.#ear.again();
      throw error;
    } finally {
      this.#under.delete(work);
    }
  }

  /**
   * Forgets the keys and every opened word in memory, after what is being written has been; but a server that does
   * not answer must not keep a device open.
   */
  async end(): Promise<void> {
    this.#ended = true;
    this.#ear.stop();
    this.thought.forget();
    await Promise.race([
      Promise.allSettled(this.#under),
      new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
    ]);
    forgetMine(this.mine);
  }

  async #catchUp(): Promise<void> {
    const stamp = (await this.mine.shelf.get<string>('stamp', '')) ?? '';
    if (stamp === this.#stamp || this.#ended) return;
    this.#changes++;
    await this.desk.reload();
    this.#stamp = stamp;
  }

  async #think<T>(
    desk: Desk,
    verb: Verb,
    bond: string | null,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<T> {
    if (bond === null) return this.thought.ask<T>(verb, this.mine, null, more);
    const feed = desk.feed(bond);
    const held = await heldHere(this.mine, bond);
    return this.thought.ask<T>(verb, this.mine, { feed, held, letters: desk.letters }, more);
  }

  /** Sends what this device draws for its weeks, and for wishes, where due; asked once for each day of an open page. */
  async #sendDue(desk: Desk, bond: string): Promise<void> {
    const today = dayHere();
    if (this.#drawn.get(bond) === today) return;
    const drawn = new Set<string>();
    const waiting = desk.letters.length;
    let failed = false;
    try {
      for (let due = await this.#draw(desk, bond); due !== null; due = await this.#draw(desk, bond)) {
        // A week that is due again after it was written would be written for ever.
        if (drawn.has(due.week.from)) break;
        drawn.add(due.week.from);
        await this.#keepDraw(desk, bond, due);
      }
      await this.#sendWishes(desk, bond);
    } catch (error) {
      // What is read and sent must not wait for a brain that does not start; whoever has locked ended it.
      if (this.#ended) return;
      reportError(error);
      failed = true;
    }
    // Before anything is looked through: what goes out and when has nothing to do with what comes of it.
    if (desk.letters.length > waiting) await desk.one(bond);
    if (failed || !(await this.#lookThrough(desk, bond))) return;
    this.#drawn.set(bond, today);
  }

  async #keepDraw(desk: Desk, bond: string, due: Draw): Promise<void> {
    const id = newId();
    const { evenings, days } = await this.#carried(desk, bond, due.week.from, id);
    // First how it came about: without the draw that is nothing, and nobody draws again once it is published.
    await keepOwn(desk.mine, bond, { kind: 'drawn', data: { ...due.drawn, record: id, days } });
    await desk.keep([await week(desk, bond, { ...due.week, evenings, id })]);
  }

  /** Most days nothing is due: then the arithmetic is not even read. */
  async #sendWishes(desk: Desk, bond: string): Promise<void> {
    const due = (): Promise<readonly WishStep[]> =>
      this.#think(desk, 'further', bond, { page: 'wishes-due' });
    if ((await due()).length === 0) return;
    const { sendWishes } = await import('./wishes/rounds.ts');
    await sendWishes(desk, bond, due);
  }

  /** False where it is to be tried again. */
  async #lookThrough(desk: Desk, bond: string): Promise<boolean> {
    try {
      const look = await this.#think<Look | null>(desk, 'further', bond, { page: 'evenings-look' });
      if (look === null) return true;
      const { lookThrough } = await import('./wishes/evenings.ts');
      await lookThrough(desk, bond, look);
      return true;
    } catch (error) {
      if (!this.#ended) reportError(error);
      return false;
    }
  }

  /** What a draw carries of evenings. Whatever goes wrong here, there is one, for whoever marked some as for all others. */
  async #carried(desk: Desk, bond: string, monday: string, id: string): Promise<Carrying> {
    const insist = (error: unknown): null => {
      if (this.#ended) throw error;
      reportError(error);
      return null;
    };
    try {
      const { carrying } = await import('./wishes/evenings.ts');
      const asked = { page: 'evenings-carried', monday };
      const carried = await this.#think<Carried>(desk, 'further', bond, asked).catch(insist);
      return await carrying(desk, bond, id, carried);
    } catch (error) {
      insist(error);
      // Without its file there is no group to draw elements from, on no device.
      return { evenings: base64(random(EVENINGS)), days: null };
    }
  }

  #draw(desk: Desk, bond: string): Promise<Draw | null> {
    return this.#think(desk, 'draw', bond);
  }

  async #quietly(work: () => Promise<unknown>): Promise<void> {
    if (this.#ended) return;
    try {
      await work();
    } catch (error) {
      // No connection, or a server that is not well: `watch` has seen to it that there is another look.
      if (!(error instanceof Refusal)) reportError(error);
    }
  }
}
