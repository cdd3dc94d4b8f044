// SPDX-License-Identifier: AGPL-3.0-or-later
/** What Python makes for the pages: the content, compiled, and the core; for the build and for the tests. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function python() {
  const own = join(PROJECT, '.venv/bin/python');
  return process.env.PYTHON ?? (existsSync(own) ? own : 'python3');
}

/** What a Python module of the project prints. */
function printed(module, ...words) {
  const env = { ...process.env, PYTHONPATH: join(PROJECT, 'src') };
  const ran = spawnSync(python(), ['-m', module, ...words], { cwd: PROJECT, env, maxBuffer: 2 ** 26 });
  if (ran.status !== 0) throw new Error(`${module} could not do its part.\n${String(ran.stderr)}`);
  return String(ran.stdout);
}

/** The catalogue (`build`), how its practices are done (`library`) or the lines of help (`help`), as JSON. */
export function compiled(what, ...options) {
  return printed('nearer.cli.catalogue', what, ...options);
}

/** Lists of things that have the same members, as members that have the lists: a sixth less on the wire. */
export function inColumns(json) {
  const whole = JSON.parse(json);
  for (const [name, rows] of Object.entries(whole)) {
    if (!Array.isArray(rows)) continue;
    const members = Object.keys(rows[0] ?? {});
    if (rows.some((row) => Object.keys(row).join() !== members.join()))
      throw new Error(`Not all of ${name} have the same members.`);
    whole[name] = Object.fromEntries(members.map((member) => [member, rows.map((row) => row[member])]));
  }
  return JSON.stringify(whole) + '\n';
}

/** What no page needs that one comes to first: the closeness model, what is seen and drawn with it, practising, and dates. */
const FURTHER =
  /^nearer\/core\/(?:evenings\/(?:due|view)\.py$|(?:closeness|measures|dates|gist|lookback|plans|seeing|sessions|wishes)\/|today\/(?:due|drawing)\.py$|further\.py$)/;

/** The sources of `nearer.core`, as the brain's file system shall hold them, in two parts, as JSON: path -> text. */
export function coreSources() {
  const all = Object.entries(JSON.parse(printed('nearer.cli.core_sources')));
  const part = (further) => all.filter(([path]) => FURTHER.test(path) === further);
  return {
    first: JSON.stringify(Object.fromEntries(part(false))),
    further: JSON.stringify(Object.fromEntries(part(true))),
  };
}

/** `import help from 'nearer:help'`, for esbuild: within the bundle, so that reading help asks the network nothing. */
export const helpForEsbuild = {
  name: 'help',
  setup(build) {
    build.onResolve({ filter: /^nearer:help$/ }, ({ path }) => ({ path, namespace: 'content' }));
    build.onLoad({ filter: /.*/, namespace: 'content' }, () => ({
      contents: compiled('help'),
      loader: 'json',
    }));
  },
};

/** The same for vitest. */
export const helpForVitest = {
  name: 'help',
  resolveId: (id) => (id === 'nearer:help' ? id : undefined),
  load: (id) => (id === 'nearer:help' ? `export default ${compiled('help')}` : undefined),
};
