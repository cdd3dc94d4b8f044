// SPDX-License-Identifier: AGPL-3.0-or-later
/** Bad luck: no network, lost acknowledgements, two devices at once, pressing twice. Nothing typed is lost. */
import { expect, test } from 'vitest';

import { answerDraft } from '../../store/drafts.ts';
import { anotherDevice, look, pair, pulled, question, tonight, type Wire } from './browser.ts';

/** Reaches the server, and loses the answer. */
const losing: Wire = async (url, init) => {
  const response = await fetch(url, init);
  if (init.method !== 'POST' || !url.endsWith('/records')) return response;
  throw new TypeError('the network broke after the server had it');
};

/** Refuses what is sent in a bond. */
function refusing(code: string): Wire {
  return (url, init) => {
    if (init.method !== 'POST' || !url.endsWith('/records')) return fetch(url, init);
    return Promise.resolve(Response.json({ code, say: 'No.' }, { status: 409 }));
  };
}

test('an answer without a network is kept, shown as mine, and sent later', async () => {
  const { ada, ben, bond } = await pair();
  const { id, round } = await question(ada, bond);
  await ada.person.keepDraft(answerDraft(bond, id, round), 'Im Zug');
  ada.browser.wire = pulled;
  expect(await ada.person.with(bond).answer(id, round, 'Im Zug geschrieben.')).toBe('kept');
  expect(ada.person.unsent).toBe(1);
  expect(await ada.person.draft(answerDraft(bond, id, round))).toBe('');
  // The page is closed and opened in the tunnel.
  const again = await ada.browser.open();
  expect(again.state).toBe('open');
  expect(await tonight({ person: again }, bond)).toMatchObject({
    state: 'waiting',
    mine: { text: 'Im Zug geschrieben.' },
  });
  ada.browser.wire = (url, init) => fetch(url, init);
  await look({ ...ada, person: again });
  expect(again.unsent).toBe(0);
  await ben.person.with(bond).answer(id, round, 'Zu Hause.');
  expect((await tonight(ben, bond))?.theirs?.text).toBe('Im Zug geschrieben.');
});

test('words that wait for a pairing which the server has lost are a draft again', async () => {
  const { ada, bond } = await pair();
  const { id, round } = await question(ada, bond);
  ada.browser.wire = pulled;
  expect(await ada.person.with(bond).answer(id, round, 'Im Zug geschrieben.')).toBe('kept');
  // As after a backup that is older than the pairing.
  ada.browser.wire = (url, init) =>
    url.endsWith('/bonds') ? Promise.resolve(Response.json([])) : fetch(url, init);
  await look(ada);
  expect(ada.person.bonds).toEqual([]);
  expect(await ada.person.draft(answerDraft(bond, id, round))).toBe('Im Zug geschrieben.');
});

test('words that wait for a pairing which somebody left go with it', async () => {
  const { ada, bond } = await pair();
  const tablet = await anotherDevice(ada);
  const { id, round } = await question(ada, bond);
  ada.browser.wire = pulled;
  await ada.person.with(bond).answer(id, round, 'Im Zug geschrieben.');
  await tablet.person.leave(bond, { tell: 'never' });
  ada.browser.wire = (url, init) => fetch(url, init);
  await look(ada);
  expect(ada.person.bonds).toEqual([]);
  expect(ada.person.unsent).toBe(0);
  expect(await ada.person.draft(answerDraft(bond, id, round))).toBe('');
});

test('a lost acknowledgement does not send anything twice', async () => {
  const { ada, ben, bond } = await pair();
  const { id, round } = await question(ada, bond);
  ada.browser.wire = losing;
  expect(await ada.person.with(bond).answer(id, round, 'Einmal.')).toBe('kept');
  ada.browser.wire = (url, init) => fetch(url, init);
  await look(ada);
  expect(ada.person.unsent).toBe(0);
  ada.browser.wire = losing;
  await ben.person.with(bond).answer(id, round, 'Auch.');
  ada.browser.wire = (url, init) => fetch(url, init);
  await look(ada, bond);
  expect(await tonight(ada, bond)).toMatchObject({ state: 'open', theirs: { text: 'Auch.' } });
  expect(ada.person.troubles).toEqual([]);
});

test('pressing twice gives one answer', async () => {
  const { ada, bond } = await pair();
  const { id, round } = await question(ada, bond);
  const [first, second] = await Promise.allSettled([
    ada.person.with(bond).answer(id, round, 'Ja.'),
    ada.person.with(bond).answer(id, round, 'Ja.'),
  ]);
  expect(first).toMatchObject({ status: 'fulfilled', value: 'sent' });
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'answered' } });
});

test('two devices answer the same question: the first counts, the other becomes a draft', async () => {
  const { ada, bond } = await pair();
  const tablet = await anotherDevice(ada);
  expect(tablet.person.bonds).toMatchObject([{ id: bond, ready: true, names: { theirs: 'Ben' } }]);
  const { id, round } = await question(ada, bond);
  ada.browser.wire = pulled;
  await ada.person.with(bond).answer(id, round, 'Vom Telefon.');
  expect(await tablet.person.with(bond).answer(id, round, 'Vom Tablet.')).toBe('sent');
  ada.browser.wire = (url, init) => fetch(url, init);
  await look(ada);
  expect(ada.person.unsent).toBe(0);
  expect(ada.person.troubles.map((one) => one.code)).toEqual(['hold-used']);
  expect(await ada.person.draft(answerDraft(bond, id, round))).toBe('Vom Telefon.');
  expect((await tonight(ada, bond))?.mine?.text).toBe('Vom Tablet.');
});

test('two devices of one person write into one chain without breaking it', async () => {
  const { ada, ben, bond } = await pair('us');
  const tablet = await anotherDevice(ada);
  const { id, round } = await question(ada, bond);
  await ada.person.with(bond).answer(id, round, 'Eins.');
  await ben.person.with(bond).answer(id, round, 'Zwei.');
  // Both publish the key of Ada's answer at once: it is the same record.
  await Promise.all([look(ada), look(tablet)]);
  await look(ben);
  await Promise.all([look(ada), look(tablet)]);
  for (const { person } of [ada, tablet, ben]) {
    expect((await tonight({ person }, bond))?.state).toBe('open');
    expect(person.troubles).toEqual([]);
    expect(person.unsent).toBe(0);
  }
});

test('what the server never takes is said to be refused, and its words are a draft again', async () => {
  const { ada, bond } = await pair();
  const { id, round } = await question(ada, bond);
  ada.browser.wire = refusing('closed');
  await expect(ada.person.with(bond).answer(id, round, 'Ganz umsonst?')).rejects.toMatchObject({
    code: 'not-taken',
    say: 'The server did not take something you wrote. It is kept as a draft.',
  });
  expect(await ada.person.draft(answerDraft(bond, id, round))).toBe('Ganz umsonst?');
  expect(ada.person.unsent).toBe(0);
});
