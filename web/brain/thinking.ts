// SPDX-License-Identifier: AGPL-3.0-or-later
/** `nearer.core` under MicroPython: started once, then asked. Runs in the brain's Worker, and in Node for tests. */
import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript/micropython.mjs';

import { STOPPED, type Verb } from './messages.ts';

/** Path -> source, as the build packs `src/nearer/core`. */
export type Sources = Readonly<Record<string, string>>;

export type Think = (verb: Verb, text: string) => string;

/** What the brain itself answers. */
type Asked = Exclude<Verb, 'take'>;

/** Where MicroPython looks for modules. */
const LIBRARY = '/lib';
/** Bytes of the heap. It would grow by itself, by all that it is, and never shrink: five years of two people fit. */
const HEAP = 10 * 1024 * 1024;
/** Room for calls within calls, in bytes. */
const STACK = 64 * 1024;

/** Starts MicroPython from `wasm` (an address) with the core inside. The answer to every call is JSON, or ''. */
export async function startThinking(sources: Sources, wasm: string): Promise<Think> {
  return (await startBrains(sources, wasm))();
}

/** As `startThinking`, for more than one brain: each call of what it gives begins one with nothing in it. */
export async function startBrains(sources: Sources, wasm: string): Promise<() => Think> {
  const python = await loadMicroPython({ url: wasm, heapsize: HEAP, pystack: STACK });
  const take = (modules: Sources): void => {
    for (const [path, source] of Object.entries(modules)) {
      const whole = `${LIBRARY}/${path}`;
      python.FS.mkdirTree(whole.slice(0, whole.lastIndexOf('/')));
      python.FS.writeFile(whole, source);
    }
  };
  take(sources);
  python.runPython('from nearer.core.brain import Brain');
  return () => {
    python.runPython('brain = Brain()');
    const brain = python.globals.get('brain') as Record<Asked, (text: string) => string | null>;
    return (verb, text) => {
      if (verb === 'take') {
        take(JSON.parse(text) as Sources);
        return '';
      }
      try {
        return brain[verb](text) ?? '';
      } catch (error) {
        throw new Error(sentence(error), { cause: error });
      }
    };
  };
}

/** A refusal of the core (Malformed) is a sentence already: the last line of MicroPython's traceback. */
function sentence(error: unknown): string {
  if (!(error instanceof Error) || !('type' in error) || error.type !== 'Malformed') return STOPPED;
  const last = error.message.trimEnd().split('\n').at(-1) ?? '';
  return last.slice(last.indexOf(': ') + 2);
}
