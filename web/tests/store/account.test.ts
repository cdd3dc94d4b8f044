// SPDX-License-Identifier: AGPL-3.0-or-later
/** Coming, locking, coming back, recovering and going, through the real server. */
import { expect, test } from 'vitest';

import { anotherDevice, Browser, look, newPerson, newPersonWithCode, PASSPHRASE, pulled } from './browser.ts';

const OTHER = 'bench candle abacus bench candle bench';

const mistyped = (code: string): string => (code.startsWith('Z') ? 'Y' : 'Z') + code.slice(1);

test('a new account is open at once, and after the page is loaded again', async () => {
  const { browser, person, handle } = await newPerson('ada');
  expect(person).toMatchObject({ state: 'open', handle, bonds: [], memoryOnly: false });
  const again = await browser.open();
  expect(again).toMatchObject({ state: 'open', handle });
});

test('locking keeps drafts and unlocking brings them back, with and without a network', async () => {
  const { browser, person, handle } = await newPerson('ada');
  // Written in the very moment of locking, as a page does when its button takes the focus.
  void person.keepDraft('answer/x', 'half a sentence');
  await person.lock();
  expect(person).toMatchObject({ state: 'locked', handle });
  await expect(person.draft('answer/x')).rejects.toMatchObject({ code: 'locked' });
  expect((await browser.open()).state).toBe('locked');
  const wrong = browser.here(() => person.unlock(handle, OTHER, { remember: true }));
  await expect(wrong).rejects.toMatchObject({ code: 'wrong-key' });
  await browser.here(() => person.unlock(handle, ` ${PASSPHRASE}  `, { remember: true }));
  expect(await person.draft('answer/x')).toBe('half a sentence');
  await person.lock();
  browser.wire = pulled;
  await browser.here(() => person.unlock(handle, PASSPHRASE, { remember: true }));
  expect(await person.draft('answer/x')).toBe('half a sentence');
});

test('unlocking without remembering leaves no key on the device', async () => {
  const { handle } = await newPerson('ada');
  const borrowed = new Browser();
  const person = await borrowed.open();
  await borrowed.here(() => person.unlock(handle, PASSPHRASE, { remember: false }));
  expect(person).toMatchObject({ state: 'open', memoryOnly: false });
  expect(await borrowed.open()).toMatchObject({ state: 'nobody', handle: null });
});

test('the recovery code gives a new passphrase and ends every session', async () => {
  const ada = await newPersonWithCode('ada');
  const tablet = await anotherDevice(ada);
  const found = new Browser();
  const person = await found.open();
  const typed = ada.code.toLowerCase().replaceAll('-', ' ');
  const wrong = found.here(() => person.recover(ada.handle, mistyped(ada.code), OTHER));
  await expect(wrong).rejects.toMatchObject({ code: 'wrong-code' });
  await found.here(() => person.recover(ada.handle, typed, OTHER));
  expect(person).toMatchObject({ state: 'open', handle: ada.handle });
  await expect(tablet.person.sessions()).rejects.toMatchObject({ code: 'signed-out' });
  await expect.poll(() => tablet.person.state).toBe('locked');
  const old = tablet.browser.here(() => tablet.person.unlock(ada.handle, PASSPHRASE, { remember: true }));
  await expect(old).rejects.toMatchObject({ code: 'wrong-key' });
  await tablet.browser.here(() => tablet.person.unlock(ada.handle, OTHER, { remember: true }));
  expect(tablet.person.state).toBe('open');
});

test('there is no code before one is made, and every device learns of it', async () => {
  const ada = await newPerson('ada');
  expect(ada.person.recoveryMade).toBe(false);
  const found = new Browser();
  const lost = await found.open();
  const code = lost.newRecoveryCode();
  const none = found.here(() => lost.recover(ada.handle, code, OTHER));
  await expect(none).rejects.toMatchObject({ code: 'wrong-code' });
  const tablet = await anotherDevice(ada);
  await expect(ada.person.setRecovery(OTHER, code)).rejects.toMatchObject({ code: 'wrong-key' });
  expect(ada.person.recoveryMade).toBe(false);
  await ada.person.setRecovery(PASSPHRASE, code);
  expect([ada.person.recoveryMade, tablet.person.recoveryMade]).toEqual([true, false]);
  await look(tablet);
  expect(tablet.person.recoveryMade).toBe(true);
  tablet.browser.wire = pulled;
  expect((await tablet.browser.open()).recoveryMade).toBe(true);
});

test('a changed passphrase ends the other sessions and this device goes on', async () => {
  const ada = await newPerson('ada');
  const tablet = await anotherDevice(ada);
  expect(await ada.person.sessions()).toHaveLength(2);
  await ada.person.confirm(PASSPHRASE);
  await expect(ada.person.confirm(OTHER)).rejects.toMatchObject({ code: 'wrong-key' });
  await expect(ada.person.changePassphrase(OTHER, OTHER)).rejects.toMatchObject({ code: 'wrong-key' });
  await expect(ada.person.changePassphrase(PASSPHRASE, 'short')).rejects.toMatchObject({
    code: 'short-passphrase',
  });
  await ada.person.changePassphrase(PASSPHRASE, OTHER);
  expect(await ada.person.sessions()).toMatchObject([{ current: true }]);
  await expect(tablet.person.invitations()).rejects.toMatchObject({ code: 'signed-out' });
  await ada.person.lock();
  await ada.browser.here(() => ada.person.unlock(ada.handle, OTHER, { remember: true }));
  expect(ada.person.state).toBe('open');
});

test('signing out and deleting leave nothing on the device', async () => {
  const { browser, person } = await newPerson('ada');
  await person.keepDraft('k', 'typed');
  await browser.here(() => person.signOut());
  expect(person).toMatchObject({ state: 'nobody', handle: null });
  expect((await browser.storage.databases()).map(({ name }) => name)).toEqual(['nearer']);
  const dov = await newPerson('dov');
  await expect(dov.person.deleteAccount(OTHER)).rejects.toMatchObject({ code: 'wrong-key' });
  await dov.browser.here(() => dov.person.deleteAccount(PASSPHRASE));
  expect(dov.person.state).toBe('nobody');
  const gone = dov.browser.here(() => dov.person.unlock(dov.handle, PASSPHRASE, { remember: true }));
  await expect(gone).rejects.toMatchObject({ code: 'wrong-key' });
});

test('two tabs lock and unlock together', async () => {
  const { browser, person, handle } = await newPerson('ada');
  const tab = await browser.open();
  await tab.lock();
  await expect.poll(() => person.state).toBe('locked');
  await browser.here(() => person.unlock(handle, PASSPHRASE, { remember: true }));
  await expect.poll(() => tab.state).toBe('open');
});

test('what cannot be a handle, a code or a passphrase is refused before anything is sent', async () => {
  const browser = new Browser();
  const person = await browser.open();
  browser.wire = pulled;
  const refused = (o: object) => person.signUp({ handle: 'ada', passphrase: OTHER, ...o });
  await expect(refused({ handle: 'a b' })).rejects.toMatchObject({ code: 'bad-handle' });
  await expect(refused({ passphrase: 'too short' })).rejects.toMatchObject({ code: 'short-passphrase' });
  const tooShort = browser.here(() => person.recover('ada', '12345', OTHER));
  await expect(tooShort).rejects.toMatchObject({ code: 'bad-code' });
  await expect(refused({})).rejects.toMatchObject({ code: 'offline' });
});
