// SPDX-License-Identifier: AGPL-3.0-or-later
/** How this device says that a time is over. It is no secret, so it is kept unsealed, as the look of the pages is. */
import type { Cues } from '../../../elements/session-set-up.ts';

const KEPT = 'nearer cues';
const BUZZ_MS = 120;
/** A soft tone: its pitch, how loud it gets, and in how many seconds it comes and goes. */
const TONE = { hertz: 528, loud: 0.18, comes: 0.08, goes: 2.4 };
/** As good as silent, where a curve cannot reach 0. */
const SILENT = 0.0001;

/** As they were set on this page, where its browser lets it keep nothing. */
let set: Cues | null = null;

export function keptCues(): Cues {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Cues> | null;
    return set ?? { tone: kept?.tone !== false, buzz: kept?.buzz !== false };
  } catch {
    return set ?? { tone: true, buzz: true };
  }
}

export function keepCues(cues: Cues): void {
  set = cues;
  try {
    localStorage.setItem(KEPT, JSON.stringify(cues));
  } catch {
    // It is asked anew.
  }
}

export function canBuzz(): boolean {
  return typeof (navigator as { vibrate?: unknown }).vibrate === 'function';
}

export class Tone {
  #context: AudioContext | null = null;

  /** At a press, because a browser lets a page sound only after one. */
  ready(): void {
    try {
      this.#context ??= new AudioContext();
      void this.#context.resume().catch(() => undefined);
    } catch {
      // A browser without sound: the numbers say it.
    }
  }

  sound(): void {
    const context = this.#context;
    if (context === null) return;
    const { hertz, loud, comes, goes } = TONE;
    const now = context.currentTime;
    const loudness = context.createGain();
    loudness.gain.setValueAtTime(SILENT, now);
    loudness.gain.exponentialRampToValueAtTime(loud, now + comes);
    loudness.gain.exponentialRampToValueAtTime(SILENT, now + goes);
    const tone = context.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(loudness).connect(context.destination);
    tone.start(now);
    tone.stop(now + goes);
  }

  close(): void {
    void this.#context?.close().catch(() => undefined);
    this.#context = null;
  }
}

export function buzz(): void {
  if (canBuzz()) navigator.vibrate(BUZZ_MS);
}
