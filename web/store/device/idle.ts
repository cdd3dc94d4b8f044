// SPDX-License-Identifier: AGPL-3.0-or-later
/** Locks a page that was left lying open: after some minutes in which nobody touched any tab of it. */

/** How often the other tabs are told of touches, at most. */
const TELLING_MS = 10_000;
const MINUTE_MS = 60_000;

/** What a page's Place reports. */
export interface Touches {
  /** A press of a key, a finger or a mouse. */
  touched(): void;
  /** The page came to the front, or its machine woke; that alone is no touch. */
  looked(): void;
}

export class Idle implements Touches {
  readonly #lock: () => void;
  readonly #tell: () => void;
  #minutes: number | null;
  #last = Date.now();
  #told = 0;
  #until = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  /** `minutes` null: never. `tell` lets the other tabs know of a touch in this one. */
  constructor(minutes: number | null, o: { readonly lock: () => void; readonly tell: () => void }) {
    this.#minutes = minutes;
    this.#lock = o.lock;
    this.#tell = o.tell;
    this.#arm();
  }

  touched(): void {
    // A machine that slept wakes at the first touch, before any timer: that touch comes too late.
    if (this.#isOver()) {
      this.#end();
      return;
    }
    this.#last = Date.now();
    if (this.#last - this.#told < TELLING_MS && this.#last >= this.#told) return;
    this.#told = this.#last;
    this.#tell();
  }

  looked(): void {
    if (this.#isOver()) this.#end();
  }

  /** Another tab was touched. */
  heard(): void {
    if (!this.#isOver()) this.#last = Date.now();
  }

  /** Somebody is here who presses nothing: before this moment (ms, as `Date.now` counts) it does not lock. */
  hold(until: number): void {
    this.touched();
    this.#until = until;
    this.#arm();
  }

  /** The rule has changed, by a touch somewhere. */
  set(minutes: number | null): void {
    this.#minutes = minutes;
    this.#last = Date.now();
    this.#arm();
  }

  stop(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  #isOver(): boolean {
    return this.#left() <= 0;
  }

  /** Milliseconds; a clock that was set back begins anew. */
  #left(): number {
    if (this.#minutes === null) return Infinity;
    const now = Date.now();
    return Math.max(this.#minutes * MINUTE_MS - Math.max(0, now - this.#last), this.#until - now);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#ended || this.#minutes === null) return;
    this.#timer = setTimeout(
      () => {
        if (this.#isOver()) this.#end();
        else this.#arm();
      },
      Math.min(this.#left(), 10 * MINUTE_MS),
    );
  }

  #end(): void {
    if (this.#ended) return;
    this.stop();
    this.#lock();
  }
}
