// SPDX-License-Identifier: AGPL-3.0-or-later
/** Several tabs of one browser: one works at a time, and each hears of what another did. */

/** `touched`: somebody is there. `rule`: after how long it locks has changed. */
export type Word = 'changed' | 'locked' | 'opened' | 'touched' | 'rule';

const waiting = new Map<string, Promise<unknown>>();

/** Runs `act` while no other tab runs one of the same name. Without Web Locks, at least in this tab. */
export async function alone<T>(name: string, act: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  // The lock manager hands back what the act returns.
  if (locks !== undefined) return await locks.request(`nearer ${name}`, act);
  const before = waiting.get(name) ?? Promise.resolve();
  const mine = before.then(act, act);
  waiting.set(
    name,
    mine.catch(() => undefined),
  );
  return mine;
}

/** Tells the other tabs, and hears them. */
export class Tabs {
  readonly #channel: BroadcastChannel | null;

  /** `name` is the same in all tabs that share a device. */
  constructor(name: string, heard: (word: Word) => void) {
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
    if (this.#channel === null) return;
    this.#channel.onmessage = (event: MessageEvent<Word>) => {
      heard(event.data);
    };
  }

  tell(word: Word): void {
    this.#channel?.postMessage(word);
  }

  close(): void {
    this.#channel?.close();
  }
}
