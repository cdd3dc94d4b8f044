// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * How long the core takes under MicroPython over five years of two people: node tests/core/measure.mjs
 *
 * The whole way of an opening (load, add, Today), then that of one more record. Milliseconds of the processor (the machine
 * may be busy with something else), best and middle of five.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadMicroPython } from '../../web/interpreter.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const PROJECT = join(HERE, '../..');
const ROUNDS = Number(process.argv[2] ?? 5);

const below = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
    .map((entry) => join(entry.parentPath, entry.name));

/** Starts MicroPython as the browser does, with the core and what is beside this file. */
async function start() {
  const python = await loadMicroPython({ heapsize: 4 * 1024 * 1024, pystack: 64 * 1024, stdout: console.log });
  const put = (path, under) => {
    const whole = join('/lib', relative(under, path));
    python.FS.mkdirTree(dirname(whole));
    python.FS.writeFile(whole, readFileSync(path));
  };
  for (const path of below(join(PROJECT, 'src/nearer/core'))) put(path, join(PROJECT, 'src'));
  for (const name of readdirSync(HERE).filter((name) => name.endsWith('.py'))) put(join(HERE, name), PROJECT);
  return python;
}

const maker = await start();
maker.runPython('from tests.core import five_years\ntold = five_years.catalogue(), five_years.records(), five_years.asked()');
const [catalogue, records, asked] = [0, 1, 2].map((place) => {
  maker.runPython(`text = told[${place}]`);
  return maker.globals.get('text');
});
const one = JSON.stringify([{ ...JSON.parse(records)[0], id: 'one more', seq: 9 }]);

const times = { load: [], add: [], today: [], 'one more': [], library: [] };
for (let round = 0; round < ROUNDS; round++) {
  const python = await start();
  python.runPython('from nearer.core.brain import Brain\nbrain = Brain()');
  const brain = python.globals.get('brain');
  const clocked = (name, act) => {
    const before = process.cpuUsage().user;
    act();
    times[name].push((process.cpuUsage().user - before) / 1000);
  };
  clocked('load', () => brain.load(catalogue));
  clocked('add', () => brain.add(records));
  clocked('today', () => brain.today(asked));
  clocked('one more', () => (brain.add(one), brain.today(asked)));
  clocked('library', () => brain.library(asked));
}
const middle = (row) => [...row].sort((a, b) => a - b)[Math.floor(row.length / 2)];
console.log(`${JSON.parse(records).length} entries, ${records.length} characters`);
for (const [name, row] of Object.entries(times))
  console.log(
    `${name.padEnd(9)} ${Math.min(...row).toFixed(0).padStart(6)} best ${middle(row).toFixed(0).padStart(6)} middle`,
  );
