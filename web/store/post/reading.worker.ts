// SPDX-License-Identifier: AGPL-3.0-or-later
/** The Worker behind readers.ts: pieces of a feed in, opened records out. It asks nobody for anything. */
import type { ReadReply, ReadRequest } from './readers.ts';
import { readHere } from './reading.ts';

addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  const { number, keys, records } = event.data;
  readHere(keys, records).then(
    (opened) => {
      postMessage({ number, opened } satisfies ReadReply);
    },
    (error: unknown) => {
      postMessage({ number, failed: error instanceof Error ? error.message : 'unknown' } satisfies ReadReply);
    },
  );
});
