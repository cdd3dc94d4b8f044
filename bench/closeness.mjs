// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The closeness model as a phone runs it: `nearer.core.closeness` under MicroPython, in a Worker.
 *
 * It is sent the built files of the core and of the interpreter by address, a list of ratings (null where there is none)
 * and how many rounds; it answers with the milliseconds of every round for one day's update, a forecast, the whole
 * refiltered with the grid of scales, the longest step of that, and the whole smoothed.
 */
import { loadMicroPython } from './loader.mjs';

const STEP = 14;
const OFTEN = 200; // a Worker's clock counts in tenths of a millisecond

async function start({ wasm, sources, days }) {
  const python = await loadMicroPython({ url: wasm, heapsize: 10 * 1024 * 1024, pystack: 64 * 1024 });
  for (const source of sources)
    for (const [path, text] of Object.entries(await (await fetch(source)).json())) {
      const whole = `/lib/${path}`;
      python.FS.mkdirTree(whole.slice(0, whole.lastIndexOf('/')));
      python.FS.writeFile(whole, text);
    }
  python.runPython(`
from nearer.core.closeness import LAUNCH, Refilter, predict, refilter, update
from nearer.core.closeness.smooth import smooth
days = ${JSON.stringify(days).replaceAll('null', 'None')}
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
  return (name) => python.globals.get(name)();
}

function clocked(act) {
  const began = performance.now();
  const given = act();
  return [performance.now() - began, given];
}

function often(act) {
  const [ms] = clocked(() => {
    for (let time = 0; time < OFTEN; time++) act();
  });
  return ms / OFTEN;
}

async function measure(given) {
  const call = await start(given);
  const took = { update: [], predict: [], year: [], step: [], smooth: [] };
  for (let round = 0; round < given.rounds; round++) {
    took.update.push(often(() => call('one')));
    took.predict.push(often(() => call('tomorrow')));
    call('begin');
    const steps = [];
    for (let done = false; !done;) {
      const [ms, last] = clocked(() => call('step'));
      steps.push(ms);
      done = last;
    }
    took.year.push(steps.reduce((all, ms) => all + ms, 0));
    took.step.push(Math.max(...steps));
    took.smooth.push(clocked(() => call('curve'))[0]);
  }
  return took;
}

addEventListener('message', ({ data }) => {
  measure(data).then(postMessage, (error) => postMessage({ failed: String(error) }));
});
