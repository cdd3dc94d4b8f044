// SPDX-License-Identifier: AGPL-3.0-or-later
/** The newest bundles of one's own, and the gist that the newest of them has. Fetched by a new device only. */
import { unpacked } from '../../sealed/gist.ts';
import { type ChainEnd, follows } from '../../sealed/shape.ts';
import type { Mine } from '../device/mine.ts';
import { type Bundle, withoutGist } from './own.ts';
import { onePiece } from './pieces.ts';
import { type Opened, orThrow } from './reading.ts';

/** Always as many, whatever is in them: an evening with a long entry may have left no room for its gist. */
const NEWEST = 3;

/** What can be told of a chain that ends at `seq`; null where something does not fit, which is said in its turn. */
export async function newest(mine: Mine, seq: number): Promise<readonly Bundle[] | null> {
  const { records } = await onePiece(mine.api, '/me/records', seq - NEWEST);
  const own = new Map([[mine.own.author, mine.own.public]]);
  return gistAndNewest(await mine.reader.read({ identity: mine.identity, bond: null, own }, records));
}

async function gistAndNewest(opened: readonly Opened[]): Promise<readonly Bundle[] | null> {
  let newest: readonly Bundle[];
  try {
    newest = linked(opened);
  } catch {
    return null;
  }
  const first = newest[0]?.position ?? 0;
  for (const { data, date } of newest.toReversed()) {
    const upTo = data['upto'];
    const gist = await unpacked(data['gist']);
    if (gist === null || !Number.isInteger(upTo) || (upTo as number) < first - 1) continue;
    const after = newest.filter(({ position }) => position > (upTo as number));
    const plain = after.map((bundle) => ({ ...bundle, data: withoutGist(bundle.data) }));
    return [gistBundle(upTo as number, date, gist), ...plain];
  }
  return null;
}

/** Throws where they are not one behind the other. */
function linked(opened: readonly Opened[]): Bundle[] {
  let before: ChainEnd | null = null;
  return opened.map((one) => {
    const head = orThrow(one.head);
    const { note } = orThrow(one.opening);
    if (head.chain !== 'own' || (before !== null && !follows(head, before))) throw new Error('not a chain');
    before = [head.seq, head.hash];
    return {
      id: head.id,
      date: head.date,
      position: head.seq,
      data: note?.kind === 'bundle' ? note.data : {},
    };
  });
}

/** As a bundle is told, with something in it that is in no other: the brain that was told it ends with it. */
function gistBundle(position: number, date: string, gist: readonly object[]): Bundle {
  const mark = { id: 'gist', bond: null, date, kind: 'gist', data: {} };
  const records = gist.map((record, at) => ({ id: `gist-${at}`, ...record }));
  return { id: 'gist', date, position, data: { records: [...records, mark] } };
}
