// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Whether the clock of this device is right about the day, as far as the server's answers tell.
 *
 * Nothing goes by it: a wrong clock only mixes up days, and whoever reads that can put it right.
 */

/** Up to half a day says nothing about the day, and no honest answer is on its way for so long. */
const APART_MS = 12 * 3_600_000;

/** Emits `change` when `isOff` has changed. */
export class Clock extends EventTarget {
  #isOff = false;

  /** True while the last answer that had a date was more than half a day away from the clock here. */
  get isOff(): boolean {
    return this.#isOff;
  }

  /** Takes in the `Date` of an answer; null, or what is no date, says nothing. */
  heard(date: string | null, now = Date.now()): void {
    const there = Date.parse(date ?? '');
    if (Number.isNaN(there)) return;
    const isOff = Math.abs(now - there) > APART_MS;
    if (isOff === this.#isOff) return;
    this.#isOff = isOff;
    this.dispatchEvent(new Event('change'));
  }
}
