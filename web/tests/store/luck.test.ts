// SPDX-License-Identifier: AGPL-3.0-or-later
/** Bad luck: no network, lost acknowledgements, two devices at once, pressing twice. Nothing typed is lost. */
import { afterEach, expect, test, vi } from 'vitest';

import { answerDraft } from '../../store/device/drafts.ts';
import {
  anotherDevice,
  type Couple,
  look,
  newPerson,
  pair,
  pulled,
  question,
  type Someone,
  tonight,
  type Wire,
} from './browser.ts';

afterEach(() => {
  vi.useRealTimers();
});

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
  expect(ada.browser.owed).toBe(1);
  expect(await ada.person.draft(answerDraft(bond, id, round))).toBe('');
  // The page is closed and opened in the tunnel.
  const again = await ada.browser.open();
  expect(again.state).toBe('open');
  await expect.poll(() => ada.browser.owed).toBe(2);
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

/** Ada with Ben, and after him with Dov, who has answered what she has answered him. */
async function withTwo(): Promise<Couple & { readonly other: string }> {
  const couple = await pair();
  const { ada } = couple;
  const dov = await newPerson('dov');
  const { link } = await ada.person.invite({ name: 'Ada', kind: 'friend', host: 'other' });
  const [id, secret] = (link.split('/join/')[1] ?? '').split('#') as [string, string];
  const { id: other } = await dov.person.accept(id, secret, 'Dov');
  await look(ada);
  const { id: asked, round } = await question(ada, other);
  for (const who of [ada, dov]) {
    await who.person.with(other).answer(asked, round, `Von ${who === ada ? 'Ada' : 'Dov'}.`);
    // Giving waits for a while only; this waits until it was sent.
    await look(who, other);
  }
  return { ...couple, other };
}

/** The paths that Ada asks for from now on; the server answers `refused` where `path` fits. */
function asked(ada: Someone, path: RegExp, refused: () => Promise<Response>): string[] {
  const paths: string[] = [];
  ada.browser.wire = (url, init) => {
    paths.push(`${init.method ?? ''} ${new URL(url).pathname}`);
    return path.test(paths.at(-1) ?? '') ? refused() : fetch(url, init);
  };
  return paths;
}

test('a full disk is said, and neither what waits is lost nor another pairing or the day kept waiting', async () => {
  const { ada, bond, other } = await withTwo();
  const { id, round } = await question(ada, bond);
  const say = "The server's disk is full. Nothing was changed.";
  const full = () => Promise.resolve(Response.json({ code: 'disk-full', say }, { status: 507 }));
  const paths = asked(ada, /POST .*records$/, full);
  expect(await ada.person.with(bond).answer(id, round, 'Ehrlich.')).toBe('kept');
  await look(ada);
  expect(ada.person.troubles).toMatchObject([{ bond, code: 'disk-full' }]);
  expect(ada.person.troubles[0]?.say).toContain('waits on this device');
  expect((await tonight(ada, other))?.theirs?.text).toBe('Von Dov.');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 });
  await look(ada);
  expect(paths).toContain('POST /api/v1/me/records');
  expect(ada.person.troubles).toMatchObject([{ bond }, { bond: null, code: 'disk-full' }]);
  const later = asked(ada, /nothing/, full);
  expect(ada.person.unsent).toBe(1);
  await look(ada);
  expect(ada.person.unsent).toBe(0);
  expect(later).toContain('POST /api/v1/me/records');
  expect(ada.person.troubles).toEqual([]);
});

test('what was taken back while the disk is full stays so, is said, and is carried out later', async () => {
  const { ada, ben, bond } = await pair();
  const { id, round } = await question(ada, bond);
  await ada.person.with(bond).answer(id, round, 'Zu schnell.');
  await look(ada, bond);
  const say = "The server's disk is full. Nothing was changed.";
  const full = () => Promise.resolve(Response.json({ code: 'disk-full', say }, { status: 507 }));
  asked(ada, /DELETE .*held/, full);
  await ada.person.with(bond).takeBack((await tonight(ada, bond))?.mine?.id ?? '');
  await look(ada);
  expect(await tonight(ada, bond)).toMatchObject({ state: 'ask', mine: null });
  expect(ada.person.troubles).toMatchObject([{ bond, code: 'disk-full' }]);
  expect(ada.person.troubles[0]?.say).toContain('take back waits on this device');
  asked(ada, /nothing/, full);
  await look(ada);
  expect(ada.person.troubles).toEqual([]);
  await ben.person.with(bond).answer(id, round, 'Meine.');
  expect(await tonight(ben, bond)).toMatchObject({ state: 'waiting', theirs: null });
});

test('a pairing that the server fails at keeps no other from being read', async () => {
  const { ada, bond, other } = await withTwo();
  const failing = () => Promise.resolve(Response.json({ code: 'fault', say: 'No.' }, { status: 500 }));
  asked(ada, new RegExp(`GET .*${bond}/held`), failing);
  await look(ada);
  expect((await tonight(ada, other))?.theirs?.text).toBe('Von Dov.');
});

test('without a connection nothing more is asked for after the first that did not come', async () => {
  const { ada, bond, other } = await withTwo();
  const paths = asked(ada, new RegExp(bond), () => Promise.reject(new TypeError('no network')));
  await look(ada);
  expect(paths.filter((path) => path.includes(bond))).toHaveLength(1);
  expect(paths.filter((path) => path.includes(other))).toEqual([]);
  expect(ada.person.troubles).toEqual([]);
});
