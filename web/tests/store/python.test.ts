// SPDX-License-Identifier: AGPL-3.0-or-later
/** Ada in the browser's language, Ben in Python's: one bond, and each reads what the other sealed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, inject, test, vi } from 'vitest';

import { newId } from '../../sealed/bytes.ts';
import type { WhoHosts } from '../../store/kinds.ts';
import { slow } from '../cast.ts';
import { Browser, look, PASSPHRASE, question, tonight } from './browser.ts';

/** Keys at their full cost, on a thread that does everything else too. */
vi.setConfig({ testTimeout: 180_000 });

const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill();
});

/** Somebody of the Python client; each call is one of the methods in ben.py. */
function python(): (verb: string, ...given: unknown[]) => Promise<unknown> {
  const root = join(import.meta.dirname, '../../..');
  const env = { ...process.env, PYTHONPATH: join(root, 'src') };
  const script = join(import.meta.dirname, 'ben.py');
  const child = spawn(inject('python'), [script, inject('origin')], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async (...asked) => {
    child.stdin.write(`${JSON.stringify(asked)}\n`);
    const { value, done } = (await lines.next()) as IteratorResult<string, undefined>;
    if (done === true) throw new Error('Python stopped; what it said stands above.');
    return JSON.parse(value) as unknown;
  };
}

/** Ada in a browser and Ben in Python, with a bond; `safety` is the code as Ben reads it. */
async function met(host: WhoHosts) {
  // At the full cost: Python shall open what this passphrase seals.
  const browser = new Browser(slow);
  const person = await browser.open();
  const handle = `ada-${newId().slice(0, 8)}`;
  await browser.here(() => person.signUp({ handle, passphrase: PASSPHRASE }));
  const ada = { browser, person, handle, code: '' };
  const ben = python();
  await ben('sign_up', handle.replace('ada', 'ben'), PASSPHRASE);
  const { link } = await person.invite({ name: 'Ada', kind: 'partner', host });
  const [id, secret] = (link.split('/join/')[1] ?? '').split('#') as [string, string];
  const safety = await ben('accept', id, secret, 'Ben');
  await look(ada);
  return { ada, ben, bond: person.bonds[0]?.id ?? '', safety };
}

test.each(['us', 'other'] as const)('on a server run by %s', async (host) => {
  const { ada, ben, bond, safety } = await met(host);
  const { person, handle } = ada;
  expect(person.bonds).toMatchObject([{ ready: true, names: { mine: 'Ada', theirs: 'Ben' } }]);
  expect(await person.safetyCode(bond)).toBe(safety);

  const asked = await question(ada, bond);
  await person.with(bond).answer(asked.id, asked.round, 'Früh, mit Kaffee. כן \u{1F33F}');
  expect(await ben('answer', asked.id, asked.round, 'Spät, größer als nötig.')).toBe('open');
  await look(ada);
  expect(await tonight({ person }, bond)).toMatchObject({
    state: 'open',
    theirs: { text: 'Spät, größer als nötig.' },
  });
  const both = ['Früh, mit Kaffee. כן \u{1F33F}', 'Spät, größer als nötig.'];
  expect(await ben('texts')).toEqual(both);
  expect([await ben('troubles'), person.troubles]).toEqual([0, []]);

  const adaInPython = python();
  expect(await adaInPython('sign_in', handle, PASSPHRASE)).toBe(handle);
  expect(await adaInPython('texts')).toEqual(both);
});

test('a page that is open reads what a new key of the other seals', async () => {
  const { ada, ben, bond } = await met('other');
  expect(await ben('begin_epoch')).toBe(2);
  await ben('say_name', 'Benjamin');
  await look(ada, bond); // as it does where only a hint about this bond has come
  expect(ada.person.troubles).toEqual([]);
  expect(ada.person.bonds).toMatchObject([{ names: { theirs: 'Benjamin' } }]);
  const asked = await question(ada, bond);
  await ada.person.with(bond).answer(asked.id, asked.round, 'Sealed with the new one.');
  await ben('answer', asked.id, asked.round, 'So is mine.');
  expect(await ben('texts')).toEqual(['Sealed with the new one.', 'So is mine.']);
});
