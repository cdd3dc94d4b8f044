// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The brain alone, as a browser runs it: `nearer.core` under MicroPython, in Node, without a page.
 *
 * node bench/brain.mjs GIVEN ROUNDS: GIVEN is a JSON file {"catalogue", "records", "asked"}, each the text that the
 * brain is given. Prints, as JSON, the milliseconds of every round for each step of an opening.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadMicroPython } from '../web/interpreter.mjs';

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), '../src');
const [given, rounds] = [JSON.parse(readFileSync(process.argv[2], 'utf8')), Number(process.argv[3])];

async function start() {
  const python = await loadMicroPython({ heapsize: 4 * 1024 * 1024, pystack: 64 * 1024 });
  const files = readdirSync(join(SOURCES, 'nearer/core'), { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile() && one.name.endsWith('.py'))) {
    const path = join(file.parentPath, file.name);
    const whole = join('/lib', relative(SOURCES, path));
    python.FS.mkdirTree(dirname(whole));
    python.FS.writeFile(whole, readFileSync(path));
  }
  python.runPython('from nearer.core.brain import Brain\nbrain = Brain()');
  return python.globals.get('brain');
}

const took = {};
function clocked(name, act) {
  const began = performance.now();
  act();
  (took[name] ??= []).push(performance.now() - began);
}

const [first] = JSON.parse(given.records);
// Both look at every practice in the catalogue.
const anything = {
  words: '',
  minutes: 0,
  where: '',
  touch: '',
  family: '',
  favourites: false,
  dice: 7,
  show: 20,
};
const asks = { 'find anything': {}, 'find a word': { words: 'tea', minutes: 30, where: 'apart' } };
const find = (brain, ask) => brain.find(JSON.stringify({ ...JSON.parse(given.asked), ...anything, ...ask }));

const more = JSON.stringify([{ ...first, id: 'f'.repeat(32), seq: first.seq + 100000 }]);
for (let round = 0; round < rounds; round++) {
  const began = performance.now();
  const brain = await start();
  (took.start ??= []).push(performance.now() - began);
  clocked('catalogue', () => brain.load(given.catalogue));
  clocked('add', () => brain.add(given.records));
  clocked('today', () => brain.today(given.asked));
  clocked('today again', () => brain.today(given.asked));
  for (const [name, ask] of Object.entries(asks)) {
    find(brain, ask); // the first one also reads the module
    clocked(name, () => find(brain, ask));
  }
  clocked('one more record, and today', () => (brain.add(more), brain.today(given.asked)));
}
console.log(JSON.stringify(took));
