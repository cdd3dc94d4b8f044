// SPDX-License-Identifier: AGPL-3.0-or-later
/** The other person with a changed client: everything they sign is truly theirs, and still not everything goes. */
import { beforeEach, expect, test } from 'vitest';

import { identityText, newIdentity } from '../../sealed/age.ts';
import { newRecoveryCode } from '../../sealed/account.ts';
import { holdId, type Note, releaseId } from '../../sealed/records.ts';
import { type About, NOTHING } from '../../sealed/shape.ts';
import { signUp } from '../../store/account.ts';
import { firstIdentity } from '../../store/bonds.ts';
import type { Instance, WhoHosts } from '../../store/kinds.ts';
import { openMine } from '../../store/mine.ts';
import { type Letter, write } from '../../store/outbox.ts';
import { accept } from '../../store/pairing.ts';
import { Desk } from '../../store/sync.ts';
import type { WireFeed } from '../../store/wire.ts';
import { quick } from '../cast.ts';
import { Browser, look, newPerson, PASSPHRASE, question, type Someone, tonight } from './browser.ts';

let ada: Someone;
let ben: Desk;
let bond: string;

beforeEach(() => meet('us'));

/** Ada as she is, and Ben at his desk, where he may put down whatever he likes. */
async function meet(host: WhoHosts): Promise<void> {
  ada = await newPerson('ada');
  const { link } = await ada.person.invite({ name: 'Ada', kind: 'partner', host });
  const [id, secret] = (link.split('/join/')[1] ?? '').split('#') as [string, string];
  const { api } = new Browser();
  const entrance = { api, stretch: quick, instance: () => api.get<Instance>('/instance') };
  const handle = ada.handle.replace('ada', 'ben');
  const arrived = await signUp(entrance, { handle, passphrase: PASSPHRASE, recoveryCode: newRecoveryCode() });
  const mine = await openMine(api, { ...arrived.who, identity: arrived.identity });
  ben = await Desk.open(mine);
  const { wire } = await accept(mine, id, secret);
  bond = wire.id;
  await ben.accept(wire, { mine: 'Ben', theirs: 'Ada' });
  await ben.one(bond);
  await look(ada);
}

async function send(
  note: { about?: About; kind: string; data: Note['data']; seen?: Note['seen']; id?: string },
  change: Partial<Letter> = {},
): Promise<void> {
  const letter = await write(ben.mine, ben.feed(bond).bond, { about: NOTHING, seen: null, ...note });
  await ben.keep([{ ...letter, ...change }]);
  await ben.one(bond);
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

test('having seen what I never sent shows that the server tells us different things', async () => {
  await send({ kind: 'hello', data: { name: 'Ben' }, seen: [1, 'ab'.repeat(32)] });
  expect(await codes()).toContain('told-different');
});

test('a kind that nobody knows yet is kept and ignored', async () => {
  await send({ kind: 'from-the-future', data: { anything: [1, null, { deep: true }] } });
  expect(await codes()).toEqual([]);
  expect((await tonight(ada, bond))?.state).toBe('ask');
});
