// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Workers that read. They are started for many records only, and ended when nothing has been asked of them for a
 * moment: they hold keys and opened words.
 */
import type { Keys, Opened, Reader } from './reading.ts';
import { readHere } from './reading.ts';
import type { WireStored } from './wire.ts';

/** Fewer are opened sooner here than a Worker starts. */
const MANY = 50;
const MOST_WORKERS = 4;
const IDLE_MS = 2_000;

export interface ReadRequest {
  readonly number: number;
  readonly keys: Keys;
  readonly records: readonly WireStored[];
}

export type ReadReply =
  | { readonly number: number; readonly opened: readonly Opened[] }
  | { readonly number: number; readonly failed: string };

interface Waiting {
  readonly resolve: (opened: readonly Opened[]) => void;
  readonly reject: (error: Error) => void;
}

/** A Worker did not start, or has stopped by itself. */
class NoWorker extends Error {
  override name = 'NoWorker';
}

/** `start` starts the Worker of reading.worker.ts; `cores` is what the machine says it has. */
export function readersInWorkers(start: () => Worker, cores: number): Reader {
  const readers = new Readers(start, Math.min(MOST_WORKERS, cores));
  return {
    read: async (keys, records) => {
      if (records.length < MANY) return readHere(keys, records);
      try {
        return await readers.read(keys, records);
      } catch (error) {
        if (error instanceof NoWorker) return readHere(keys, records);
        throw error;
      }
    },
    end: readers.end,
  };
}

class Readers {
  readonly #start: () => Worker;
  readonly #most: number;
  readonly #workers: Worker[] = [];
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(start: () => Worker, most: number) {
    this.#start = start;
    this.#most = most;
  }

  readonly read = (keys: Keys, records: readonly WireStored[]): Promise<readonly Opened[]> =>
    new Promise((resolve, reject) => {
      clearTimeout(this.#idle);
      const number = this.#asked++;
      const worker = this.#next(number);
      this.#waiting.set(number, { resolve, reject });
      worker.postMessage({ number, keys, records } satisfies ReadRequest);
    });

  readonly end = (): void => {
    this.#stop(new Error('the readers have ended'));
  };

  #stop(why: Error): void {
    clearTimeout(this.#idle);
    for (const worker of this.#workers.splice(0)) worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(why);
    this.#waiting.clear();
  }

  /** In turn, once there are as many as there may be: pieces of a feed weigh about the same. */
  #next(number: number): Worker {
    const there = this.#workers.length < this.#most ? undefined : this.#workers[number % this.#most];
    if (there) return there;
    const started = this.#started();
    this.#workers.push(started);
    return started;
  }

  #started(): Worker {
    const worker = this.#start();
    worker.onmessage = (event: MessageEvent<ReadReply>) => {
      this.#settle(event.data);
    };
    worker.onerror = () => {
      this.#stop(new NoWorker());
    };
    return worker;
  }

  #settle(reply: ReadReply): void {
    const waiting = this.#waiting.get(reply.number);
    this.#waiting.delete(reply.number);
    if (this.#waiting.size === 0) this.#idle = setTimeout(this.end, IDLE_MS);
    if ('opened' in reply) waiting?.resolve(reply.opened);
    else waiting?.reject(new Error(reply.failed));
  }
}
