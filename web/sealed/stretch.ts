// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * scrypt, always in Workers: it is synchronous and takes half a second or more.
 *
 * One Worker for each call, ended after it, so that two run side by side and their 128 MiB go back at once.
 */
import type { Bytes } from './bytes.ts';

/** scrypt with N = 2^logN, r = 8, p = 1, 32 bytes out. */
export type Stretch = (secret: Bytes, salt: Bytes, logN: number) => Promise<Bytes>;

export interface StretchRequest {
  readonly secret: Bytes;
  readonly salt: Bytes;
  readonly logN: number;
}

export type StretchAnswer = { readonly key: Bytes } | { readonly failed: string };

/** `start` starts the Worker of stretch.worker.ts. */
export function stretchInWorkers(start: () => Worker): Stretch {
  return (secret, salt, logN) =>
    new Promise((resolve, reject) => {
      const worker = start();
      worker.onmessage = (event: MessageEvent<StretchAnswer>) => {
        worker.terminate();
        const answer = event.data;
        if ('key' in answer) resolve(answer.key);
        else reject(new Error(answer.failed));
      };
      worker.onerror = (event) => {
        worker.terminate();
        reject(new Error(`the stretching Worker stopped: ${event.message}`));
      };
      worker.postMessage({ secret, salt, logN } satisfies StretchRequest);
    });
}
