// SPDX-License-Identifier: AGPL-3.0-or-later
/** MicroPython's loader as we ship it: for the build, and in Node for what tests and measures the core. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const WEB = dirname(fileURLToPath(import.meta.url));
const CACHE = join(WEB, '../.cache');
const LOADER = join(WEB, 'node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs');

/**
 * What MicroPython's loader does elsewhere than in a Worker, and how it looks where it is: none of that is shipped. Nor
 * is its compiler's check of a table at every single call, which takes a quarter of the brain's time. The loader names a
 * page of its compiler's in an error message, too. What we ship names no other host at all.
 */
const LEFT_OUT = [
  [/!function\(\)\{function humanReadableVersionToPacked[\s\S]*?\}\(\);(?=var Module=)/, ''],
  [/(?<=var Module=moduleArg),ENVIRONMENT_IS_WEB=[^;]*(?=;)/, ''],
  [/assert\(wasmTable\.get\(funcPtr\)==func,"[^"]*"\),(?=func\})/, ''],
  [/https:\/\/emscripten\.org\/[\w./#-]*/g, 'emscripten'],
];
const IN_NODE =
  'const ENVIRONMENT_IS_NODE=true,ENVIRONMENT_IS_SHELL=false,ENVIRONMENT_IS_WEB=false,ENVIRONMENT_IS_WORKER=false;';
const IN_A_WORKER = IN_NODE.replace('NODE=true', 'NODE=false').replace('WORKER=false', 'WORKER=true');

/** The loader's text without all that. It takes for given that ENVIRONMENT_IS_… is defined around it. */
export function asShipped(text) {
  let shipped = text;
  for (const [what, instead] of LEFT_OUT) {
    const without = shipped.replace(what, instead);
    if (without === shipped) throw new Error('MicroPython has another loader than the one we know.');
    shipped = without;
  }
  return shipped;
}

/** What our brain begins with, in pages of 64 kB: its heap (`web/brain/thinking.ts`) and some room. */
const PAGES = 187;
const MEMORY = 5; // the section of a WebAssembly module that says how much memory it begins with

/** MicroPython, beginning with less memory than the 259 pages that its makers reserve; it still grows by itself. */
export function beginningSmall(wasm) {
  const made = Uint8Array.from(wasm);
  let at = 8;
  const number = () => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = made[at++];
      value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    return value;
  };
  while (at < made.length) {
    const section = made[at++];
    const end = number() + at;
    if (section === MEMORY) {
      at += 2; // how many memories there are (one), and whether it has a limit
      const place = at;
      if (number() > PAGES && at === place + 2) {
        made.set([0x80 | (PAGES & 0x7f), PAGES >> 7], place);
        return made;
      }
    }
    at = end;
  }
  throw new Error('MicroPython reserves its memory in another way than the one we know.');
}

/** The loader for a Worker, without a build. */
export const inAWorker = () => IN_A_WORKER + asShipped(readFileSync(LOADER, 'utf8'));

/** Starts MicroPython in Node, with the options of its own `loadMicroPython`. */
export async function loadMicroPython(options) {
  const here = JSON.stringify(pathToFileURL(LOADER).href);
  const text = IN_NODE + asShipped(readFileSync(LOADER, 'utf8')).replaceAll('import.meta.url', here);
  const made = join(CACHE, `micropython-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.mjs`);
  if (!existsSync(made)) {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(`${made}.${process.pid}`, text);
    renameSync(`${made}.${process.pid}`, made);
  }
  const loader = await import(pathToFileURL(made).href);
  return loader.loadMicroPython(options);
}
