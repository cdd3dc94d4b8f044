// SPDX-License-Identifier: AGPL-3.0-or-later
/** Going: at once on this device; the other is told now, on a day, or never. */
import { base64, newId, text } from '../../sealed/bytes.ts';
import { type Head, LEAVE, readHead, writeHead } from '../../sealed/shape.ts';
import { sign } from '../../sealed/signing.ts';
import { dayHere } from '../device/days.ts';
import type { BondFeed } from '../post/feed.ts';
import type { Leaving } from '../kinds.ts';
import { refusedWith, tolerant } from '../refusal.ts';
import { changeSelf } from './selffile.ts';
import type { Desk } from '../post/sync.ts';

const TRIES = 5;

/** Goes. The other is told as `o` says; on this device the bond is gone at once. */
export async function leave(desk: Desk, bond: string, o: Leaving): Promise<void> {
  try {
    await goAs(desk, desk.feed(bond), o);
  } catch (error) {
    // I have gone already, and the answer was lost, or it was on another device: how the other is told stays as it was.
    if (!refusedWith(error, 'not-found')) throw error;
  }
  await desk.forget(bond, { left: true });
  // It is done: nobody may read that it was not because the line broke here.
  await tolerant(forgetNames(desk, bond));
}

async function goAs(desk: Desk, feed: BondFeed, o: Leaving): Promise<void> {
  if (o.tell !== 'never') return leaveTelling(desk, feed, o);
  await desk.mine.api.post(`/bonds/${feed.bond.id}/leave`, { tell: 'never' });
}

async function forgetNames(desk: Desk, bond: string): Promise<void> {
  desk.self = await changeSelf(desk.mine, (self) => {
    const { [bond]: left, ...bonds } = self.bonds;
    return left === undefined ? self : { ...self, bonds };
  });
}

async function leaveTelling(desk: Desk, feed: BondFeed, o: Leaving): Promise<void> {
  for (let tries = 1; ; tries++) {
    await feed.read();
    const head = leaveHead(feed, o);
    const signature = base64(await sign(feed.bond.key, head.text));
    try {
      await desk.mine.api.post(`/bonds/${feed.bond.id}/leave`, {
        tell: o.tell,
        ...(o.tell === 'date' ? { on: o.on } : {}),
        head: text(head.text),
        signature,
      });
      return;
    } catch (error) {
      if (!refusedWith(error, 'moved') || tries === TRIES) throw error;
    }
  }
}

/** It carries the day on which it is told, which says nothing about the day on which it was decided. */
function leaveHead(feed: BondFeed, o: Leaving): Head {
  const [seq, prev] = feed.myEnd;
  return readHead(
    writeHead({
      id: newId(),
      bond: feed.bond.id,
      epoch: feed.bond.newest,
      author: feed.bond.key.author,
      about: LEAVE,
      date: o.tell === 'date' && o.on !== undefined ? o.on : dayHere(),
      seq: seq + 1,
      prev,
      size: 0,
      body: null,
    }),
  );
}
