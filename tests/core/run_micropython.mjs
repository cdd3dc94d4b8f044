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
import { loadMicroPython } from '../../web/node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const PROJECT = join(HERE, '../..');

const RUN = `
import sys
def run(name):
    passed, failed = 0, []
    module = sys.modules[name] if name in sys.modules else __import__(name, None, None, ("*",))
    for test in sorted(dir(module)):
        if not test.startswith("test_"):
            continue
        try:
            getattr(module, test)()
            passed += 1
        except BaseException as error:
            print("FAILED", name + "::" + test)
            sys.print_exception(error)
            failed.append(test)
    return "%d %d" % (passed, len(failed))
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

const python = await loadMicroPython({ heapsize: 4 * 1024 * 1024, pystack: 64 * 1024, stdout: console.log });
for (const path of below(join(PROJECT, 'src/nearer/core'))) copy(python, path, join(PROJECT, 'src'));
const beside = ['', 'closeness']
  .flatMap((folder) => readdirSync(join(HERE, folder)).map((name) => join(folder, name)))
  .filter((name) => /\.(py|json)$/.test(name))
  .sort();
for (const name of beside) copy(python, join(HERE, name), PROJECT);
python.runPython(RUN);
const run = python.globals.get('run');

let [passed, failed] = [0, 0];
for (const name of beside.filter((name) => /(^|\/)test_[^/]*\.py$/.test(name))) {
  const written = readFileSync(join(HERE, name), 'utf8').match(/^def test_/gm)?.length ?? 0;
  let counts = [0, written || 1];
  try {
    counts = run(`tests.core.${name.slice(0, -3).replace('/', '.')}`).split(' ').map(Number);
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
