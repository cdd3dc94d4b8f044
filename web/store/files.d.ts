// SPDX-License-Identifier: AGPL-3.0-or-later

/** Addresses of the built files that code asks for by name. `build.mjs` fills them in (esbuild `define`). */
declare const NEARER_FILES: {
  /** The Worker that does all scrypt. */
  readonly stretch: string;
  /** The Worker that reads long feeds. */
  readonly reading: string;
  /** The Worker that runs MicroPython. */
  readonly brain: string;
  /** MicroPython. */
  readonly wasm: string;
  /** `nearer.core`, packed for the brain. */
  readonly core: string;
  /** The part of it that comes when it is first asked for. */
  readonly further: string;
  /** What of the compiled catalogue of questions and practices comes to somebody who begins (JSON). */
  readonly catalogue: string;
  /** The rest of it. */
  readonly deeper: string;
  /** How practices are done (JSON). */
  readonly library: string;
  /** The styles of the rooms that are not there at first. */
  readonly styles: string;
  /** The passphrase words, one on a line. */
  readonly words: string;
};
