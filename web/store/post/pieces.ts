// SPDX-License-Identifier: AGPL-3.0-or-later
/** A feed of the server's, piece by piece, each opened while the next are on their way. */
import type { Api } from './api.ts';
import type { Opened } from './reading.ts';
import type { WireFeed, WireStored } from './wire.ts';

const AT_ONCE = 200;
/** Pieces on their way: as many as can be worked on, and no more of a long history in memory than that. */
const AHEAD = 3;

export interface Piece {
  readonly records: readonly WireStored[];
  /** Of each record, in the same order. */
  readonly opened: Promise<readonly Opened[]>;
}

interface Coming extends Piece {
  /** Where the next one begins; null where there is none, or the server goes in circles. */
  readonly next: number | null;
}

export type OpenAll = (records: readonly WireStored[]) => Promise<readonly Opened[]>;

export function onePiece(api: Api, path: string, after: number): Promise<WireFeed> {
  return api.get<WireFeed>(`${path}?after=${after}&limit=${AT_ONCE}`);
}

/** From behind `after`. */
export async function* pieces(api: Api, path: string, after: number, open: OpenAll): AsyncGenerator<Piece> {
  const ask = async (from: number): Promise<Coming> => {
    const { records, more } = await onePiece(api, path, from);
    const last = records.at(-1)?.position ?? from;
    return { records, opened: quiet(open(records)), next: more && last > from ? last : null };
  };
  const line: Promise<Coming | null>[] = [quiet(ask(after))];
  for (let at = 0; ; at++) {
    while (line.length < at + AHEAD) line.push(quiet(behind(line.at(-1), ask)));
    const piece = await line[at];
    if (piece === null || piece === undefined) return;
    yield piece;
    line[at] = GONE;
  }
}

const GONE = Promise.resolve(null);

async function behind(
  before: Promise<Coming | null> | undefined,
  ask: (from: number) => Promise<Coming>,
): Promise<Coming | null> {
  const next = (await before)?.next ?? null;
  return next === null ? null : ask(next);
}

/** Whoever waits for it hears of its failure; nobody may, if a piece before did not fit. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
