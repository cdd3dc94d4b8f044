// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * A server that lies. Each lie is found, named in a sentence, and what it touches is not shown. The server is the
 * real one; the lie is told on the wire.
 */
import { beforeAll, expect, test, vi } from 'vitest';

import type { WireBond, WireFeed, WireStored } from '../../store/post/wire.ts';
import {
  anotherDevice,
  Browser,
  type Couple,
  look,
  newPerson,
  pair,
  PASSPHRASE,
  pulled,
  question,
  type Someone,
  tonight,
} from './browser.ts';

const ANSWERS = /\/bonds\/[0-9a-f]{32}\/records\?/;

let couple: Couple;
let ben: string;

/** Ben answered Ada, who is on a fresh device in each test and believes nothing yet. */
beforeAll(async () => {
  couple = await pair('us');
  const { ada, bond } = couple;
  const { id, round } = await question(ada, bond);
  await ada.person.with(bond).answer(id, round, 'Was Ada sagt.');
  await couple.ben.person.with(bond).answer(id, round, 'Was Ben sagt.');
  await look(ada, bond);
  await look(couple.ben, bond);
  // Ben accepted, so the first epoch is his.
  await told(
    /\/bonds$/,
    bonds((wire) => {
      ben = wire.epochs[0]?.by ?? '';
      return wire;
    }),
  );
});

/** Ada on a new device that is told something else wherever `lie` applies. */
async function told(path: RegExp, lie: (data: unknown) => unknown, of = couple): Promise<Someone> {
  const fresh = new Browser();
  fresh.wire = async (url, init) => {
    const response = await fetch(url, init);
    if (init.method !== 'GET' || !path.test(url) || !response.ok) return response;
    return Response.json(lie(await response.json()));
  };
  const person = await fresh.open();
  await fresh.here(() => person.unlock(of.ada.handle, PASSPHRASE, { remember: true }));
  return { ...of.ada, browser: fresh, person };
}

function records(change: (all: WireStored[]) => readonly WireStored[]): (data: unknown) => unknown {
  return (data) => ({ ...(data as WireFeed), records: change([...(data as WireFeed).records]) });
}

function bonds(change: (bond: WireBond) => WireBond): (data: unknown) => unknown {
  return (data) => (data as WireBond[]).map(change);
}

function byBen(record: WireStored): boolean {
  return record.head.includes(`author ${ben}`);
}

function isAnswer(record: WireStored): boolean {
  return record.head.includes('about hold');
}

async function opened(who: Someone): Promise<string | undefined> {
  return (await tonight(who, couple.bond))?.theirs?.text;
}

function codes(who: Someone): string[] {
  return who.person.troubles.map((trouble) => trouble.code);
}

test('an honest server is believed on a new device', async () => {
  const ada = await told(/nothing/, (data) => data);
  expect(codes(ada)).toEqual([]);
  expect(await opened(ada)).toBe('Was Ben sagt.');
});

test('a letter left out of the middle breaks the chain', async () => {
  const ada = await told(
    ANSWERS,
    records((all) =>
      all.filter((one) => !(byBen(one) && one.head.includes('seq 1\n') && one.head.includes('about -'))),
    ),
  );
  expect(codes(ada)).toContain('broken-chain');
  expect(await opened(ada)).toBeUndefined();
});

test('two letters exchanged break the chain', async () => {
  const ada = await told(
    ANSWERS,
    records((all) => all.reverse().map((one, at) => ({ ...one, position: at + 1 }))),
  );
  expect(codes(ada)).toContain('broken-chain');
});

test('a signature of somebody else is refused', async () => {
  const ada = await told(
    ANSWERS,
    records((all) => {
      const other = all.find((one) => !byBen(one));
      return all.map((one) => (byBen(one) && other ? { ...one, signature: other.signature } : one));
    }),
  );
  expect(codes(ada)).toContain('foreign-signature');
  expect(await opened(ada)).toBeUndefined();
});

test('a body with one changed letter is refused', async () => {
  const ada = await told(
    ANSWERS,
    records((all) =>
      all.map((one) => ({ ...one, body: (one.body ?? '').replace(/(.{300})./, '$1A').replace(/A$/, 'B') })),
    ),
  );
  expect(codes(ada)).toContain('malformed');
});

test.each(['signature', 'body'])('a %s that is no base64 spoils its own record only', async (part) => {
  const ada = await told(
    ANSWERS,
    records((all) => all.map((one) => (byBen(one) && isAnswer(one) ? { ...one, [part]: '*' } : one))),
  );
  expect(codes(ada)).toEqual(['malformed']);
  expect(await opened(ada)).toBeUndefined();
  expect(ada.person.bonds).toMatchObject([{ names: { theirs: 'Ben' } }]);
});

test.each([
  ['a letter', (one: WireStored) => !isAnswer(one)],
  ['an answer', isAnswer],
])('%s that is shown again is named, and what was read before it stays', async (_, isIt) => {
  const ada = await told(
    ANSWERS,
    records((all) => [...all, ...all.filter(isIt).map((one, at) => ({ ...one, position: 99 + at }))]),
  );
  expect(codes(ada)).toEqual(['twice']);
  expect(await opened(ada)).toBe('Was Ben sagt.');
});

test('a server that disputes where my letters end is sent no others', async () => {
  const { ada, bond } = await pair('us');
  ada.browser.wire = pulled;
  const given = { what: 'Der Tee.', when: 'heute', meant: 'Ruhe.' };
  expect(await ada.person.with(bond).appreciate(given, { tucked: false })).toBe('kept');
  expect(await ada.person.with(bond).ask('Und du?', 1)).toBe('kept');
  const posted: string[] = [];
  ada.browser.wire = (url, init) => {
    if (init.method !== 'POST' || !url.endsWith('/records')) return fetch(url, init);
    posted.push(url);
    return Promise.resolve(Response.json({ code: 'moved', say: 'No.' }, { status: 409 }));
  };
  await look(ada, bond);
  expect(codes(ada)).toEqual(['server-chain']);
  expect(posted).toHaveLength(1);
  ada.browser.wire = (url, init) => fetch(url, init);
  expect(ada.person.unsent).toBe(2);
  await look(ada, bond);
  expect(codes(ada)).toEqual([]);
  expect(ada.person.unsent).toBe(0);
});

test('a body that is taken away without its author is noticed', async () => {
  const ada = await told(
    ANSWERS,
    records((all) => all.map((one) => (byBen(one) ? { ...one, body: null } : one))),
  );
  expect(codes(ada)).toContain('missing-body');
  expect(await opened(ada)).toBeUndefined();
});

test('an answer that comes without its words draws no key out', async () => {
  const fresh = await pair('us');
  const { ada, ben: other, bond } = fresh;
  const { id, round } = await question(ada, bond);
  await ada.person.with(bond).answer(id, round, 'Was Ada sagt.');
  await ada.person.signOut();
  await other.person.with(bond).answer(id, round, 'Was Ben sagt.');
  let mine = '';
  const lied = await told(
    /\/bonds$|\/records\?/,
    (data) => {
      if (Array.isArray(data)) mine = (data as WireBond[])[0]?.mine ?? '';
      const isHis = (one: WireStored): boolean =>
        one.head.includes('about hold') && !one.head.includes(`author ${mine}`);
      const bare = records((all) => all.map((one) => (isHis(one) ? { ...one, body: null } : one)));
      return Array.isArray(data) ? data : bare(data);
    },
    fresh,
  );
  await look(lied, bond);
  await look(other, bond);
  expect((await tonight(other, bond))?.theirs ?? null).toBeNull();
  const honest = await told(/nothing/, (data) => data, fresh);
  await look(honest, bond);
  await look(other, bond);
  expect((await tonight(other, bond))?.theirs?.text).toBe('Was Ada sagt.');
});

test('a text of a newer version says to update', async () => {
  const ada = await told(
    ANSWERS,
    records((all) => all.map((one) => ({ ...one, head: one.head.replace('nearer/1', 'nearer/2') }))),
  );
  expect(codes(ada)).toContain('update');
});

test('another card than the pinned one is refused, whatever fits it', async () => {
  const dov = await newPerson('dov');
  const { link } = await dov.person.invite({ name: 'Dov', kind: 'friend', host: 'us' });
  const id = /join\/([0-9a-f]{32})/.exec(link)?.[1] ?? '';
  let card = '';
  dov.browser.wire = async (url, init) => {
    const response = await fetch(url, init);
    if (url.endsWith('/invitations')) {
      const [mine] = (await response.clone().json()) as { id: string; card: string }[];
      if (mine?.id === id) card = mine.card;
    }
    return response;
  };
  await dov.person.invitations();
  const ada = await told(
    /\/bonds$/,
    bonds((bond) => ({ ...bond, accept: { ...bond.accept, card } })),
  );
  expect(card).not.toBe('');
  expect(codes(ada)).toEqual(['other-card']);
  expect(ada.person.bonds).toMatchObject([{ ready: false }]);
  await expect(ada.person.with(couple.bond).answer('q001', 2, 'x')).rejects.toMatchObject({
    code: 'not-ready',
  });
});

test('a key file that is not the signed one makes the bond unusable', async () => {
  const ada = await told(
    /\/bonds$/,
    bonds((bond) => ({
      ...bond,
      epochs: bond.epochs.map((epoch) => ({
        ...epoch,
        key_file: bond.epochs[0]?.key_file.replace(/.{8}$/, 'AAAAAAA=') ?? '',
      })),
    })),
  );
  expect(codes(ada)).toEqual(['bad-bond']);
});

test('fewer epochs than were seen before are refused', async () => {
  const ada = await told(/\/bonds$/, (data) => data);
  await ada.browser.here(() => ada.person.confirmSafety(couple.bond));
  ada.browser.wire = async (url, init) => {
    const response = await fetch(url, init);
    if (!url.endsWith('/bonds')) return response;
    return Response.json(bonds((bond) => ({ ...bond, epochs: [] }))(await response.json()));
  };
  await look(ada);
  expect(codes(ada)).toEqual(['older-keys']);
});

test('keys of another account are refused before anything is opened', async () => {
  const lying = told(/\/me$/, (data) => ({ ...(data as object), recipient: 'age1'.padEnd(62, 'q') }));
  await expect(lying).rejects.toMatchObject({ code: 'not-yours' });
});

test('what did not fit is read anew when the page is opened again, and is shown then', async () => {
  const ada = await told(
    ANSWERS,
    records((all) => all.map((one) => (byBen(one) ? { ...one, body: 'AAAA' } : one))),
  );
  expect(codes(ada)).toContain('malformed');
  ada.browser.wire = (url, init) => fetch(url, init);
  const again = { ...ada, person: await ada.browser.open() };
  await look(again);
  expect(codes(again)).toEqual([]);
  expect(await opened(again)).toBe('Was Ben sagt.');
});

test('a rolled back feed is noticed by a device that has never seen it', async () => {
  const { ada } = couple;
  // The evening's bundle takes the heads that were seen into the self file.
  const tablet = await anotherDevice(ada);
  await tomorrow(() => look(tablet));
  const lied = await told(ANSWERS, () => ({ records: [], more: false }));
  expect(codes(lied)).toContain('rolled-back');
});

/** Runs something as if it were the day after. */
async function tomorrow<T>(act: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 });
  try {
    return await act();
  } finally {
    vi.useRealTimers();
  }
}
