// SPDX-License-Identifier: AGPL-3.0-or-later
/** A copy of one's own opens with nearer's command and holds what was asked for, and no more. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';

import { newId } from '../../sealed/bytes.ts';
import { slow } from '../cast.ts';
import { Browser, look, newPerson, PASSPHRASE, question, type Someone } from './browser.ts';

/** Keys at their full cost, on a thread that does everything else too. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), 'nearer-copy-'));
let ada: Someone;
let bond: string;

/** Ada at the full cost of keys: Python shall open what her passphrase seals. */
beforeAll(async () => {
  const browser = new Browser(slow);
  const person = await browser.open();
  const handle = `ada-${newId().slice(0, 8)}`;
  const code = person.newRecoveryCode();
  await browser.here(() => person.signUp({ handle, passphrase: PASSPHRASE }));
  await person.setRecovery(PASSPHRASE, code);
  ada = { browser, person, handle, code };
  const ben = await newPerson('ben');
  const { link } = await person.invite({ name: 'Ada', kind: 'partner', host: 'us' });
  const [id, secret] = (link.split('/join/')[1] ?? '').split('#') as [string, string];
  bond = (await ben.person.accept(id, secret, 'Ben')).id;
  await look(ada, bond);
  const asked = await question(ada, bond);
  await person.with(bond).answer(asked.id, asked.round, 'Ehrlich gesagt.');
  await ben.person.with(bond).answer(asked.id, asked.round, 'Auch ehrlich.');
  await look(ada, bond);
  await look(ben, bond);
  await look(ada, bond);
  await person.with(bond).unwanted('gaze', true);
  await person.drawer.write('Canary 4711');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function copied(o: { own: boolean; passphrase?: string }): Promise<Record<string, Uint8Array>> {
  return unzipSync(new Uint8Array(await (await ada.person.copy(o)).arrayBuffer()));
}

/** What a person who opens every file of it as text can read. */
function readableIn(files: Record<string, Uint8Array>): string {
  return Object.values(files)
    .map((bytes) => strFromU8(bytes, true))
    .join('\n');
}

test('a shared copy has what both know, and nothing of what is her own', async () => {
  const files = await copied({ own: false });
  const names = Object.keys(files);
  expect(names).toContain('HOW-TO-OPEN.txt');
  expect(names).not.toContain('DOES-NOT-CHECK.txt');
  expect(names.filter((name) => /^(own|journal|drawer)/.test(name))).toEqual([]);
  const all = readableIn(files);
  expect(all).toContain('Ehrlich gesagt.');
  expect(all).toContain('Auch ehrlich.');
  expect(all).not.toMatch(/gaze|Canary|AGE-SECRET-KEY-1[0-9A-Z]/);
});

test('her own comes with the passphrase only', async () => {
  await expect(copied({ own: true })).rejects.toMatchObject({ code: 'wrong-key' });
  const wrong = copied({ own: true, passphrase: 'bench candle abacus bench candle bench' });
  await expect(wrong).rejects.toMatchObject({ code: 'wrong-key' });
  const all = readableIn(await copied({ own: true, passphrase: PASSPHRASE }));
  expect(all).toContain('gaze');
  expect(all).toContain('Canary 4711');
});

test('nearer opens it without any server', async () => {
  const files = await copied({ own: true, passphrase: PASSPHRASE });
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const opened = execFileSync(inject('python'), ['-m', 'nearer.cli', 'open', folder], {
    env: { ...process.env, PYTHONPATH: join(import.meta.dirname, '../../../src') },
    input: `${PASSPHRASE}\n`,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  expect(opened).toContain('Ehrlich gesagt.');
  expect(opened).toContain('Auch ehrlich.');
});

test('what does not check is copied all the same, and named', async () => {
  ada.browser.wire = async (url, init) => {
    const response = await fetch(url, init);
    if (!url.includes('/records?') || url.includes('/me/')) return response;
    const text = await response.text();
    return new Response(text.replaceAll('\\nepoch 1\\n', '\\nepoch 7\\n'), { status: 200 });
  };
  const files = await copied({ own: false });
  ada.browser.wire = (url, init) => fetch(url, init);
  expect(strFromU8(files['DOES-NOT-CHECK.txt'] ?? new Uint8Array())).toContain(
    `bonds/${bond}/records/000001`,
  );
});

test('a shared copy is of the two alone; only everything of hers has her other pairings', async () => {
  const { link } = await ada.person.invite({ name: 'Ada', kind: 'friend', host: 'us' });
  const [id, secret] = (link.split('/join/')[1] ?? '').split('#') as [string, string];
  const dov = await newPerson('dov');
  const other = (await dov.person.accept(id, secret, 'Dov')).id;
  await look(ada, other);
  const placesOf = async (own: boolean): Promise<Set<string>> => {
    const files = await copied({ own, passphrase: PASSPHRASE });
    return new Set(Object.keys(files).flatMap((name) => /^bonds\/([^/]+)/.exec(name)?.[1] ?? []));
  };
  expect(await placesOf(false)).toEqual(new Set([bond]));
  expect(await placesOf(true)).toEqual(new Set([bond, other]));
});
