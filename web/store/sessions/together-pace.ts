// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * How fast what is heard may change a page: so much at once, and from then on one piece each so often. Two people who
 * press never come near it; whoever sends without end moves a page no faster.
 */
const AT_ONCE = 20;
const EVERY_MS = 2_000;

/** Of what waits under one name only the newest is left: each piece says the whole. */
export class Pace<Heard> {
  readonly #act: (heard: Heard) => Promise<void>;
  readonly #waiting = new Map<string, Heard>();
  #left = AT_ONCE;
  #countedAt = performance.now();
  /** Whether one is being heard: the next waits for it, so that nothing that is pressed waits for more than one. */
  #acts = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(act: (heard: Heard) => Promise<void>) {
    this.#act = act;
  }

  hear(name: string, heard: Heard): void {
    this.#waiting.set(name, heard);
    void this.#go();
  }

  /** What waits under a name, for somebody who cannot wait; nobody else hears it then. */
  take(name: string): Heard | null {
    const heard = this.#waiting.get(name) ?? null;
    this.#waiting.delete(name);
    return heard;
  }

  close(): void {
    this.#waiting.clear();
    clearTimeout(this.#timer);
  }

  async #go(): Promise<void> {
    if (this.#acts) return;
    this.#acts = true;
    for (;;) {
      const [name] = this.#waiting.keys();
      if (name === undefined || !this.#may()) break;
      const heard = this.take(name);
      if (heard !== null) await this.#act(heard).catch(() => undefined);
    }
    this.#acts = false;
  }

  /** Counts one more; where there is none left, whatever waits goes on once there is. */
  #may(): boolean {
    const now = performance.now();
    this.#left = Math.min(AT_ONCE, this.#left + (now - this.#countedAt) / EVERY_MS);
    this.#countedAt = now;
    if (this.#left >= 1) {
      this.#left--;
      return true;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#go(), Math.ceil((1 - this.#left) * EVERY_MS));
    return false;
  }
}
