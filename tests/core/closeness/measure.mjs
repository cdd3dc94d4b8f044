// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * How long the closeness model takes under MicroPython, in milliseconds of the processor, and what is held:
 * node tests/core/closeness/measure.mjs
 *
 * Years go in pieces of 60 days, one call each, as the Worker does it: MicroPython collects its garbage between calls.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadMicroPython } from '../../../web/interpreter.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const PROJECT = join(HERE, '../../..');

const python = await loadMicroPython({ heapsize: 4 * 1024 * 1024, pystack: 64 * 1024, stdout: console.log });
const put = (path, under) => {
  const whole = join('/lib', relative(under, path));
  python.FS.mkdirTree(dirname(whole));
  python.FS.writeFile(whole, readFileSync(path));
};
for (const entry of readdirSync(join(PROJECT, 'src/nearer/core'), { recursive: true, withFileTypes: true }))
  if (entry.isFile() && entry.name.endsWith('.py'))
    put(join(entry.parentPath, entry.name), join(PROJECT, 'src'));

// A year of any ratings, made here, so that making them leaves nothing on the heap.
const year = Array.from({ length: 365 }, (_, day) => (day % 3 ? 60 + 5 * ((day * 37) % 9) : 'None'));
const offered = year.map((_, day) => `(${(day * 5) % 6}, ${day % 5 ? 'True' : 'False'})`);
python.runPython(`
from nearer.core.closeness import LAUNCH, Refilter, predict, update
from nearer.core.closeness.change import change
from nearer.core.closeness.effects import Occasion, expecting, learnt
from nearer.core.closeness.smooth import smooth
days = [${year.map((y) => (y === 'None' ? y : `${y}.0`)).join(', ')}]
occasions = [Occasion(days[i], family=f, offered=o) for i, (f, o) in enumerate([${offered.join(', ')}])]
`);
// What was added since the core was loaded, seen from outside.
const before = process.memoryUsage().rss;
const held = () => (process.memoryUsage().rss - before) / 1e6;
const clocked = (name, texts) => {
  const start = process.cpuUsage().user;
  for (const text of texts) python.runPython(text);
  const took = (process.cpuUsage().user - start) / 1000;
  console.log(`${name.padEnd(44)}${took.toFixed(1).padStart(9)} ms, ${held().toFixed(1)} MB`);
};

const pieces = (text, count) => Array.from({ length: count }, () => text);

clocked('a year of ratings, filtered', ['whole = Refilter(days, LAUNCH)', ...pieces('whole.step(60)', 7)]);
python.runPython('belief = whole.belief()');
clocked('one day more, a hundred times', pieces('after = update(belief, 80.0, LAUNCH)', 100));
clocked('the forecast, with mean and two quantiles', [
  'f = predict(after, LAUNCH)\nf.mean(), f.quantile(0.1), f.quantile(0.9)',
]);
clocked('the curve of 168 days', ['smooth(days[-168:], belief, LAUNCH)']);
clocked('the change of 28 days', ['change(belief, days[-28:], LAUNCH).quantile(0.1)']);
clocked('effects of six families, a year', [
  'effects = expecting(belief, LAUNCH, [0.0] * 6)\nat = 0',
  ...pieces(
    'for occasion in occasions[at : at + 30]:\n    effects = learnt(effects, occasion, LAUNCH)\nat += 30',
    13,
  ),
]);
