// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Runs the tests of the core under MicroPython, as the browser runs the core: node tests/core/run_micropython.mjs
 *
 * Every test_*.py beside this file and in closeness/, every test in it; other folders hold what only CPython can run.
 * Fails when a test fails, when a module has no test, and when fewer tests ran than are written down.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadMicroPython } from '../../web/interpreter.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const PROJECT = join(HERE, '../..');

const RUN = `
import sys
def tests(name):
    module = sys.modules[name] if name in sys.modules else __import__(name, None, None, ("*",))
    return " ".join([test for test in sorted(dir(module)) if test.startswith("test_")])
def run(name, test):
    try:
        getattr(sys.modules[name], test)()
        return True
    except BaseException as error:
        print("FAILED", name + "::" + test)
        sys.print_exception(error)
        return False
`;

function copy(python, path, under) {
  const whole = join('/lib', relative(under, path));
  python.FS.mkdirTree(dirname(whole));
  python.FS.writeFile(whole, readFileSync(path));
}

const below = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
    .map((entry) => join(entry.parentPath, entry.name));

const core = below(join(PROJECT, 'src/nearer/core'));
const beside = ['', 'closeness']
  .flatMap((folder) => readdirSync(join(HERE, folder)).map((name) => join(folder, name)))
  .filter((name) => /\.(py|json)$/.test(name))
  .sort();

/** Starts MicroPython with the core and the tests. */
async function start() {
  const python = await loadMicroPython({
    heapsize: 4 * 1024 * 1024,
    pystack: 64 * 1024,
    stdout: console.log,
  });
  for (const path of core) copy(python, path, join(PROJECT, 'src'));
  for (const name of beside) copy(python, join(HERE, name), PROJECT);
  python.runPython(RUN);
  return ['tests', 'run'].map((name) => python.globals.get(name));
}

let [passed, failed] = [0, 0];
for (const name of beside.filter((name) => /(^|\/)test_[^/]*\.py$/.test(name))) {
  const written = readFileSync(join(HERE, name), 'utf8').match(/^def test_/gm)?.length ?? 0;
  const module = `tests.core.${name.slice(0, -3).replace('/', '.')}`;
  let counts = [0, written || 1];
  try {
    // A fresh one for each module, and one call a test: garbage is collected only where MicroPython returns to
    // JavaScript, and the longer the heap once was, the longer that takes.
    const [tests, run] = await start();
    const passes = tests(module)
      .split(' ')
      .filter(Boolean)
      .map((test) => run(module, test));
    counts = [passes.filter(Boolean).length, passes.filter((pass) => !pass).length];
  } catch (error) {
    console.log(`FAILED ${name}\n${error.message}`);
  }
  if (written === 0 || counts[0] + counts[1] !== written) {
    console.log(`FAILED ${name}: ${written} tests are written, ${counts[0] + counts[1]} ran`);
    counts = [0, Math.max(1, written)];
  }
  passed += counts[0];
  failed += counts[1];
}
if (passed + failed === 0) failed = 1;
console.log(`micropython: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
