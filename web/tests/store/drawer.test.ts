// SPDX-License-Identifier: AGPL-3.0-or-later
/** The journal: written without a secret, read with the passphrase each time, and never without a key that opens it. */
import { afterEach, expect, test, vi } from 'vitest';

import { recipientOf } from '../../sealed/age.ts';
import { base64, newId } from '../../sealed/bytes.ts';
import { signUp } from '../../store/people/account.ts';
import { JOURNAL_DRAFT } from '../../store/device/drafts.ts';
import type { Instance } from '../../store/kinds.ts';
import { EMPTY_SELF, sealSelf } from '../../store/people/selffile.ts';
import type { WireMe } from '../../store/post/wire.ts';
import { quick } from '../cast.ts';
import {
  anotherDevice,
  Browser,
  look,
  newPerson,
  newPersonWithCode,
  PASSPHRASE,
  pulled,
  type Someone,
  type Wire,
} from './browser.ts';

const OTHER = 'bench candle abacus bench candle bench';

afterEach(() => {
  vi.useRealTimers();
});

/** Lets everything through but one request, which `stop` says something about. */
function broken(method: string, path: RegExp, how: 'before' | 'after'): Wire {
  return async (url, init) => {
    if (init.method !== method || !path.test(url)) return fetch(url, init);
    if (how === 'after') await fetch(url, init);
    throw new TypeError('the network broke');
  };
}

const honest: Wire = (url, init) => fetch(url, init);

async function texts(who: Someone, secret: string): Promise<string[]> {
  return (await who.person.drawer.read(secret)).map(({ text }) => text);
}

/** The page is closed in the middle, and opened again. */
async function reopened(who: Someone): Promise<Someone> {
  const person = await who.browser.open();
  return { ...who, person };
}

test('an entry is written offline, and read with the passphrase or the code', async () => {
  const ada = await newPersonWithCode('ada');
  expect(ada.person.drawer.made).toBe(true);
  ada.browser.wire = pulled;
  await ada.person.keepDraft(JOURNAL_DRAFT, 'Half a');
  await ada.person.drawer.write('Heute am Fluss.', '2026-03-14T22:10');
  await ada.person.drawer.write('Und daheim.', '2026-03-14T23:40');
  expect(await ada.person.draft(JOURNAL_DRAFT)).toBe('');
  const again = await reopened(ada);
  expect(await again.person.drawer.read(` ${PASSPHRASE} `)).toMatchObject([
    { text: 'Und daheim.', at: '2026-03-14T23:40' },
    { text: 'Heute am Fluss.', at: '2026-03-14T22:10' },
  ]);
  expect(await texts(again, ada.code.toLowerCase())).toHaveLength(2);
  await expect(texts(again, OTHER)).rejects.toMatchObject({ code: 'drawer-shut' });
});

test('whoever has the unlocked device and no passphrase finds no word of it', async () => {
  const ada = await newPerson('ada');
  await ada.person.drawer.write('Canary 4711');
  const told: unknown[] = ada.browser.told;
  await ada.person.with(null).me();
  expect(told.length).toBeGreaterThan(0);
  expect(JSON.stringify(told)).not.toMatch(/Canary|4711/);
});

test('what is too long is refused, and stays a draft', async () => {
  const ada = await newPerson('ada');
  await ada.person.keepDraft(JOURNAL_DRAFT, 'long');
  await expect(ada.person.drawer.write('a'.repeat(6001))).rejects.toMatchObject({ code: 'too-long' });
  expect(await ada.person.draft(JOURNAL_DRAFT)).toBe('long');
  await ada.person.drawer.write('a'.repeat(6000));
  expect(await texts(ada, PASSPHRASE)).toEqual(['a'.repeat(6000)]);
});

test('entries reach my other device with the bundles, one long one a day', async () => {
  const ada = await newPerson('ada');
  await ada.person.drawer.write('a'.repeat(6000));
  await ada.person.drawer.write('b'.repeat(6000));
  const tablet = await anotherDevice(ada);
  for (const later of [1, 2]) {
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + later * 86_400_000 });
    await look(ada);
    await look(tablet);
    expect(await texts(tablet, PASSPHRASE)).toHaveLength(later);
  }
  expect(await texts(ada, PASSPHRASE)).toHaveLength(2);
});

test('a new passphrase opens it and the old one does not, on every device', async () => {
  const ada = await newPersonWithCode('ada');
  await ada.person.drawer.write('Heute.');
  await ada.person.changePassphrase(PASSPHRASE, OTHER);
  expect(await texts(ada, OTHER)).toEqual(['Heute.']);
  await expect(texts(ada, PASSPHRASE)).rejects.toMatchObject({ code: 'drawer-shut' });
  expect(await texts(ada, ada.code)).toEqual(['Heute.']);
  const tablet = await anotherDevice(ada, OTHER);
  expect(await texts(tablet, OTHER)).toEqual([]);
});

test.each(['before', 'after'] as const)(
  'a change of passphrase that breaks off %s the server has it leaves a drawer that opens',
  async (how) => {
    const ada = await newPerson('ada');
    await ada.person.drawer.write('Heute.');
    ada.browser.wire = broken('PUT', /\/me\/passphrase$/, how);
    await expect(ada.person.changePassphrase(PASSPHRASE, OTHER)).rejects.toMatchObject({ code: 'offline' });
    // The tab is gone in this moment: both open it, so neither passphrase can be the wrong one.
    ada.browser.wire = pulled;
    const dark = await reopened({ ...ada, browser: ada.browser });
    for (const secret of [PASSPHRASE, OTHER]) expect(await texts(dark, secret)).toEqual(['Heute.']);
    ada.browser.wire = honest;
    await look(dark);
    const [holds, gone] = how === 'after' ? [OTHER, PASSPHRASE] : [PASSPHRASE, OTHER];
    expect(await texts(dark, holds)).toEqual(['Heute.']);
    await expect(texts(dark, gone)).rejects.toMatchObject({ code: 'drawer-shut' });
  },
);

test('a refused change of passphrase changes nothing', async () => {
  const ada = await newPerson('ada');
  await ada.person.drawer.write('Heute.');
  await expect(ada.person.changePassphrase(OTHER, OTHER)).rejects.toMatchObject({ code: 'wrong-key' });
  expect(await texts(ada, PASSPHRASE)).toEqual(['Heute.']);
});

test('a new recovery code opens it and the old one does not', async () => {
  const ada = await newPersonWithCode('ada');
  await ada.person.drawer.write('Heute.');
  const code = ada.person.newRecoveryCode();
  await ada.person.setRecovery(PASSPHRASE, code);
  expect(await texts(ada, code)).toEqual(['Heute.']);
  await expect(texts(ada, ada.code)).rejects.toMatchObject({ code: 'drawer-shut' });
});

test('the first recovery code opens what was written before there was one', async () => {
  const ada = await newPerson('ada');
  await ada.person.drawer.write('Heute.');
  const code = ada.person.newRecoveryCode();
  await expect(texts(ada, code)).rejects.toMatchObject({ code: 'drawer-shut' });
  ada.browser.wire = broken('PUT', /\/me\/recovery$/, 'before');
  await expect(ada.person.setRecovery(PASSPHRASE, code)).rejects.toMatchObject({ code: 'offline' });
  expect(await texts(ada, PASSPHRASE)).toEqual(['Heute.']);
  ada.browser.wire = honest;
  await ada.person.setRecovery(PASSPHRASE, code);
  expect(await texts(ada, code)).toEqual(['Heute.']);
  expect(await texts(ada, PASSPHRASE)).toEqual(['Heute.']);
});

test('a first code of which no answer came holds, and is set once more', async () => {
  const ada = await newPerson('ada');
  await ada.person.drawer.write('Heute.');
  const code = ada.person.newRecoveryCode();
  ada.browser.wire = broken('PUT', /\/me\/recovery$/, 'after');
  await expect(ada.person.setRecovery(PASSPHRASE, code)).rejects.toMatchObject({ code: 'offline' });
  expect(await texts(ada, code)).toEqual(['Heute.']);
  ada.browser.wire = honest;
  await ada.person.setRecovery(PASSPHRASE, code);
  expect(await texts(ada, code)).toEqual(['Heute.']);
  expect(ada.person.recoveryMade).toBe(true);
});

test('a code that holds is not told as failed, whatever breaks afterwards', async () => {
  const ada = await newPersonWithCode('ada');
  await ada.person.drawer.write('Heute.');
  const code = ada.person.newRecoveryCode();
  let holds = false;
  ada.browser.wire = async (url, init) => {
    if (holds) throw new TypeError('the network broke');
    const response = await fetch(url, init);
    holds = init.method === 'PUT' && url.endsWith('/me/recovery');
    return response;
  };
  await ada.person.setRecovery(PASSPHRASE, code);
  ada.browser.wire = honest;
  expect(await texts(ada, code)).toEqual(['Heute.']);
});

test('a code that was refused opens nothing', async () => {
  const ada = await newPerson('ada');
  await ada.person.drawer.write('Heute.');
  const code = ada.person.newRecoveryCode();
  ada.browser.wire = async (url, init) =>
    init.method === 'PUT' && url.endsWith('/me/recovery')
      ? Response.json({ code: 'slow-down', say: 'Later.' }, { status: 429 })
      : fetch(url, init);
  await expect(ada.person.setRecovery(PASSPHRASE, code)).rejects.toMatchObject({ status: 429 });
  await expect(texts(ada, code)).rejects.toMatchObject({ code: 'drawer-shut' });
});

test('after a recovery by code the new passphrase opens it', async () => {
  const ada = await newPersonWithCode('ada');
  await ada.person.drawer.write('Heute.');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 });
  await look(ada);
  const found = new Browser();
  const person = await found.open();
  await found.here(() => person.recover(ada.handle, ada.code, OTHER));
  const again = { ...ada, browser: found, person };
  expect(await texts(again, OTHER)).toEqual(['Heute.']);
  await expect(texts(again, PASSPHRASE)).rejects.toMatchObject({ code: 'drawer-shut' });
});

test('a recovery that breaks off leaves the code, which mends it; the code cannot be changed away before', async () => {
  const ada = await newPersonWithCode('ada');
  await ada.person.drawer.write('Heute.');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 });
  await look(ada);
  const found = new Browser();
  found.wire = broken('PUT', /\/me\/self$/, 'before');
  const person = await found.open();
  await found.here(() => person.recover(ada.handle, ada.code, OTHER));
  found.wire = honest;
  const again = await reopened({ ...ada, browser: found, person });
  await look(again);
  await expect(texts(again, OTHER)).rejects.toMatchObject({ code: 'drawer-shut' });
  expect(await texts(again, ada.code)).toEqual(['Heute.']);
  const fresh = again.person.newRecoveryCode();
  await expect(again.person.setRecovery(OTHER, fresh)).rejects.toMatchObject({ code: 'drawer-apart' });
  await again.person.drawer.mend(ada.code, OTHER);
  expect(await texts(again, OTHER)).toEqual(['Heute.']);
  await again.person.setRecovery(OTHER, fresh);
  expect(await texts(again, fresh)).toEqual(['Heute.']);
});

test('an account without a drawer makes one, once', async () => {
  const ada = await withoutDrawer();
  expect(ada.person.drawer.made).toBe(false);
  await expect(ada.person.drawer.write('Heute.')).rejects.toMatchObject({ code: 'no-drawer' });
  await expect(ada.person.drawer.make(OTHER)).rejects.toMatchObject({ code: 'wrong-key' });
  const tablet = await anotherDevice(ada);
  await ada.person.drawer.make(PASSPHRASE);
  await ada.person.drawer.write('Heute.');
  await tablet.person.drawer.make(PASSPHRASE);
  expect(await texts(ada, PASSPHRASE)).toEqual(['Heute.']);
  await ada.person.setRecovery(PASSPHRASE, ada.code);
  expect(await texts(ada, ada.code)).toEqual(['Heute.']);
});

/** Somebody whose account is older than drawers. */
async function withoutDrawer(): Promise<Someone> {
  const browser = new Browser();
  const { api } = browser;
  const entrance = { api, stretch: quick, instance: () => api.get<Instance>('/instance') };
  const code = (await browser.open()).newRecoveryCode();
  const handle = `ada-${newId().slice(0, 8)}`;
  const { identity } = await signUp(entrance, { handle, passphrase: PASSPHRASE });
  const { version } = (await api.get<WireMe>('/me')).self;
  const file = base64(await sealSelf(await recipientOf(identity), EMPTY_SELF));
  await api.put('/me/self', { version, file });
  const person = await browser.open();
  await browser.here(() => person.unlock(handle, PASSPHRASE, { remember: true }));
  return { browser, person, handle, code };
}
