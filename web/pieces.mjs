// SPDX-License-Identifier: AGPL-3.0-or-later
/** What esbuild has cut into pieces, put together again as far as the first page needs it. */

/** What a piece cannot start without, itself last. */
export function closure(metafile, path, found = new Set()) {
  for (const { path: other, kind, external } of metafile.outputs[path].imports) {
    if (kind === 'import-statement' && !external && !found.has(other)) closure(metafile, other, found);
  }
  return found.add(path);
}

/**
 * Makes one piece of the `first` (names; the last of them cannot start without the others). esbuild cuts them wherever
 * a later piece needs a part, and many small pieces pack an eighth worse than one. `pieces` (name -> text) then holds
 * that one under the name of the last, and later pieces that import from it.
 */
export async function joinFirst(pieces, first, compile) {
  const main = first.at(-1);
  const exported = new Set();
  const later = [...pieces].filter(([name]) => !first.includes(name));
  const rewritten = later.map(([name, text]) => [name, fromOne(text, first, exported)]);
  const contents = [...exported, `import './${main}';`].join('\n');
  const { outputFiles } = await compile({ stdin: { contents }, plugins: [reading(pieces, first)] });
  for (const [name, text] of rewritten)
    if (first.some((gone) => gone !== main && text.includes(gone)))
      throw new Error(`${name} asks for a piece that is gone.`);
  pieces.clear();
  for (const [name, text] of [...rewritten, [main, outputFiles[0].text]]) pieces.set(name, text);
}

/** A later piece as it imports from the one; what that has to export is added to `exported`. */
function fromOne(text, first, exported) {
  return text
    .replace(/\bimport\{([^}]*)\}from"\.\/([^"]+)"/g, (whole, names, from) => {
      const at = first.indexOf(from);
      if (at < 0) return whole;
      const asked = names.split(',').map((name) => {
        const [theirs, mine = theirs] = name.split(' as ');
        exported.add(`export { ${theirs} as ${theirs}_${at} } from './${from}';`);
        return `${theirs}_${at} as ${mine}`;
      });
      return `import{${asked}}from"./${first.at(-1)}"`;
    })
    .replace(/\bimport"\.\/([^"]+)"/g, (whole, from) => (first.includes(from) ? '' : whole));
}

/** Lets esbuild read the first pieces; what comes by `import()` stays outside. */
function reading(pieces, first) {
  return {
    name: 'reading-pieces',
    setup(build) {
      build.onResolve({ filter: /^\.\// }, ({ path }) => {
        const name = path.slice(2);
        return first.includes(name) ? { path: name, namespace: 'piece' } : { path, external: true };
      });
      build.onLoad({ filter: /.*/, namespace: 'piece' }, ({ path }) => ({ contents: pieces.get(path) }));
    },
  };
}
