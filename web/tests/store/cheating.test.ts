// SPDX-License-Identifier: AGPL-3.0-or-later
/** The other person with a changed client: everything they sign is truly theirs, and still not everything goes. */
import { beforeEach, expect, test } from 'vitest';

import { identityText, newIdentity, recipientOf, seal } from '../../sealed/age.ts';
import { base64, fromBase64, hash, newId, text, utf8 } from '../../sealed/bytes.ts';
import { accept as makeAcceptance, acceptMac, readSecret } from '../../sealed/pairing.ts';
import { holdId, type Note, releaseId } from '../../sealed/records.ts';
import {
  type About,
  type ChainEnd,
  NOTHING,
  readCard,
  readStatement,
  writeCard,
  writeHead,
  writeStatement,
  ZEROS,
} from '../../sealed/shape.ts';
import { sign, signingKey } from '../../sealed/signing.ts';
import { signUp } from '../../store/people/account.ts';
import { firstIdentity } from '../../store/bonds.ts';
import { dayHere } from '../../store/device/days.ts';
import type { Instance, WhoHosts } from '../../store/kinds.ts';
import { type Mine, openMine } from '../../store/device/mine.ts';
import { type Letter, write } from '../../store/post/outbox.ts';
import { accept } from '../../store/people/pairing.ts';
import { Desk } from '../../store/post/sync.ts';
import type { WireFeed, WireOffer, WireStored } from '../../store/post/wire.ts';
import { quick } from '../cast.ts';
import {
  anotherDevice,
  Browser,
  look,
  newPerson,
  PASSPHRASE,
  question,
  type Someone,
  tonight,
} from './browser.ts';

let ada: Someone;
let ben: Desk;
let bond: string;

beforeEach(() => meet('us'));

/** Ada as she is, and Ben at his desk, where he may put down whatever he likes. */
async function meet(host: WhoHosts): Promise<void> {
  ada = await newPerson('ada');
  const { link } = await ada.person.invite({ name: 'Ada', kind: 'partner', host });
  ben = await Desk.open(await signedUp('ben'));
  const { wire } = await accept(ben.mine, ...joining(link));
  bond = wire.id;
  await ben.accept(wire, { mine: 'Ben', theirs: 'Ada' });
  await ben.one(bond);
  await look(ada);
}

async function signedUp(name: string): Promise<Mine> {
  const { api } = new Browser();
  const entrance = { api, stretch: quick, instance: () => api.get<Instance>('/instance') };
  const handle = ada.handle.replace('ada', name);
  const arrived = await signUp(entrance, { handle, passphrase: PASSPHRASE });
  return openMine(api, { ...arrived.who, identity: arrived.identity });
}

function joining(link: string): [id: string, secret: string] {
  return (link.split('/join/')[1] ?? '').split('#') as [string, string];
}

/** Dov accepts as anybody does, but for what is in the key file. */
async function acceptWith(link: string, plaintext: Uint8Array): Promise<void> {
  const mine = await signedUp('dov');
  const [id, fragment] = joining(link);
  const [secret, key] = [readSecret(fragment), await signingKey(mine.identity, id)];
  const offer = readCard(utf8((await mine.api.get<WireOffer>(`/invitations/${id}`)).card));
  const lines = { sign: key.public, recipient: mine.recipient, hold: offer.hold, date: dayHere() };
  const card = readCard(writeCard(lines));
  const made = await makeAcceptance({ secret, offer, mine: card, key, kind: 'friend', date: dayHere() });
  const keyFile = await seal([offer.recipient, mine.recipient], plaintext);
  const statement = writeStatement({ ...readStatement(made.statement), keyfile: hash(keyFile) });
  await mine.api.post(`/invitations/${id}/accept`, {
    card: text(card.text),
    statement: text(statement),
    signature: base64(await sign(key, statement)),
    mac: acceptMac(secret, card.text, statement),
    key_file: base64(keyFile),
  });
}

async function send(
  note: { about?: About; kind: string; data: Note['data']; seen?: Note['seen']; id?: string },
  change: Partial<Letter> = {},
): Promise<void> {
  const letter = await write(ben.mine, ben.feed(bond).bond, { about: NOTHING, seen: null, ...note });
  await ben.keep([{ ...letter, ...change }]);
  await ben.one(bond);
}

/** As Ben sends it past an honest server. */
async function signed(
  note: { about: About; kind: string; data: Note['data']; id?: string },
  [seq, prev]: ChainEnd,
): Promise<WireStored> {
  const { bond: mine } = ben.feed(bond);
  const letter = await write(ben.mine, mine, { seen: null, ...note });
  const body = fromBase64(letter.body ?? '');
  const { id, author, about, date } = letter;
  const head = writeHead({
    id,
    bond,
    epoch: 1,
    author,
    about,
    date,
    seq,
    prev,
    size: body.length,
    body: hash(body),
  });
  const signature = base64(await sign(mine.key, head));
  return { position: 99, head: text(head), signature, body: letter.body };
}

/** Ben runs the server, and adds something to what Ada is shown. */
function addsTo(shown: Browser, added: WireStored): void {
  shown.wire = async (url, init) => {
    const response = await fetch(url, init);
    if (init.method !== 'GET' || !url.includes('/records?')) return response;
    const { records, more } = (await response.json()) as WireFeed;
    return Response.json({ records: [...records, added], more });
  };
}

function aboutHold(asked: { id: string; round: number }): About {
  const first = firstIdentity(ben.feed(bond).bond);
  return { kind: 'hold', id: holdId(first, asked.id, asked.round) };
}

async function codes(): Promise<string[]> {
  await look(ada, bond);
  return ada.person.troubles.map((trouble) => trouble.code);
}

test('an honest desk is believed', async () => {
  await send({ kind: 'hello', data: { name: 'Benjamin' } });
  expect(await codes()).toEqual([]);
  expect(ada.person.bonds[0]?.names.theirs).toBe('Benjamin');
});

test('an answer to another question under this one is not shown', async () => {
  await meet('other');
  const asked = await question(ada, bond);
  await ada.person.with(bond).answer(asked.id, asked.round, 'Ehrlich.');
  await send({
    about: aboutHold(asked),
    kind: 'answer',
    data: { question: 'another', round: 1, text: 'Etwas anderes.' },
  });
  expect(await codes()).toContain('other-question');
  expect((await tonight(ada, bond))?.theirs).toBeNull();
});

test('a key that does not open what it was sent for is named, and opens nothing', async () => {
  const asked = await question(ada, bond);
  const about = aboutHold(asked);
  const data = { question: asked.id, round: asked.round, text: 'Nie zu lesen.' };
  const letter = await write(ben.mine, ben.feed(bond).bond, { about, kind: 'answer', data, seen: null });
  await ben.keep([letter]);
  await ben.one(bond);
  await ada.person.with(bond).answer(asked.id, asked.round, 'Ehrlich.');
  // Under the name of the true release, so that Ben's own desk does not send that one.
  const id = releaseId(ben.mine.identity, letter.id);
  await send({ kind: 'release', data: { record: letter.id, key: identityText(newIdentity()) }, id });
  expect(await codes()).toContain('wrong-release');
  expect((await tonight(ada, bond))?.state).toBe('opening');
});

test('words of mine, signed by the other as theirs, are refused', async () => {
  const { records } = await ben.mine.api.get<WireFeed>(`/bonds/${bond}/records?after=0`);
  const { author } = ben.feed(bond).bond.theirCard;
  const hers = records.find((record) => record.head.includes(`author ${author}`));
  await send({ kind: 'hello', data: { name: 'Ada' } }, { body: hers?.body ?? '' });
  expect(await codes()).toContain('copied');
  expect(ada.person.bonds[0]?.names.theirs).toBe('Ben');
});

test('a second answer to the same, as truly signed as the first, is not shown', async () => {
  await meet('other');
  const asked = await question(ada, bond);
  const about = aboutHold(asked);
  const answering = { question: asked.id, round: asked.round };
  await ada.person.with(bond).answer(asked.id, asked.round, 'Ehrlich.');
  await send({ about, kind: 'answer', data: { ...answering, text: 'Zuerst so.' } });
  const again = { about, kind: 'answer', data: { ...answering, text: 'Dann anders.' } };
  addsTo(ada.browser, await signed(again, [1, ZEROS]));
  expect(await codes()).toEqual(['twice']);
  expect((await tonight(ada, bond))?.theirs?.text).toBe('Zuerst so.');
});

test('a letter that did not check has used up its name', async () => {
  const stranger = await recipientOf(newIdentity());
  const id = newId();
  const body = base64(await seal([stranger], utf8('Nicht für Ada.')));
  await send({ kind: 'hello', data: { name: 'Dov' }, id }, { body });
  const [seq, prev] = ben.feed(bond).myEnd;
  const again = { about: NOTHING, kind: 'hello', data: { name: 'Dov' }, id };
  addsTo(ada.browser, await signed(again, [seq + 1, prev]));
  expect(await codes()).toEqual(['does-not-open', 'twice']);
  expect(ada.person.bonds[0]?.names.theirs).toBe('Ben');
});

test('a letter that was sealed to somebody else is named, and what follows it is read', async () => {
  const stranger = await recipientOf(newIdentity());
  const body = base64(await seal([stranger], utf8('Nicht für Ada.')));
  await send({ kind: 'hello', data: { name: 'Dov' } }, { body });
  expect(await codes()).toEqual(['does-not-open']);
  expect(ada.person.bonds[0]?.names.theirs).toBe('Ben');
  await send({ kind: 'hello', data: { name: 'Benjamin' } });
  await look(ada, bond);
  expect(ada.person.bonds[0]?.names.theirs).toBe('Benjamin');
});

test('keys that are no text make their own bond unusable, and no other', async () => {
  const { link } = await ada.person.invite({ name: 'Ada', kind: 'friend', host: 'us' });
  await acceptWith(link, Uint8Array.of(0xff));
  await send({ kind: 'hello', data: { name: 'Benjamin' } });
  await look(ada);
  for (const { person } of [ada, await anotherDevice(ada)]) {
    expect(person.troubles).toMatchObject([{ code: 'bad-bond' }]);
    expect(person.bonds).toMatchObject([{ id: bond, ready: true }, { ready: false }]);
    expect(person.bonds[0]?.names.theirs).toBe('Benjamin');
  }
});

test('a key that is sent for no name at all opens nothing, and what follows it is read', async () => {
  await send({ kind: 'release', data: { record: { toString: null, valueOf: null }, key: '' } });
  await send({ kind: 'hello', data: { name: 'Benjamin' } });
  expect(await codes()).toEqual([]);
  expect(ada.person.bonds[0]?.names.theirs).toBe('Benjamin');
});

test('having seen what I never sent shows that the server tells us different things', async () => {
  await send({ kind: 'hello', data: { name: 'Ben' }, seen: [1, 'ab'.repeat(32)] });
  expect(await codes()).toContain('told-different');
});

test('a kind that nobody knows yet is kept and ignored', async () => {
  await send({ kind: 'from-the-future', data: { anything: [1, null, { deep: true }] } });
  expect(await codes()).toEqual([]);
  expect((await tonight(ada, bond))?.state).toBe('ask');
});
