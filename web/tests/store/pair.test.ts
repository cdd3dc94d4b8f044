// SPDX-License-Identifier: AGPL-3.0-or-later
/** Two people, from nothing to what they said to each other, through the real server. */
import { describe, expect, test } from 'vitest';

import { Browser, look, newPerson, pair, question, tonight } from './browser.ts';

describe.each(['us', 'other'] as const)('on a server run by %s', (host) => {
  test('two answers open together, and not before', async () => {
    const { ada, ben, bond } = await pair(host);
    expect(ada.person.bonds).toMatchObject([{ names: { mine: 'Ada', theirs: 'Ben' }, ready: true }]);
    expect(ben.person.bonds).toMatchObject([{ names: { mine: 'Ben', theirs: 'Ada' }, ready: true }]);
    expect(ben.person.bonds[0]?.hold).toBe(host === 'us' ? 'strict' : 'server');

    const { id, round } = await question(ada, bond);
    expect(await ada.person.with(bond).answer(id, round, 'Früh, mit Kaffee.')).toBe('sent');
    expect(await tonight(ada, bond)).toMatchObject({ state: 'waiting', theirs: null });
    await look(ben, bond);
    expect(await ben.person.with(bond).today()).toMatchObject({ tonight: { theirs: null }, opened: [] });

    expect(await ben.person.with(bond).answer(id, round, 'Spät.')).toBe('sent');
    // The strict form waits for Ada's device to verify Ben's answer and to give its key.
    expect((await tonight(ben, bond))?.state).toBe(host === 'us' ? 'opening' : 'open');
    await look(ada, bond);
    await look(ben, bond);
    for (const { person } of [ada, ben]) {
      expect(await tonight({ person }, bond)).toMatchObject({ state: 'open' });
      expect(person.troubles).toEqual([]);
      expect(person.unsent).toBe(0);
    }
    expect((await tonight(ada, bond))?.theirs?.text).toBe('Spät.');
    expect((await tonight(ben, bond))?.theirs?.text).toBe('Früh, mit Kaffee.');
  });
});

test('both devices show one safety code, and confirming it is remembered', async () => {
  const { ada, ben, bond } = await pair();
  expect(await ada.person.safetyCode(bond)).toBe(await ben.person.safetyCode(bond));
  await ada.person.confirmSafety(bond);
  expect(ada.person.bonds[0]?.verified).toBe(true);
  expect((await ada.browser.open()).bonds[0]?.verified).toBe(true);
});

test('an invitation opens for its secret only, and not for its maker', async () => {
  const ada = await newPerson('ada');
  const dov = await newPerson('dov');
  const { link } = await ada.person.invite({ name: 'Ada', kind: 'friend', host: 'unsure' });
  const [id, secret] = (link.split('/join/')[1] ?? '').split('#') as [string, string];
  expect(await dov.person.peek(id, secret)).toEqual({
    name: 'Ada',
    kind: 'friend',
    host: 'unsure',
    hold: 'strict',
  });
  const other = `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`;
  await expect(dov.person.peek(id, other)).rejects.toMatchObject({ code: 'other-link' });
  await expect(dov.person.peek(id, secret.slice(1))).rejects.toMatchObject({ code: 'broken-link' });
  await expect(ada.person.accept(id, secret, 'Ada')).rejects.toMatchObject({ code: 'own-invitation' });
  expect((await ada.person.invitations()).map((one) => one.link)).toEqual([link]);
  await ada.person.withdrawInvitation(id);
  await expect(dov.person.peek(id, secret)).rejects.toMatchObject({ code: 'not-found' });
});

test('leaving is quiet: gone here, and nothing to see there', async () => {
  const { ada, ben, bond } = await pair();
  await ada.person.leave(bond, { tell: 'never' });
  expect(ada.person.bonds).toEqual([]);
  await look(ben);
  expect(ben.person.bonds).toMatchObject([{ ready: true, closed: null }]);
});

test('leaving and telling ends the bond on both sides, with a signed word', async () => {
  const { ada, ben, bond } = await pair();
  await ada.person.leave(bond, { tell: 'now' });
  await look(ben);
  expect(ben.person.bonds[0]?.closed).not.toBeNull();
  expect(ben.person.troubles).toEqual([]);
  const { id, round } = await question(ben, bond);
  await expect(ben.person.with(bond).answer(id, round, 'Still here?')).rejects.toMatchObject({
    code: 'closed',
  });
});

test.each(['invites', 'is invited'] as const)(
  'where "Someone else" was chosen, whoever set the server up holds strictly all the same: who %s',
  async (who) => {
    const browser = new Browser();
    const keeper = await browser.open();
    await browser.here(() => keeper.unlock('host', 'nobody signs in with this', { remember: true }));
    const ada = await newPerson('ada');
    const [inviting, invited] = who === 'invites' ? [keeper, ada.person] : [ada.person, keeper];
    const { link } = await inviting.invite({ name: 'Ada', kind: 'friend', host: 'other' });
    const [id, secret] = (link.split('/join/')[1] ?? '').split('#') as [string, string];
    expect((await invited.peek(id, secret)).hold).toBe(who === 'invites' ? 'strict' : 'server');
    const { id: bond } = await invited.accept(id, secret, 'Ben');
    await look(ada, bond);
    expect(invited.bonds.find((one) => one.id === bond)?.hold).toBe('strict');
    expect(ada.person.bonds.find((one) => one.id === bond)?.hold).toBe('strict');
  },
);
