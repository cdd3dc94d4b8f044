// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The journal. Writing needs nothing but the drawer's recipient; reading opens the drawer with the passphrase each
 * time and keeps nothing of what it opened.
 */
import { readPassphrase, readRecoveryCode } from '../../sealed/account.ts';
import { DoesNotOpen } from '../../sealed/age.ts';
import type { Bytes } from '../../sealed/bytes.ts';
import { type Drawer, newDrawer, openDrawer, openEntry, readDrawer, sealEntry } from '../../sealed/drawer.ts';
import { Malformed } from '../../sealed/shape.ts';
import { confirm, type Entrance, stretched } from './account.ts';
import { momentHere } from '../device/days.ts';
import { JOURNAL_DRAFT } from '../device/drafts.ts';
import type { Mine } from '../device/mine.ts';
import { keepOwn, ownRecords } from '../post/own.ts';
import { mendDrawer } from './renewing.ts';
import { refusedWith, tolerant } from '../refusal.ts';
import { refusal } from '../say.ts';
import { changeSelf } from './selffile.ts';
import type { Working } from '../working.ts';

/** An entry as it was opened for this one look. */
export interface JournalPage {
  readonly id: string;
  /** The day it was written on. */
  readonly date: string;
  /** Local date and time, `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
  readonly text: string;
}

export class Journal {
  readonly #open: () => Working;
  readonly #entrance: () => Entrance;

  constructor(open: () => Working, entrance: () => Entrance) {
    this.#open = open;
    this.#entrance = entrance;
  }

  /** Whether there is a drawer to write into. */
  get made(): boolean {
    return this.#drawer() !== null;
  }

  /** Keeps an entry, sealed at once, and empties its draft. `at` is the local date and time; now, if not said. */
  async write(text: string, at = momentHere()): Promise<void> {
    const drawer = this.#drawer();
    if (drawer === null) throw refusal('no-drawer');
    let sealed;
    try {
      sealed = await sealEntry(drawer.recipient, { text, at });
    } catch (error) {
      if (error instanceof RangeError) throw refusal('too-long', error);
      throw error;
    }
    const also = [{ kind: 'draft', key: JOURNAL_DRAFT, gone: true as const }];
    const record = { kind: 'journal', data: { drawer: sealed }, also };
    await this.#open().act((desk) => keepOwn(desk.mine, null, record));
  }

  /** Every entry, newest first. `secret` is the passphrase; the recovery code opens it as well. */
  async read(secret: string): Promise<readonly JournalPage[]> {
    try {
      return await this.#read(secret);
    } catch (error) {
      if (!refusedWith(error, 'drawer-shut')) throw error;
      // Another device of mine may have changed what it opens with.
      const before = this.#drawer();
      await tolerant(this.#open().act((desk) => desk.refreshSelf()));
      if (before?.files.join() === this.#drawer()?.files.join()) throw error;
      return this.#read(secret);
    }
  }

  /** Makes a drawer in an account that has none. Until the next recovery code the passphrase alone opens it. */
  async make(passphrase: string): Promise<void> {
    const at = this.#entrance();
    await this.#open().act(async (desk) => {
      await confirm(at, this.#open().who, passphrase);
      const key = { secret: readPassphrase(passphrase), for: 'passphrase' } as const;
      const fresh = await stretched(() => newDrawer(at.stretch, desk.mine.handle, [key]));
      desk.self = await changeSelf(desk.mine, (content) =>
        // One that another device has made meanwhile stays.
        readDrawer(content.drawer) === null ? { ...content, drawer: fresh } : content,
      );
    });
  }

  /** Where the drawer opens with the recovery code only: lets it open with the passphrase again. */
  async mend(code: string, passphrase: string): Promise<void> {
    const at = this.#entrance();
    await this.#open().act(async (desk) => {
      await mendDrawer(at, { who: this.#open().who, desk }, { code, passphrase });
    });
  }

  async #read(secret: string): Promise<readonly JournalPage[]> {
    const drawer = this.#drawer();
    if (drawer === null) throw refusal('no-drawer');
    const working = this.#open();
    await working.whole();
    return working.watch(readAll(this.#entrance(), working.mine, drawer, secret));
  }

  #drawer(): Drawer | null {
    return readDrawer(this.#open().desk.self.drawer);
  }
}

/** Opens the drawer, and everything in it, for one look. */
export async function readAll(
  at: Entrance,
  mine: Mine,
  drawer: Drawer,
  secret: string,
): Promise<readonly JournalPage[]> {
  const identity = await openWith(at, drawer, mine.handle, secret);
  try {
    const found: JournalPage[] = [];
    for (const { id, date, kind, data } of await ownRecords(mine)) {
      if (kind !== 'journal') continue;
      const entry = await opened(identity, data['drawer']);
      if (entry !== null) found.push({ id, date, ...entry });
    }
    return found.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  } finally {
    identity.fill(0);
  }
}

async function openWith(at: Entrance, drawer: Drawer, handle: string, typed: string): Promise<Bytes> {
  const secrets = [readPassphrase(typed)];
  try {
    secrets.unshift(readRecoveryCode(typed));
  } catch {
    // Then it is no code.
  }
  for (const secret of secrets) {
    try {
      return await openDrawer(at.stretch, drawer, { handle, secret });
    } catch (error) {
      if (!(error instanceof DoesNotOpen)) throw refusal('no-stretch', error);
    }
  }
  throw refusal('drawer-shut');
}

/** What does not open was not written into this drawer. */
async function opened(identity: Bytes, sealed: unknown): Promise<{ text: string; at: string } | null> {
  if (typeof sealed !== 'string') return null;
  try {
    return await openEntry(identity, sealed);
  } catch (error) {
    if (error instanceof DoesNotOpen || error instanceof Malformed) return null;
    throw error;
  }
}
