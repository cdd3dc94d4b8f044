// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The closeness model as a browser runs it: `nearer.core.closeness` under MicroPython, in Node, without a page.
 *
 * node bench/closeness.mjs DAYS ROUNDS: DAYS is a JSON list of ratings, null where there is none. Prints, as JSON, the
 * milliseconds of every round for one day's update, a forecast, the whole refiltered with the grid of scales, the longest
 * step of that, and the whole smoothed.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadMicroPython } from '../web/node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs';

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), '../src');
const [days, rounds] = [JSON.parse(process.argv[2]), Number(process.argv[3])];
const STEP = 14;

const python = await loadMicroPython({ heapsize: 4 * 1024 * 1024, pystack: 64 * 1024 });
const files = readdirSync(join(SOURCES, 'nearer/core'), { recursive: true, withFileTypes: true });
for (const file of files.filter((one) => one.isFile() && one.name.endsWith('.py'))) {
  const path = join(file.parentPath, file.name);
  const whole = join('/lib', relative(SOURCES, path));
  python.FS.mkdirTree(dirname(whole));
  python.FS.writeFile(whole, readFileSync(path));
}
const text = JSON.stringify(days).replaceAll('null', 'None');
python.runPython(`
from nearer.core.closeness import LAUNCH, Refilter, predict, refilter, update
from nearer.core.closeness.smooth import smooth
days = ${text}
belief = refilter(days[:30], LAUNCH)
walk = None
def begin():
    global walk
    walk = Refilter(days, LAUNCH)
def step():
    return walk.step(${STEP})
def one():
    update(belief, 85.0, LAUNCH)
def tomorrow():
    predict(belief, LAUNCH).mean()
whole = refilter(days, LAUNCH)
def curve():
    smooth(days, whole, LAUNCH)
`);
const call = (name) => python.globals.get(name)();

const took = { update: [], predict: [], year: [], step: [], smooth: [] };
for (let round = 0; round < rounds; round++) {
  for (const [name, what] of [
    ['update', 'one'],
    ['predict', 'tomorrow'],
  ]) {
    const began = performance.now();
    for (let time = 0; time < 20; time++) call(what);
    took[name].push((performance.now() - began) / 20);
  }
  call('begin');
  let [longest, total, done] = [0, 0, false];
  while (!done) {
    const began = performance.now();
    done = call('step');
    const ms = performance.now() - began;
    [longest, total] = [Math.max(longest, ms), total + ms];
  }
  took.year.push(total);
  took.step.push(longest);
  const began = performance.now();
  call('curve');
  took.smooth.push(performance.now() - began);
}
console.log(JSON.stringify(took));
