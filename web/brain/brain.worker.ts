// SPDX-License-Identifier: AGPL-3.0-or-later
/** The brain's Worker. It alone may compile WebAssembly; it sees opened words, keeps them in memory only and asks the
 *  server for two files: the interpreter and the core. */
import { STOPPED, type Call, type Reply } from './messages.ts';
import { startThinking, type Sources, type Think } from './thinking.ts';

let think: Think | undefined;

async function answer(call: Call): Promise<string> {
  if (call.verb !== 'open') {
    if (think === undefined) throw new Error(STOPPED);
    return think(call.verb, call.text);
  }
  const response = await fetch(call.core);
  if (!response.ok)
    throw new Error('The rules of nearer did not arrive. Reload the page once you are online.');
  think = await startThinking((await response.json()) as Sources, call.wasm);
  return '';
}

// One after the other: a call never overtakes the one before it, not even `open`.
let last: Promise<void> = Promise.resolve();

addEventListener('message', (event: MessageEvent<Call>) => {
  const call = event.data;
  last = last.then(async () => {
    let reply: Reply;
    try {
      reply = { number: call.number, text: await answer(call) };
    } catch (error) {
      reply = { number: call.number, failed: error instanceof Error ? error.message : STOPPED };
    }
    postMessage(reply);
  });
});
