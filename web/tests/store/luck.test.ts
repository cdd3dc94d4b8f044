// SPDX-License-Identifier: AGPL-3.0-or-later
/** Bad luck: no network, lost acknowledgements, two devices at once, pressing twice. Nothing typed is lost. */
import { expect, test } from 'vitest';

import { dayHere } from '../../store/mine.ts';
import { draftKey } from '../../store/outbox.ts';
import { anotherDevice, look, pair, pulled, question, type Wire } from './browser.ts';

const DAY = dayHere();

/** Reaches the server, and loses the answer. */
const losing: Wire = async (url, init) => {
  const response = await fetch(url, init);
  if (init.method !== 'POST' || !url.endsWith('/records')) return response;
  throw new TypeError('the network broke after the server had it');
};

test('an answer without a network is kept, shown as mine, and sent later', async () => {
  const { ada, ben, bond } = await pair();
  const { id, round } = await question(ada, bond);
  await ada.person.keepDraft(draftKey(bond, id, round), 'Im Zug');
  ada.browser.wire = pulled;
  expect(await ada.person.answer(bond, id, round, 'Im Zug geschrieben.')).toBe('kept');
  expect(ada.person.unsent).toBe(1);
  expect(await ada.person.draft(draftKey(bond, id, round))).toBe('');
  // The page is closed and opened in the tunnel.
  const again = await ada.browser.open();
  expect(again.state).toBe('open');
  expect(await again.today(bond, DAY)).toMatchObject({
    state: 'waiting',
    mine: { text: 'Im Zug geschrieben.' },
  });
  ada.browser.wire = (url, init) => fetch(url, init);
  await look({ ...ada, person: again });
  expect(again.unsent).toBe(0);
  await ben.person.answer(bond, id, round, 'Zu Hause.');
  expect((await ben.person.today(bond, DAY)).theirs?.text).toBe('Im Zug geschrieben.');
});

test('a lost acknowledgement does not send anything twice', async () => {
  const { ada, ben, bond } = await pair();
  const { id, round } = await question(ada, bond);
  ada.browser.wire = losing;
  expect(await ada.person.answer(bond, id, round, 'Einmal.')).toBe('kept');
  ada.browser.wire = (url, init) => fetch(url, init);
  await look(ada);
  expect(ada.person.unsent).toBe(0);
  ada.browser.wire = losing;
  await ben.person.answer(bond, id, round, 'Auch.');
  ada.browser.wire = (url, init) => fetch(url, init);
  await look(ada, bond);
  expect(await ada.person.today(bond, DAY)).toMatchObject({ state: 'open', theirs: { text: 'Auch.' } });
  expect(ada.person.troubles).toEqual([]);
});

test('pressing twice gives one answer', async () => {
  const { ada, bond } = await pair();
  const { id, round } = await question(ada, bond);
  const [first, second] = await Promise.allSettled([
    ada.person.answer(bond, id, round, 'Ja.'),
    ada.person.answer(bond, id, round, 'Ja.'),
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
  await ada.person.answer(bond, id, round, 'Vom Telefon.');
  expect(await tablet.person.answer(bond, id, round, 'Vom Tablet.')).toBe('sent');
  ada.browser.wire = (url, init) => fetch(url, init);
  await look(ada);
  expect(ada.person.unsent).toBe(0);
  expect(ada.person.troubles.map((one) => one.code)).toEqual(['hold-used']);
  expect(await ada.person.draft(draftKey(bond, id, round))).toBe('Vom Telefon.');
  expect((await ada.person.today(bond, DAY)).mine?.text).toBe('Vom Tablet.');
});

test('two devices of one person write into one chain without breaking it', async () => {
  const { ada, ben, bond } = await pair('us');
  const tablet = await anotherDevice(ada);
  const { id, round } = await question(ada, bond);
  await ada.person.answer(bond, id, round, 'Eins.');
  await ben.person.answer(bond, id, round, 'Zwei.');
  // Both publish the key of Ada's answer at once: it is the same record.
  await Promise.all([look(ada), look(tablet)]);
  await look(ben);
  await Promise.all([look(ada), look(tablet)]);
  for (const { person } of [ada, tablet, ben]) {
    expect((await person.today(bond, DAY)).state).toBe('open');
    expect(person.troubles).toEqual([]);
    expect(person.unsent).toBe(0);
  }
});
