// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the build made and the page asks for by name: the catalogue, in two parts, and the brain that reads it. */
import { Brain } from '../brain/brain.ts';
import { refusal } from './say.ts';
import type { Thinker } from './thought.ts';

export async function file(url: string): Promise<string> {
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw refusal('offline', error);
  }
  if (!response.ok) throw refusal('unwell');
  return response.text();
}

/** The whole of it, as JSON. */
export async function catalogue(): Promise<string> {
  const [first, deeper] = await Promise.all([file(NEARER_FILES.catalogue), file(NEARER_FILES.deeper)]);
  return inRows(first, deeper);
}

/**
 * Whoever has no record yet is asked nothing deep: their brain begins with the first part of the catalogue. It has the
 * whole of it before it is told anything.
 */
export async function think(): Promise<Thinker> {
  const first = file(NEARER_FILES.catalogue);
  // Where both parts are at hand before the brain is, as on any day but the first, it reads them at once.
  const whole = ifCome(first.then(catalogue));
  const brain = await Brain.open(NEARER_FILES);
  const begun = whole();
  try {
    await brain.load(begun ?? inRows(await first));
  } catch (error) {
    brain.close();
    throw error;
  }
  const load = once(async () => {
    if (begun === null) await brain.load(await catalogue());
  });
  const take = once(async () => {
    await load();
    await brain.take(await file(NEARER_FILES.further));
  });
  // What is opened later shall ask the network nothing by then: whoever runs the server learns of no page that is read.
  void load()
    .then(() => Promise.all([file(NEARER_FILES.library), file(NEARER_FILES.further)]))
    .catch(() => undefined);
  return {
    add: (json) => load().then(() => brain.add(json)),
    library: (json) => load().then(() => brain.library(json)),
    today: (json) => brain.today(json),
    me: (json) => brain.me(json),
    draw: (json) => take().then(() => brain.draw(json)),
    find: (json) => take().then(() => brain.find(json)),
    see: (json) => take().then(() => brain.see(json)),
    numbers: (json) => take().then(() => brain.numbers(json)),
    experiment: (json) => take().then(() => brain.experiment(json)),
    further: (json) => take().then(() => brain.further(json)),
    close: () => {
      brain.close();
    },
  };
}

/** Gives what was promised if it has come by then, and null otherwise; whoever needs it asks once more. */
function ifCome<T>(promised: Promise<T>): () => T | null {
  const come: { it?: T } = {};
  promised.then(
    (it) => (come.it = it),
    () => undefined,
  );
  return () => come.it ?? null;
}

/** Does it once; where that failed, anew at the next call. */
function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () =>
    (done ??= act().catch((error: unknown) => {
      done = null;
      throw error;
    }));
}

type Columns = Record<string, string | Record<string, readonly unknown[]>>;

/** Parts of the catalogue as they were before the build put them in columns; see `inColumns` in content.mjs. */
export function inRows(...parts: readonly string[]): string {
  const whole: Record<string, unknown> = {};
  for (const [name, columns] of parts.flatMap((json) => Object.entries(JSON.parse(json) as Columns))) {
    whole[name] =
      typeof columns === 'string' ? columns : [...((whole[name] ?? []) as []), ...rowsOf(columns)];
  }
  return JSON.stringify(whole);
}

function rowsOf(columns: Record<string, readonly unknown[]>): unknown[] {
  const members = Object.entries(columns);
  const row = (at: number) => Object.fromEntries(members.map(([member, column]) => [member, column[at]]));
  return Array.from({ length: members[0]?.[1].length ?? 0 }, (_, at) => row(at));
}
