// SPDX-License-Identifier: AGPL-3.0-or-later
/** What is being typed is kept, or the page says that it is not. */
import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, it, vi } from 'vitest';

import { Draft } from '../../rooms/draft.ts';
import type { Person } from '../../store/person.ts';
import { words } from '../../words/words.ts';
import { look, newPerson, type Someone } from '../store/browser.ts';

const KEY = 'journal';

// A look in the background may meet the full device as well; a browser only notes that, and Node knows no such word.
vi.stubGlobal('reportError', vi.fn());

afterEach(() => {
  vi.restoreAllMocks();
});

/** Somebody whose device has nothing else to write at the moment. */
async function atRest(): Promise<Someone> {
  const ada = await newPerson('ada');
  await look(ada);
  return ada;
}

/** Of a page element only what a draft asks of it. */
async function draftOf(person: Person): Promise<Draft> {
  const host = { person, addController: vi.fn(), requestUpdate: vi.fn() };
  const draft = new Draft(host as unknown as ConstructorParameters<typeof Draft>[0]);
  await draft.turnTo(KEY);
  return draft;
}

function refusing(name: string): void {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('not now', name);
  });
}

it('a full device says that what is typed is not kept yet, until there is room again', async () => {
  const { person } = await atRest();
  const draft = await draftOf(person);
  refusing('QuotaExceededError');
  draft.take('Half a sentence');
  await draft.settle();
  expect(draft.trouble).toBe(words.say.full);
  vi.restoreAllMocks();
  expect(await person.draft(KEY)).toBe('');
  draft.take('Half a sentence, and the rest');
  await draft.settle();
  expect(draft.trouble).toBe('');
  expect(await person.draft(KEY)).toBe('Half a sentence, and the rest');
});

it('whatever else goes wrong is said as well, and never that nothing is lost', async () => {
  const { person } = await atRest();
  const draft = await draftOf(person);
  refusing('UnknownError');
  draft.take('Half a sentence');
  await draft.settle();
  expect(draft.trouble).toBe(words.say.notKept);
  vi.restoreAllMocks();
  await draft.settle();
  expect(draft.trouble).toBe('');
  expect(await person.draft(KEY)).toBe('Half a sentence');
});
