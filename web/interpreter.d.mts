// SPDX-License-Identifier: AGPL-3.0-or-later
/** What TypeScript uses of `interpreter.mjs`. */

/** MicroPython, beginning with less memory than its makers reserve. */
export function beginningSmall(wasm: Uint8Array): Uint8Array;
