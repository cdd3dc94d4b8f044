// SPDX-License-Identifier: AGPL-3.0-or-later
/** A feed of the server's, piece by piece. */
import type { Api } from './api.ts';
import type { WireFeed } from './wire.ts';

const AT_ONCE = 200;

export function onePiece(api: Api, path: string, after: number): Promise<WireFeed> {
  return api.get<WireFeed>(`${path}?after=${after}&limit=${AT_ONCE}`);
}

/** From behind `after`. While one is worked on, the next is on its way. Ends where the server goes in circles. */
export async function* pieces(api: Api, path: string, after: number): AsyncGenerator<WireFeed> {
  const ask = (from: number): Promise<WireFeed> => {
    const asked = onePiece(api, path, from);
    // Whoever waits for it hears of it; nobody may, if the piece before did not fit.
    asked.catch(() => undefined);
    return asked;
  };
  let reached = after;
  for (let next: Promise<WireFeed> | null = ask(after); next !== null;) {
    const piece: WireFeed = await next;
    const last = piece.records.at(-1)?.position ?? reached;
    next = piece.more && last > reached ? ask(last) : null;
    reached = last;
    yield piece;
  }
}
