// SPDX-License-Identifier: AGPL-3.0-or-later
/** A link opens one of the made-up people, in a demo only: elsewhere not even its words are sent. */
import { expect, test } from 'vitest';

import { Browser, newPerson, PASSPHRASE, type Wire } from './browser.ts';

const asked: string[] = [];
const heard: Wire = (url, init) => {
  asked.push(`${new URL(url).pathname} ${typeof init.body === 'string' ? init.body : ''}`);
  return fetch(url, init);
};

/** The real server, but for saying that it is a demo. */
const demo: Wire = async (url, init) => {
  const answer = await fetch(url, init);
  if (!url.endsWith('/instance')) return answer;
  return Response.json({ ...((await answer.json()) as object), demo: true });
};

test('a server that is no demo refuses, and learns neither name nor words', async () => {
  const { handle } = await newPerson('ada');
  const window = new Browser();
  window.wire = heard;
  const person = await window.open();
  const entering = window.here(() => person.enterDemo(handle, PASSPHRASE));
  await expect(entering).rejects.toMatchObject({ code: 'no-demo' });
  expect(person.state).toBe('nobody');
  expect(asked).toEqual(['/api/v1/instance ']);
});

test('a demo opens who the link names, once, and another in their place', async () => {
  const ada = await newPerson('ada');
  const ben = await newPerson('ben');
  const window = new Browser();
  window.wire = demo;
  const person = await window.open();
  await window.here(() => person.enterDemo(ada.handle, PASSPHRASE));
  expect(person).toMatchObject({ state: 'open', handle: ada.handle });
  await person.keepDraft('answer/x', 'half a sentence');
  await window.here(() => person.enterDemo(ada.handle, 'whatever stands there'));
  expect(await person.draft('answer/x')).toBe('half a sentence');
  await window.here(() => person.enterDemo(ben.handle, PASSPHRASE));
  expect(person).toMatchObject({ state: 'open', handle: ben.handle });
  expect(await person.draft('answer/x')).toBe('');
});
