// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The desk of an unlocked person: the bonds with their feeds, and the one act that brings all of it up to date.
 *
 * Whoever calls it holds the lock `sync`, so that two tabs do not send at once.
 */
import { releaseId } from '../../sealed/records.ts';
import { NOTHING } from '../../sealed/shape.ts';
import { base64 } from '../../sealed/bytes.ts';
import { misfitOf, openBond, type OpenBond, shownMisfit } from '../bonds.ts';
import { early, endEarly, readEarly } from './early.ts';
import { BondFeed } from './feed.ts';
import { heldHere, heldKind, isReleaseDue, readHeld, settleHeld } from './held.ts';
import type { Bond, Trouble } from '../kinds.ts';
import { lastViewGone } from '../device/lastview.ts';
import type { Mine } from '../device/mine.ts';
import { asDraft, kept, letGo, letters, type Letter, sendAll, settleLetters, write } from './outbox.ts';
import { type Lasting, readOwn, sendBundle } from './own.ts';
import { eachAlone, refusedWith } from '../refusal.ts';
import { recoveryMade, settleKeys } from '../people/renewing.ts';
import { refusal, troubleSaid, type TroubleCode } from '../say.ts';
import { changeSelf, knownSelf, type SelfFile, takeSelf } from '../people/selffile.ts';
import type { Change } from '../device/shelf.ts';
import { dropAll, withdrawAll } from './takingback.ts';
import type { WireBond, WireMe } from './wire.ts';

/** How long the rest waits, in ms: as long whether or not a gist was found, so that the server cannot tell. */
const REST_AFTER = 1_500;

export class Desk {
  readonly mine: Mine;
  self: SelfFile;
  /** Whether a recovery code was made, as the server last said; null before it did. */
  recoveryMade: boolean | null = null;
  /** Hears of every piece that was read: of a bond, or (null) of own records. */
  taken: (feed: BondFeed | null) => void = () => undefined;
  /** Says what the bundle of a day shall carry of those before it. */
  lasting: Lasting = () => Promise.resolve(null);
  readonly #feeds = new Map<string, BondFeed>();
  /** Bonds whose keys did not fit, as the server gave them. */
  readonly #misfits = new Map<string, { wire: WireBond; code: TroubleCode }>();
  readonly #sending = new Map<string, readonly TroubleCode[]>();
  readonly #refused = new Map<string, TroubleCode>();
  #ownTrouble: TroubleCode | null = null;
  #letters: readonly Letter[] = [];
  #turnedTo: string | null;

  private constructor(mine: Mine, self: SelfFile, turnedTo: string | null) {
    this.mine = mine;
    this.self = self;
    this.#turnedTo = turnedTo;
  }

  /** From the shelf alone: it needs no connection. */
  static async open(mine: Mine): Promise<Desk> {
    const [turnedTo, self, made, wires, waiting] = await Promise.all([
      mine.shelf.get<string>('turned to', ''),
      knownSelf(mine),
      recoveryMade(mine),
      mine.shelf.all<WireBond>('bond'),
      letters(mine),
    ]);
    const desk = new Desk(mine, self, turnedTo ?? null);
    desk.recoveryMade = made;
    for (const wire of wires) await desk.#take(wire);
    desk.#letters = waiting;
    return desk;
  }

  /** Takes what another tab has left on the shelf. */
  async reload(): Promise<void> {
    this.self = await knownSelf(this.mine);
    this.recoveryMade = await recoveryMade(this.mine);
    for (const wire of await this.mine.shelf.all<WireBond>('bond'))
      if (!this.#feeds.has(wire.id)) await this.#take(wire);
    for (const feed of this.#feeds.values()) await feed.reload();
    this.#letters = await letters(this.mine);
  }

  get bonds(): readonly Bond[] {
    const good = [...this.#feeds.values()].map((feed) => this.#shown(feed));
    const bad = [...this.#misfits.values()].map(({ wire }) => shownMisfit(wire, this.self.bonds[wire.id]));
    return [...good, ...bad];
  }

  /** The pairing that the pages speak of: the one this device was turned to, else the first that is open. */
  get current(): Bond | null {
    const bonds = this.bonds;
    return (
      bonds.find((bond) => bond.id === this.#turnedTo) ??
      bonds.find((bond) => bond.closed === null) ??
      bonds.at(-1) ??
      null
    );
  }

  /** Kept on this device alone: a pairing that somebody else has just accepted must not show itself instead. */
  async turnTo(bond: string): Promise<void> {
    this.#turnedTo = bond;
    await this.mine.shelf.change([{ kind: 'turned to', key: '', value: bond }]);
  }

  get letters(): readonly Letter[] {
    return this.#letters;
  }

  /** Why this letter, sent from here, can never arrive; null where nothing is known against it. */
  refused(letter: string): TroubleCode | null {
    return this.#refused.get(letter) ?? null;
  }

  get troubles(): readonly Trouble[] {
    const found: [string | null, TroubleCode][] = [];
    for (const [bond, { code }] of this.#misfits) found.push([bond, code]);
    for (const [bond, feed] of this.#feeds) for (const code of feed.troubles) found.push([bond, code]);
    for (const [bond, codes] of this.#sending) for (const code of codes) found.push([bond, code]);
    if (this.#ownTrouble !== null) found.push([null, this.#ownTrouble]);
    return found.map(([bond, code]) => ({ bond, code, say: troubleSaid(code) }));
  }

  /** Throws a Refusal where the bond is not here or its keys do not fit. */
  feed(bond: string): BondFeed {
    const feed = this.#feeds.get(bond);
    if (feed === undefined) throw refusal(this.#misfits.has(bond) ? 'not-ready' : 'no-bond');
    return feed;
  }

  find(bond: string): BondFeed | null {
    return this.#feeds.get(bond) ?? null;
  }

  /**
   * Everything: bonds, self file, every feed, everything that waits, and the bundle of the day; of many own records on
   * a new device no more than Today needs. What fails of one bond keeps nothing else waiting, and is thrown at the end.
   */
  async all(): Promise<void> {
    const failed = await this.refreshBonds();
    const own = this.#own();
    // Both to their end: whoever may come to the desk next must not find one still at work.
    const every = eachAlone([...this.#feeds.keys()], (id) => this.one(id));
    const [bonds] = await Promise.allSettled([every, own]);
    if (bonds.status === 'rejected') throw bonds.reason;
    await own;
    await this.bundle();
    for (const error of [...failed, ...bonds.value]) throw error;
  }

  /** Own records that `all` left for later, so that a new device can be used meanwhile. */
  async rest(): Promise<void> {
    if ((await early(this.mine)) === null) return;
    await new Promise((resolve) => setTimeout(resolve, REST_AFTER));
    await this.#readOwn();
    await endEarly(this.mine);
  }

  async #own(): Promise<void> {
    if (!(await readEarly(this.mine))) await this.#readOwn();
  }

  async #readOwn(): Promise<void> {
    this.#ownTrouble = await readOwn(this.mine, () => {
      this.taken(null);
    });
  }

  /** The bundle of the day, if it is due; the heads that were seen go into the self file with it, not oftener. */
  async bundle(): Promise<void> {
    try {
      if ((await early(this.mine)) !== null || !(await sendBundle(this.mine, this.lasting))) return;
    } catch (error) {
      const isFull = refusedWith(error, 'disk-full');
      if (!isFull && !refusedWith(error, 'moved')) throw error;
      this.#ownTrouble = isFull ? 'disk-full' : 'server-chain';
      return;
    }
    this.self = await changeSelf(this.mine, (content) => this.#withHeads(content));
  }

  /** One bond: what came, what is due because of it, and what waits. */
  async one(bond: string): Promise<void> {
    const feed = this.#feeds.get(bond);
    if (feed === undefined) return;
    try {
      await withdrawAll(this.mine, bond);
      const atServer = await readHeld(this.mine, feed.bond);
      await feed.read(this.self.bonds[bond]?.heads ?? {}, () => {
        this.taken(feed);
      });
      await dropAll(this.mine, feed);
      if (feed.bond.closed === null) {
        await this.#queueHello(feed);
        await this.#queueReleases(feed);
      }
      const held = await this.#send(feed);
      // My answer may just have met the other's: then its key is due at once.
      if (feed.bond.closed === null && (await this.#queueReleases(feed))) await this.#send(feed);
      await settleLetters(this.mine, feed);
      await settleHeld(this.mine, feed, atServer, held);
    } catch (error) {
      if (refusedWith(error, 'disk-full')) this.#sending.set(bond, ['disk-full']);
      // I left it from another device a moment ago; the list of bonds will say so.
      else if (!refusedWith(error, 'not-found')) throw error;
    }
    this.#letters = await letters(this.mine);
  }

  /** Keeps letters before anything else is done with them. `also` changes in the same act. */
  async keep(written: readonly Letter[], also: readonly Change[] = []): Promise<void> {
    const old = [...new Set(written.map((letter) => letter.bond))].map(lastViewGone);
    await this.change([...written.map(kept), ...old, ...also]);
  }

  /** Changes something that letters are among. */
  async change(changes: readonly Change[]): Promise<void> {
    await this.mine.shelf.change(changes);
    this.#letters = await letters(this.mine);
  }

  /** Returns what failed of one bond alone. */
  async refreshBonds(): Promise<readonly unknown[]> {
    const me = await this.mine.api.get<WireMe>('/me');
    if (me.recipient !== this.mine.recipient) throw refusal('not-yours');
    this.self = await takeSelf(this.mine, me.self);
    await settleKeys(this, me.keys);
    const wires = await this.mine.api.get<readonly WireBond[]>('/bonds');
    const failed = await eachAlone(wires, (wire) => this.accept(wire));
    const here = new Set(wires.map((wire) => wire.id));
    for (const id of [...this.#feeds.keys(), ...this.#misfits.keys()])
      if (!here.has(id)) await this.forget(id, { left: this.self.bonds[id] === undefined });
    return failed;
  }

  /** The self file as the server has it now. */
  async refreshSelf(): Promise<void> {
    this.self = await changeSelf(this.mine, (content) => content);
  }

  /** Takes a bond as the server gives it: checks it, pins the other's card, and counter-signs. */
  async accept(
    wire: WireBond,
    names: { readonly mine?: string; readonly theirs?: string } = {},
  ): Promise<void> {
    const isFirstOpen = this.current?.closed !== null && wire.closed === null;
    const bond = await this.#take(wire);
    if (bond === null) return;
    if (isFirstOpen) await this.turnTo(bond.id);
    const known = this.self.bonds[wire.id];
    const grown = (known?.epoch ?? 1) < bond.newest;
    if (known?.partner !== bond.theirCard.hash || grown) await this.#pin(bond, names);
    if (bond.toCountersign !== null) {
      const signature = base64(bond.toCountersign);
      await this.mine.api.post(`/bonds/${bond.id}/countersign`, { signature });
    }
    await this.mine.shelf.change([{ kind: 'bond', key: wire.id, value: wire }]);
  }

  /**
   * Forgets a bond on this device: the copies, not the server's. Words that wait to be sent go with one that was `left`;
   * where the server alone has lost it, they are drafts again.
   */
  async forget(bond: string, o: { readonly left: boolean }): Promise<void> {
    await this.#feeds.get(bond)?.forget();
    this.#feeds.delete(bond);
    this.#misfits.delete(bond);
    this.#sending.delete(bond);
    const held = await heldHere(this.mine, bond);
    const waiting = (await letters(this.mine)).filter((letter) => letter.bond === bond);
    if (!o.left) for (const letter of waiting) await this.mine.shelf.change(await asDraft(this.mine, letter));
    await this.mine.shelf.change([
      { kind: 'bond', key: bond, gone: true },
      ...held.map((row) => ({ kind: heldKind(bond), key: row.id, gone: true as const })),
      ...waiting.map(letGo),
    ]);
    this.#letters = await letters(this.mine);
  }

  /** Checks and opens; null (and a trouble) where the keys do not fit. */
  async #take(wire: WireBond): Promise<OpenBond | null> {
    let bond: OpenBond;
    try {
      bond = await openBond(this.mine, wire, this.self.bonds[wire.id]);
    } catch (error) {
      this.#feeds.delete(wire.id);
      this.#misfits.set(wire.id, { wire, code: misfitOf(error) });
      return null;
    }
    this.#misfits.delete(wire.id);
    const known = this.#feeds.get(wire.id);
    if (known === undefined) this.#feeds.set(wire.id, await BondFeed.load(this.mine, bond));
    else known.bond = bond;
    return bond;
  }

  async #pin(bond: OpenBond, names: { readonly mine?: string; readonly theirs?: string }): Promise<void> {
    this.self = await changeSelf(this.mine, (content) => {
      const { [bond.invitation]: invite, ...invites } = content.invites;
      const before = content.bonds[bond.id];
      const name = names.mine ?? before?.name ?? invite?.name;
      const theirs = names.theirs ?? before?.theirs;
      const pinned = {
        verified: false,
        heads: {},
        ...before,
        invitation: bond.invitation,
        partner: bond.theirCard.hash,
        epoch: bond.newest,
        ...(name === undefined ? {} : { name }),
        ...(theirs === undefined ? {} : { theirs }),
      };
      return { ...content, invites, bonds: { ...content.bonds, [bond.id]: pinned } };
    });
  }

  async #send(feed: BondFeed): Promise<ReadonlySet<string>> {
    const { held, tried, troubles, refused } = await sendAll(this.mine, feed);
    for (const [id, code] of refused) this.#refused.set(id, code);
    this.#sending.set(feed.bond.id, troubles);
    if (tried > 0) await feed.read();
    // Another device of mine has answered; nobody is asked again what they have answered there.
    if (!troubles.includes('hold-used')) return held;
    return new Set([...held, ...(await readHeld(this.mine, feed.bond))]);
  }

  /** Says once how I want to be called here; nothing of what was seen, because nobody decided to send it now. */
  async #queueHello(feed: BondFeed): Promise<void> {
    const name = this.self.bonds[feed.bond.id]?.name;
    if (name === undefined || this.#helloOf(feed, feed.bond.key.author) !== null) return;
    const hello = { about: NOTHING, kind: 'hello', data: { name }, seen: null };
    await this.keep([await write(this.mine, feed.bond, hello)]);
  }

  /**
   * Publishes the keys of my answers whose counterpart has been verified here, and of no others. They say nothing of
   * what was seen: they leave by themselves at an opening.
   */
  async #queueReleases(feed: BondFeed): Promise<boolean> {
    let queued = false;
    for (const entry of feed.entries.filter((one) => isReleaseDue(feed, one))) {
      const id = releaseId(this.mine.identity, entry.head.id);
      const known = feed.has({ author: feed.bond.key.author, id });
      if (known || this.#letters.some((letter) => letter.id === id)) continue;
      const data = { record: entry.head.id, key: entry.row.note?.data['key'] };
      const release = { about: NOTHING, kind: 'release', data, seen: null, id };
      await this.keep([await write(this.mine, feed.bond, release)]);
      queued = true;
    }
    return queued;
  }

  #withHeads(content: SelfFile): SelfFile {
    const bonds = Object.entries(content.bonds).map(([id, bond]) => {
      const feed = this.#feeds.get(id);
      if (feed === undefined) return [id, bond];
      return [id, { ...bond, epoch: feed.bond.newest, heads: { ...bond.heads, ...feed.ends } }];
    });
    return { ...content, bonds: Object.fromEntries(bonds) as SelfFile['bonds'] };
  }

  #helloOf(feed: BondFeed, author: string): string | null {
    const waiting = this.#letters.filter(
      (letter) => letter.bond === feed.bond.id && letter.author === author,
    );
    const notes = [
      ...feed.entries.filter(({ head }) => head.author === author).map(({ row }) => row.note),
      ...waiting.map((letter) => letter.note),
    ];
    const name = notes.findLast((note) => note?.kind === 'hello')?.data['name'];
    return typeof name === 'string' ? name : null;
  }

  #shown(feed: BondFeed): Bond {
    const { bond } = feed;
    const self = this.self.bonds[bond.id];
    return {
      id: bond.id,
      kind: bond.kind,
      names: {
        mine: this.#helloOf(feed, bond.key.author) ?? self?.name ?? '',
        theirs: this.#helloOf(feed, bond.theirCard.author) ?? self?.theirs ?? null,
      },
      ready: self?.partner === bond.theirCard.hash,
      verified: self?.verified ?? false,
      hold: bond.hold,
      closed: bond.closed,
      pausedUntil: bond.pausedUntil,
    };
  }
}
