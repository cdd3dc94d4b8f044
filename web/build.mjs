// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Builds everything the browser is given into `../src/nearer/server/site/built/`.
 *
 * Every file but the pages, the service worker, the manifests and the licences carries a piece of a SHA-256 in its name
 * that changes with it, so that it may be cached for ever. The same sources give the same bytes: no clock, no random
 * number, no absolute path. The build fails where the first load would weigh more than its budget.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { compiled, coreSources, helpForEsbuild, inColumns } from './content.mjs';
import { asShipped, beginningSmall } from './interpreter.mjs';
import { shelfOf } from './offline/shelf.mjs';
import { closure, joinFirst } from './pieces.mjs';

const WEB = dirname(fileURLToPath(import.meta.url));
const PROJECT = resolve(WEB, '..');
const OUT = join(PROJECT, 'src/nearer/server/site/built');
/** Where the server serves the built files. */
const AT = '/built/';
const BUDGET = { first: 150_000, withBrain: 350_000 };
const BROWSERS = ['es2022', 'chrome111', 'firefox115', 'safari16.4'];
const MICROPYTHON = 'node_modules/@micropython/micropython-webassembly-pyscript';

/** Name -> bytes, of everything that will be written. */
const files = new Map();
/** What a file is for -> its name. */
const roles = {};
/** Packages of which something is shipped. */
const shipped = new Set();

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const read = (...path) => readFileSync(join(WEB, ...path));
const address = (role) => AT + roles[role];
const integrityOf = (name) => 'sha256-' + sha256(files.get(name)).toString('base64');
const integrity = (role) => integrityOf(roles[role]);

/** Keeps the bytes under a name that says what they are; returns that name. */
function keep(role, stem, ending, bytes) {
  const data = Buffer.from(bytes);
  const name = `${stem}.${sha256(data).toString('hex').slice(0, 12)}.${ending}`;
  files.set(name, data);
  roles[role] = name;
  return name;
}

function packageOf(path) {
  const parts = path.split('node_modules/').pop().split('/');
  return parts[0].startsWith('@') ? `${parts[0]}/${parts[1]}` : parts[0];
}

function rememberPackages(metafile) {
  for (const path of Object.keys(metafile.inputs))
    if (path.includes('node_modules/')) shipped.add(packageOf(path));
}

/**
 * nearer/1 knows X25519 and scrypt only. typage brings post-quantum and P-256 recipients along, 20 kB of brotli that
 * nothing here can call; they are left out, and refuse loudly should that ever change.
 */
const x25519Only = {
  name: 'x25519-only',
  setup(build) {
    build.onResolve({ filter: /^@noble\/(post-quantum\/hybrid|curves\/nist)\.js$/ }, ({ path, importer }) =>
      importer.includes('age-encryption') ? { path, namespace: 'left-out' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: `const refuse = () => { throw new Error('nearer/1 knows X25519 and scrypt only') };
        const none = new Proxy({}, { get: refuse });
        export { none as MLKEM768P256, none as MLKEM768X25519, none as p256 };`,
    }));
  },
};

/**
 * A file that two pieces use stands in the first of them, with all that either needs of it. Signing needs one of curves at
 * once; the matching of wishes, which comes later, needs more of it, and gets a copy.
 */
const wishesApart = {
  name: 'wishes-apart',
  setup(build) {
    const namespace = 'a-copy';
    build.onResolve({ filter: /^@noble\/curves\/ed25519\.js$/ }, ({ importer }) =>
      importer.endsWith('sealed/wishes.ts')
        ? { path: join(WEB, 'node_modules/@noble/curves/ed25519.js'), namespace, sideEffects: false }
        : undefined,
    );
    build.onResolve({ filter: /^\.\/abstract\/oprf\.js$/, namespace }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path),
      namespace,
      sideEffects: false,
    }));
    build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      resolveDir: dirname(path),
    }));
  },
};

async function compile(entry, more = {}) {
  const result = await esbuild.build({
    absWorkingDir: WEB,
    entryPoints: entry ? [entry] : [],
    bundle: true,
    minify: true,
    format: 'esm',
    target: BROWSERS,
    charset: 'utf8',
    legalComments: 'none', // licences.txt carries them all, in full
    metafile: true,
    write: false,
    outdir: 'dist',
    external: ['module', 'fs', 'path', 'url', 'crypto'], // asked for by MicroPython under Node only
    logLevel: 'warning',
    ...more,
    define: { NEARER_FILES: JSON.stringify(namedFiles()), ...more.define },
    plugins: [x25519Only, wishesApart, helpForEsbuild, ...(more.plugins ?? [])],
  });
  rememberPackages(result.metafile);
  return result;
}

async function bundle(role, entry, stem, ending, more = {}) {
  const { outputFiles } = await compile(entry, more);
  const [code] = outputFiles.filter((file) => file.path.endsWith(`.${ending}`));
  return keep(role, stem, ending, code.contents);
}

/**
 * Bundles the app in pieces: what the first page needs, and each room that comes by `import()`. Pieces may name one
 * another in a circle, so each is named by what it holds before the names are put in; esbuild's own stand there then,
 * and change with what they stand for.
 */
async function bundleInPieces(role, entry) {
  const more = { splitting: true, entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]' };
  const { metafile, outputFiles } = await compile(entry, more);
  const pieces = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const [main] = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry);
  const first = [...closure(metafile, main)].map((path) => basename(path));
  await joinFirst(pieces, first, (more) => compile(undefined, more));
  const renamed = new Map();
  for (const [old, text] of pieces) {
    const stem = old.replace(/-[0-9A-Z]{8}\.js$/, '');
    renamed.set(old, `${stem}.${sha256(text).toString('hex').slice(0, 12)}.js`);
  }
  const names = new RegExp([...renamed.keys()].map((name) => name.replace('.', '\\.')).join('|'), 'g');
  for (const [old, text] of pieces)
    files.set(renamed.get(old), Buffer.from(text.replace(names, (name) => renamed.get(name))));
  roles[role] = renamed.get(basename(main));
}

/** The addresses that code asks for by name; see `store/files.d.ts`. */
function namedFiles() {
  const named = {};
  for (const role of [
    'stretch',
    'reading',
    'brain',
    'core',
    'further',
    'catalogue',
    'deeper',
    'library',
    'words',
    'wasm',
    'styles',
  ]) {
    named[role] = roles[role] ? address(role) : '';
  }
  return named;
}

/** The letters of plain English come first, cut by `fonts/subset.py`; others only where they are used. */
function fonts() {
  const whole = 'node_modules/@fontsource/literata/files/literata-latin-ext-400-normal.woff2';
  const sources = {
    basic: 'fonts/literata-basic-400.woff2',
    other: 'fonts/literata-other-400.woff2',
    ext: whole,
  };
  const named = {};
  for (const [subset, source] of Object.entries(sources))
    named[subset] = keep(`font-${subset}`, `literata-${subset}`, 'woff2', read(source));
  shipped.add('@fontsource/literata');
  return named;
}

/** Resolves `font:basic` in the style sheets to the built font. */
function fontAddresses(named) {
  return {
    name: 'fonts',
    setup(build) {
      build.onResolve({ filter: /^font:/ }, ({ path }) => ({
        path: AT + named[path.slice(5)],
        external: true,
      }));
    },
  };
}

const IN_A_WORKER = {
  ENVIRONMENT_IS_NODE: 'false',
  ENVIRONMENT_IS_SHELL: 'false',
  ENVIRONMENT_IS_WEB: 'false',
  ENVIRONMENT_IS_WORKER: 'true',
};

const forAWorker = {
  name: 'for-a-worker',
  setup(build) {
    build.onLoad({ filter: /micropython\.mjs$/ }, ({ path }) => ({
      contents: asShipped(readFileSync(path, 'utf8')),
    }));
  },
};

async function assets() {
  keep('wasm', 'micropython', 'wasm', beginningSmall(read(MICROPYTHON, 'micropython.wasm')));
  shipped.add('@micropython/micropython-webassembly-pyscript');
  const { first, further } = coreSources();
  keep('core', 'core', 'json', first);
  keep('further', 'further', 'json', further);
  keep('catalogue', 'catalogue', 'json', inColumns(compiled('build', '--part', 'first')));
  keep('deeper', 'deeper', 'json', inColumns(compiled('build', '--part', 'deeper')));
  keep('library', 'library', 'json', compiled('library'));
  keep('words', 'words', 'txt', readFileSync(join(PROJECT, 'src/nearer/sealed/words.txt')));
  keep('icon', 'nearer', 'svg', read('icons/nearer.svg'));
  for (const size of ['192', '512', 'mask', 'touch'])
    keep(`icon-${size}`, `icon-${size}`, 'png', read(`icons/icon-${size}.png`));
  await bundle('stretch', 'sealed/stretch.worker.ts', 'stretch.worker', 'js');
  await bundle('reading', 'store/post/reading.worker.ts', 'reading.worker', 'js');
  await bundle('brain', 'brain/brain.worker.ts', 'brain.worker', 'js', {
    plugins: [forAWorker],
    define: IN_A_WORKER,
  });
  const named = fonts();
  for (const sheet of ['main', 'kit', 'kitchen']) {
    await bundle(`${sheet}-style`, `styles/${sheet}.css`, sheet, 'css', { plugins: [fontAddresses(named)] });
  }
  await bundle('styles', 'styles/further.css', 'further', 'css');
  await bundle('first', 'first.ts', 'first', 'js');
  await bundleInPieces('main', 'main.ts');
  await bundle('kit', 'kit.ts', 'kit', 'js');
}

/** Fills `{{role}}` with the address and `{{role!}}` with the integrity of a built file. */
function page(name) {
  const text = read(name)
    .toString()
    .replace(/\{\{([a-z0-9-]+)(!?)\}\}/g, (_, role, bang) => (bang ? integrity(role) : address(role)));
  files.set(name, Buffer.from(text));
}

/** The service worker, which knows every file that it keeps by its hash; so it is made last. */
async function serviceWorker() {
  const { shelf, version } = shelfOf(files, AT);
  const define = { NEARER_SHELF: JSON.stringify(shelf), NEARER_VERSION: JSON.stringify(version) };
  const { outputFiles } = await compile('offline/worker/worker.ts', { format: 'iife', define });
  files.set('sw.js', Buffer.from(outputFiles[0].contents));
  return version;
}

function licences() {
  const texts = [...shipped].sort().map((name) => {
    const root = join(WEB, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const file = readdirSync(root).find((entry) => /^licen[cs]e/i.test(entry));
    // MicroPython's package forgets its licence; ours is a copy of the one in its repository.
    const text = file
      ? readFileSync(join(root, file))
      : read('icons', `licence-${name.split('/').pop()}.txt`);
    return `${name} ${version} (${license})\n\n${String(text).trim()}\n`;
  });
  const head = 'Nearer is free software under the AGPL, version 3 or later. It ships parts of these works:\n';
  files.set('licences.txt', Buffer.from([head, ...texts].join(`\n${'-'.repeat(72)}\n\n`)));
}

function brotli(bytes) {
  const [quality, hint, block] = ['QUALITY', 'SIZE_HINT', 'LGBLOCK'].map((name) => `BROTLI_PARAM_${name}`);
  const packed = [0, 16].map((size) =>
    brotliCompressSync(bytes, {
      params: { [constants[quality]]: 11, [constants[hint]]: bytes.length, [constants[block]]: size },
    }),
  );
  return packed.sort((a, b) => a.length - b.length)[0];
}

function gzip(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 255; // the operating system that packed it is nobody's business, and would differ
  return packed;
}

/** Bytes on the wire where the browser takes brotli; fonts and pictures are packed already. */
const weights = new Map();

function compressAll() {
  const packed = new Map();
  for (const [name, bytes] of files) {
    if (/\.(?:woff2|png)$/.test(name)) {
      weights.set(name, bytes.length);
      continue;
    }
    packed.set(`${name}.br`, brotli(bytes));
    packed.set(`${name}.gz`, gzip(bytes));
    weights.set(name, packed.get(`${name}.br`).length);
  }
  return packed;
}

function write(packed, version) {
  const fresh = `${OUT}.fresh`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const all = new Map([...files, ...packed]);
  const sums = {};
  for (const name of [...all.keys()].sort()) {
    writeFileSync(join(fresh, name), all.get(name));
    sums[name] = sha256(all.get(name)).toString('hex');
  }
  const manifest = {
    at: AT,
    version,
    first: firstLoad(),
    roles: Object.fromEntries(Object.entries(roles).sort()),
    sha256: sums,
  };
  writeFileSync(join(fresh, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');
  rmSync(OUT, { recursive: true, force: true });
  renameSync(fresh, OUT);
}

const BRAIN = ['stretch', 'brain', 'wasm', 'core', 'catalogue'];
const sum = (names, of) => [...names].reduce((all, name) => all + of(name), 0);

/** Everything that the page asks for by itself before it has been painted: what it cannot start without. */
function firstLoad() {
  const fonts = ['font-basic'];
  const asked = ['first', 'main', 'main-style', 'icon', ...fonts].map((role) => roles[role]);
  return ['index.html', ...asked];
}

function report(version) {
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  const first = firstLoad();
  const brain = BRAIN.map((role) => roles[role]);
  const later = [...files.keys()].filter((name) => !first.includes(name) && !brain.includes(name));
  const weigh = (names) => sum(names, (name) => weights.get(name));
  for (const [what, names] of Object.entries({ first, brain, later })) {
    for (const name of names) {
      console.log(
        `${what} ${name.padEnd(36)}${kB(files.get(name).length)}${kB(weights.get(name))} on the wire`,
      );
    }
  }
  const [firstWeight, withBrain] = [weigh(first), weigh(first) + weigh(brain)];
  console.log(`first load${kB(firstWeight)} of ${kB(BUDGET.first)}`);
  console.log(`with the brain${kB(withBrain)} of ${kB(BUDGET.withBrain)}`);
  console.log(`everything${kB(weigh(files.keys()))}; version ${version.slice(0, 8)}`);
  if (firstWeight > BUDGET.first || withBrain > BUDGET.withBrain)
    throw new Error('The page weighs more than its budget.');
}

await assets();
for (const name of ['index.html', 'kit.html', 'kitchen.html', 'manifest.webmanifest']) page(name);
licences();
const version = await serviceWorker();
const packed = compressAll();
report(version);
write(packed, version);
