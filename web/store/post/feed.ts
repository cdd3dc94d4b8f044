// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What has been said in one bond, as this device has verified it: a copy on the shelf, brought up to date in pieces.
 *
 * Every check of docs/specs/protocol.md, section 8 happens here. A record that fails one is kept with the name of
 * its trouble, never folded, and asked for once more at the next opening of the app.
 */
import { utf8 } from '../../sealed/bytes.ts';
import { oneNoteIdentity } from '../../sealed/records.ts';
import { type ChainEnd, EMPTY_CHAIN, follows, type Head, readHead } from '../../sealed/shape.ts';
import { openBond, type OpenBond } from '../bonds.ts';
import { BARE, type Entry, entryOf, nameOf, openReleased, type Row, Trouble, troubleOf } from './entry.ts';
import { dayHere } from '../device/days.ts';
import { lastViewGone } from '../device/lastview.ts';
import type { Mine } from '../device/mine.ts';
import { pagesGone, pagesWith, rowsOf } from '../device/pages.ts';
import { onePiece, type Piece, pieces } from './pieces.ts';
import { type Opened, orThrow } from './reading.ts';
import type { TroubleCode } from '../say.ts';
import type { Change } from '../device/shelf.ts';
import type { WireBond, WireStored } from './wire.ts';

/** How far the feed was read, and where the shared chain of each author ends. */
interface Progress {
  readonly after: number;
  readonly ends: Readonly<Record<string, ChainEnd>>;
  /** The end of the other's chain on the last days on which it grew, oldest first. */
  readonly theirEnds: readonly (readonly [day: string, seq: number, hash: string])[];
}

const PROGRESS = 'pages read';
const EPOCH = /^epoch (\d+)$/m;
const START: Progress = { after: 0, ends: {}, theirEnds: [] };

export class BondFeed {
  /** As it was checked last. */
  bond: OpenBond;
  readonly #mine: Mine;
  #progress = START;
  /** Everything that came, by its position. */
  readonly #rows = new Map<number, Row>();
  /** Everything that verified, by name. */
  readonly #entries = new Map<string, Entry>();
  /** Head hashes of the shared chains, by author and number; a record may be a link and troubled all the same. */
  readonly #links = new Map<string, string>();
  readonly #holds = new Set<string>();
  /** Names of links that are troubled: whoever sent one has used its name all the same. */
  readonly #spent = new Set<string>();
  #rolledBack = false;
  #triedAgain = false;

  private constructor(mine: Mine, bond: OpenBond) {
    this.#mine = mine;
    this.bond = bond;
  }

  static async load(mine: Mine, bond: OpenBond): Promise<BondFeed> {
    const feed = new BondFeed(mine, bond);
    await feed.reload();
    return feed;
  }

  /** Takes what is on the shelf, as another tab may have left it. */
  async reload(): Promise<void> {
    const [rows, progress] = await Promise.all([
      rowsOf<Row>(this.#mine.shelf, this.#kind),
      this.#mine.shelf.get<Progress>(PROGRESS, this.bond.id),
    ]);
    this.#forgetAll();
    this.#progress = progress ?? START;
    for (const row of rows) this.#remember(row);
  }

  get entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  has(head: { readonly author: string; readonly id: string }): boolean {
    return this.#entries.has(nameOf(head));
  }

  /** One of my own records, if it is here. */
  mine(id: string): Entry | undefined {
    return this.#entries.get(nameOf({ author: this.bond.key.author, id }));
  }

  /** Where my shared chain ends, as far as it was verified here. */
  get myEnd(): ChainEnd {
    return this.#end(this.bond.key.author);
  }

  get ends(): Readonly<Record<string, ChainEnd>> {
    return this.#progress.ends;
  }

  /** The newest head of the other that was verified before this day. */
  seenBefore(day: string): ChainEnd | null {
    const [, seq, hash] = this.#progress.theirEnds.findLast(([of]) => of < day) ?? [];
    return seq === undefined || hash === undefined ? null : [seq, hash];
  }

  /** What did not fit, each kind of trouble once. */
  get troubles(): readonly TroubleCode[] {
    const codes = new Set(this.#troubled);
    if (this.#rolledBack) codes.add('rolled-back');
    if (this.#lacksBodies) codes.add('missing-body');
    return [...codes];
  }

  /**
   * Reads what is new. True where something came. `known` is where `self.age` saw the chains end; a feed that does
   * not contain that has been rolled back. `taken` hears of every piece.
   */
  async read(
    known?: Readonly<Record<string, ChainEnd>>,
    taken: () => void = () => undefined,
  ): Promise<boolean> {
    let grown = await this.#tryAgain();
    const open = (records: readonly WireStored[]) => this.#open(records);
    for await (const piece of pieces(this.#mine.api, this.#path, this.#progress.after, open)) {
      if (piece.records.length === 0) continue;
      await this.#take(piece, []);
      grown = true;
      taken();
    }
    if (known !== undefined)
      this.#rolledBack = Object.entries(known).some(([author, end]) => !this.#continues(author, end));
    return grown;
  }

  /** Forgets the bond on this device. */
  async forget(): Promise<void> {
    await this.#mine.shelf.change([
      ...pagesGone(this.#kind, this.#rows.keys()),
      { kind: PROGRESS, key: this.bond.id, gone: true },
      lastViewGone(this.bond.id),
    ]);
  }

  get #kind(): string {
    return `pages ${this.bond.id}`;
  }

  #forgetAll(): void {
    this.#progress = START;
    this.#rows.clear();
    this.#entries.clear();
    this.#links.clear();
    this.#holds.clear();
    this.#spent.clear();
  }

  get #path(): string {
    return `/bonds/${this.bond.id}/records`;
  }

  /** Once for each opening of the app: where something did not fit, everything is read anew. */
  async #tryAgain(): Promise<boolean> {
    if (this.#triedAgain) return false;
    this.#triedAgain = true;
    if (this.#troubled.length === 0 && !this.#lacksBodies) return false;
    const first = await onePiece(this.#mine.api, this.#path, 0);
    const old = pagesGone(this.#kind, this.#rows.keys());
    this.#forgetAll();
    await this.#take({ ...first, opened: this.#open(first.records) }, old);
    return true;
  }

  /** Verifies and opens a piece, and keeps it and how far it went in one act. */
  async #take({ records, opened }: Piece, before: readonly Change[]): Promise<void> {
    const changed = new Set<number>();
    let { after } = this.#progress;
    for (const [at, alone] of (await opened).entries()) {
      const record = records[at];
      if (record === undefined || record.position <= after) break;
      after = record.position;
      for (const { row, head } of await this.#check(record, alone)) {
        this.#remember(row, head);
        changed.add(row.position);
      }
    }
    this.#progress = { ...this.#progress, after };
    await this.#mine.shelf.change([
      ...before,
      ...pagesWith(this.#kind, this.#rows, changed),
      { kind: PROGRESS, key: this.bond.id, value: this.#progress },
      lastViewGone(this.bond.id),
    ]);
  }

  /** Each by itself. What fails is said by `#check`, when the record's turn has come. */
  async #open(records: readonly WireStored[]): Promise<readonly Opened[]> {
    if (records.some(({ head }) => Number(EPOCH.exec(head)?.[1]) > this.bond.newest)) await this.#renew();
    const { id, keys, epochs, key } = this.bond;
    const bond = { id, keys, epochs, key: { author: key.author } };
    return this.#mine.reader.read({ identity: this.#mine.identity, bond, own: new Map() }, records);
  }

  /** The bond has been given a new key since it was looked at. One that does not fit is said at the next opening. */
  async #renew(): Promise<void> {
    const { id, theirCard, newest } = this.bond;
    const wire = await this.#mine.api.get<WireBond>(`/bonds/${id}`);
    const pin = { partner: theirCard.hash, epoch: newest };
    this.bond = await openBond(this.#mine, wire, pin).catch(() => this.bond);
  }

  /** The row of a record, and rows that it changes; with their heads, unless there is trouble. */
  async #check(record: WireStored, alone: Opened): Promise<{ row: Row; head?: Head }[]> {
    const { position, head: text } = record;
    let link: Row['link'] = null;
    try {
      const head = orThrow(alone.head);
      this.#insistFits(head);
      link = this.#advance(head);
      const opening = orThrow(alone.opening);
      const row: Row = { position, head: text, link, trouble: null, ...opening };
      return [{ row, head }, ...(await this.#changedBy({ row, head }))];
    } catch (error) {
      return [{ row: { position, head: text, link, trouble: troubleOf(error), ...BARE } }];
    }
  }

  /** The chain of section 8. */
  #insistFits(head: Head): void {
    if (this.has(head) || this.#spent.has(nameOf(head))) throw new Trouble('twice');
    if (head.chain === 'shared' && !follows(head, this.#end(head.author))) throw new Trouble('broken-chain');
    if (this.#holds.has(`${head.author} ${head.chain}`)) throw new Trouble('twice');
  }

  #advance(head: Head): Row['link'] {
    if (head.chain !== 'shared') return null;
    const ends = { ...this.#progress.ends, [head.author]: [head.seq, head.hash] as const };
    let { theirEnds } = this.#progress;
    if (head.author !== this.bond.key.author) {
      const today = dayHere();
      const earlier = theirEnds.filter(([day]) => day < today).slice(-1);
      theirEnds = [...earlier, [today, head.seq, head.hash]];
    }
    this.#progress = { ...this.#progress, ends, theirEnds };
    this.#links.set(`${head.author} ${head.seq}`, head.hash);
    return [head.author, head.seq, head.hash];
  }

  /** A drop empties the record it names; a release opens one. Throws Trouble. */
  async #changedBy({ row, head }: Entry): Promise<Entry[]> {
    this.#insistSameStory(head, row);
    if (head.about.kind === 'drop') {
      const target = this.#entries.get(nameOf({ author: head.author, id: head.about.id }));
      return target === undefined ? [] : [{ ...target, row: { ...target.row, ...BARE } }];
    }
    if (row.note?.kind !== 'release') return [];
    const { record, key } = row.note.data as { readonly record?: unknown; readonly key?: unknown };
    if (typeof record !== 'string') return [];
    const target = this.#entries.get(nameOf({ author: head.author, id: record }));
    if (target?.row.state !== 'sealed') return [];
    try {
      const opening = await openReleased(this.bond, target, oneNoteIdentity(key));
      return [{ ...target, row: { ...target.row, ...opening } }];
    } catch (error) {
      const code = troubleOf(error);
      throw new Trouble(code === 'does-not-open' ? 'wrong-release' : code);
    }
  }

  /** What the other had seen of my chain must be my chain. */
  #insistSameStory(head: Head, row: Row): void {
    const seen = row.note?.seen ?? null;
    if (seen === null || head.author === this.bond.key.author) return;
    if (!this.#continues(this.bond.key.author, seen)) throw new Trouble('told-different');
  }

  /** Whether the author's chain, as read here, contains this head. */
  #continues(author: string, [seq, hash]: ChainEnd): boolean {
    return seq === 0 || this.#links.get(`${author} ${seq}`) === hash;
  }

  get #troubled(): TroubleCode[] {
    return [...this.#rows.values()].flatMap(({ trouble }) => trouble ?? []);
  }

  /** Every record that came without its body must have been taken back by its author. */
  get #lacksBodies(): boolean {
    const dropped = new Set(
      this.entries.flatMap(({ head: { about, author } }) =>
        about.kind === 'drop' ? [nameOf({ author, id: about.id })] : [],
      ),
    );
    return this.entries.some(
      ({ row, head }) => row.state === 'bare' && head.body !== null && !dropped.has(nameOf(head)),
    );
  }

  #end(author: string): ChainEnd {
    return this.#progress.ends[author] ?? EMPTY_CHAIN;
  }

  #remember(row: Row, head?: Head): void {
    this.#rows.set(row.position, row);
    if (row.link !== null) this.#links.set(`${row.link[0]} ${row.link[1]}`, row.link[2]);
    if (row.trouble !== null) {
      if (row.link !== null) this.#spent.add(nameOf(readHead(utf8(row.head))));
      return;
    }
    const entry = head === undefined ? entryOf(row) : { row, head };
    this.#entries.set(nameOf(entry.head), entry);
    if (entry.head.about.kind === 'hold') this.#holds.add(`${entry.head.author} ${entry.head.chain}`);
  }
}
