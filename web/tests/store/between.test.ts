// SPDX-License-Identifier: AGPL-3.0-or-later
/** An evening between two, and alone: what was said is there after the tab was killed, and nowhere else. */
import { afterEach, describe, expect, test, vi } from 'vitest';

import type { CheckIn, TodayView } from '../../store/daily.ts';
import { dayHere } from '../../store/device/days.ts';
import { answerDraft, appreciateDraft, respondDraft } from '../../store/device/drafts.ts';
import type { Between } from '../../store/person.ts';
import {
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

const NICE: CheckIn = {
  met: true,
  light: false,
  close: 7,
  understood: 6,
  mine: 1,
  theirs: 2,
  tension: null,
  space: 'right',
  apart: null,
};
const honest: Wire = (url, init) => fetch(url, init);

afterEach(() => {
  vi.useRealTimers();
});

function days(later: number): void {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + later * 86_400_000 });
}

/** The tab is killed, and the page opened again. */
async function killed(who: Someone): Promise<Someone> {
  return { ...who, person: await who.browser.open() };
}

/** Paths to which this device posts from now on. */
function posts(who: Someone): string[] {
  const paths: string[] = [];
  who.browser.wire = (url, init) => {
    if (init.method !== 'GET') paths.push(new URL(url).pathname.replace(/[0-9a-f]{32}/g, '*'));
    return fetch(url, init);
  };
  return paths;
}

describe('alone', () => {
  test('everything stays here, whenever the tab is killed, and leaves in the bundle only', async () => {
    let ada = await newPerson('ada');
    const sent = posts(ada);
    const step = async (act: (alone: Between) => Promise<unknown>): Promise<TodayView> => {
      await act(ada.person.with(null));
      ada = await killed(ada);
      return ada.person.with(null).today();
    };
    const before = await ada.person.with(null).today();
    expect(before).toMatchObject({ alone: true, names: { theirs: null } });
    await step((alone) => alone.withWhom({ kind: 'friend', name: 'Cleo' }));
    expect((await ada.person.with(null).me()).with).toEqual({ kind: 'friend', name: 'Cleo' });
    const asked = (await ada.person.with(null).today()).tonight?.question;
    const { id, round } = asked ?? { id: '', round: 0 };
    await ada.person.keepDraft(answerDraft(null, id, round), 'Für mich.');
    const kept = await step((alone) => alone.keepAlone(id, round, 'Für mich.'));
    expect(await ada.person.draft(answerDraft(null, id, round))).toBe('');
    const exchanges = [kept.tonight, ...kept.opened].filter((one) => one?.state === 'kept');
    expect(exchanges).toMatchObject([{ mine: { text: 'Für mich.' } }]);
    const checked = await step((alone) => alone.checkIn(kept.day, NICE));
    expect(checked.checkin.given).toMatchObject({ close: 7, theirs: 2 });
    await step((alone) => alone.checkIn(kept.day, { ...NICE, close: 9 }));
    const thanks = { what: 'Tee', when: 'morgens', meant: 'Wärme' };
    await ada.person.keepDraft(appreciateDraft(null, 'what'), 'Tee');
    expect(await ada.person.with(null).appreciate(thanks, { tucked: true })).toBe('noted');
    expect(await ada.person.draft(appreciateDraft(null, 'what'))).toBe('');
    await step((alone) => alone.setLimits({ topics: ['money'], touch: 1, depth: 2 }));
    expect((await ada.person.with(null).me()).limits).toEqual({ topics: ['money'], touch: 1, depth: 2 });
    expect((await ada.person.with(null).today()).checkin.given?.close).toBe(9);
    expect(sent).toEqual([]);
    days(1);
    await look(ada);
    expect(sent.filter((path) => path !== '/api/v1/me/self')).toEqual(['/api/v1/me/records']);
    expect((await ada.person.with(null).me()).limits.topics).toEqual(['money']);
  });

  test('nothing can be given to nobody, and what fits into no bundle is refused and stays a draft', async () => {
    const ada = await newPerson('ada');
    const alone = ada.person.with(null);
    await expect(alone.answer('q001', 1, 'Hallo?')).rejects.toMatchObject({ code: 'alone' });
    const key = answerDraft(null, 'q001', 1);
    await ada.person.keepDraft(key, 'a'.repeat(17_000));
    const long = alone.keepAlone('q001', 1, 'a'.repeat(17_000));
    await expect(long).rejects.toMatchObject({ code: 'too-long' });
    expect(await ada.person.draft(key)).toHaveLength(17_000);
  });
});

/** Two who are asked the same tonight: each device skips one question in ten by chance, so on most evenings. */
async function askedAlike(): Promise<Couple> {
  for (;;) {
    const couple = await pair('us');
    const [hers, his] = await Promise.all([
      question(couple.ada, couple.bond),
      question(couple.ben, couple.bond),
    ]);
    if (hers.id === his.id) return couple;
  }
}

describe('between two', () => {
  test('whoever goes first is read before the other answers, and a response follows', async () => {
    const { ada, ben, bond } = await askedAlike();
    const { id, round } = await question(ada, bond);
    await ada.person.with(bond).answer(id, round, 'Ich fange an.', { first: true });
    await look(ben, bond);
    const asked = await tonight(ben, bond);
    expect(asked).toMatchObject({ state: 'ask', first: 'them', theirs: { text: 'Ich fange an.' } });
    await ben.person.with(bond).answer(id, round, 'Und ich.');
    await look(ada, bond);
    await look(ben, bond);
    await look(ada, bond);
    const open = await tonight(ada, bond);
    expect(open).toMatchObject({ state: 'open', theirs: { text: 'Und ich.' } });
    const record = open?.theirs?.id ?? '';
    await ada.person.keepDraft(respondDraft(bond, record), 'Danke');
    expect(await ada.person.with(bond).respond(record, 'thanks', 'Danke dafür.')).toBe('sent');
    expect(await ada.person.draft(respondDraft(bond, record))).toBe('');
    await look(ben, bond);
    const met = await tonight(ben, bond);
    expect(met).toMatchObject({ responses: [{ mine: false, starter: 'thanks', text: 'Danke dafür.' }] });
    expect(met?.asksUnderstood).toBe(true);
    await ben.person.with(bond).understood(met?.mine?.id ?? '', 'partly');
    expect(await tonight(ben, bond)).toMatchObject({ understood: 'partly', asksUnderstood: false });
    expect([...ada.person.troubles, ...ben.person.troubles]).toEqual([]);
  });

  test('an appreciation that is tucked away is seen from tomorrow on', async () => {
    const { ada, ben, bond } = await pair();
    const thanks = { what: 'Der Tee', when: 'heute früh', meant: 'Du hast an mich gedacht' };
    expect(await ada.person.with(bond).appreciate(thanks, { tucked: true })).toBe('sent');
    await look(ben, bond);
    expect((await ben.person.with(bond).today()).appreciations).toEqual([]);
    expect((await ada.person.with(bond).today()).appreciations).toMatchObject([{ mine: true, ...thanks }]);
    days(1);
    expect((await ben.person.with(bond).today()).appreciations).toMatchObject([{ mine: false, ...thanks }]);
  });

  test('a question of one’s own comes to both', async () => {
    const { ada, ben, bond } = await pair();
    // Chance keeps one in ten away, and in a gentle week whatever is deeper than 1.
    for (let nth = 1; nth <= 5; nth++) await ada.person.with(bond).ask(`Was war heute schwer (${nth})?`, 1);
    await look(ben, bond);
    const asked = await tonight(ben, bond);
    expect(asked?.question).toMatchObject({ by: 'them' });
    expect(asked?.question.text).toMatch(/^Was war heute schwer/);
    const { id, round } = asked?.question ?? { id: '', round: 0 };
    await ben.person.with(bond).answer(id, round, 'Der Weg.');
    await ada.person.with(bond).answer(id, round, 'Der Abend.');
    expect(await tonight(ada, bond)).toMatchObject({ state: 'open', theirs: { text: 'Der Weg.' } });
  });

  test('what is for oneself changes one’s own page and sends nothing', async () => {
    const { ada, bond } = await pair();
    // The draw of the week is out.
    await look(ada);
    const sent = posts(ada);
    const between = ada.person.with(bond);
    const first = await question(ada, bond);
    await between.later(first.id, first.round);
    expect((await question(await killed(ada), bond)).id).not.toBe(first.id);
    const [practice] = await between.library();
    for (const is of [true, false, true, false, true, false]) {
      await between.unwanted(practice?.id ?? '', is);
      expect((await between.library())[0]?.unwanted).toBe(is);
    }
    await between.notTonight(practice?.id ?? '');
    await between.practised(practice?.id ?? '', dayHere(), { done: 'partly', felt: 'worse' });
    await between.checkIn(dayHere(), NICE);
    expect((await between.today()).checkin.given?.close).toBe(7);
    expect(sent).toEqual([]);
  });

  test('two bonds know nothing of one another', async () => {
    const { ada, bond } = await pair();
    const cleo = await newPerson('cleo');
    const { link } = await ada.person.invite({ name: 'Adele', kind: 'friend', host: 'other' });
    const [id, secret] = (link.split('/join/')[1] ?? '').split('#') as [string, string];
    const { id: other } = await cleo.person.accept(id, secret, 'Cleo');
    await look(ada);
    const asked = await question(ada, bond);
    await ada.person.with(bond).answer(asked.id, asked.round, 'Nur für Ben.');
    await ada.person.with(bond).checkIn(dayHere(), NICE);
    await ada.person.with(bond).setLimits({ topics: ['money'], touch: 0, depth: 1 });
    const view = await ada.person.with(other).today();
    expect(view.names).toEqual({ mine: 'Adele', theirs: 'Cleo' });
    expect(view.checkin.given).toBeNull();
    expect(JSON.stringify(view)).not.toContain('Ben');
    expect((await ada.person.with(other).me()).limits.topics).toEqual([]);
    expect((await ada.person.with(bond).today()).names).toEqual({ mine: 'Ada', theirs: 'Ben' });
    await expect(
      ada.person.with(other).takeBack((await tonight(ada, bond))?.mine?.id ?? ''),
    ).rejects.toMatchObject({
      code: 'no-record',
    });
  });
});

describe('the last view', () => {
  test('stands there at once, and never asks again what was answered', async () => {
    const { ada, bond } = await pair();
    const { id, round } = await question(ada, bond);
    const again = await killed(ada);
    expect((await again.person.with(bond).lastToday())?.tonight?.question.id).toBe(id);
    await again.person.with(bond).answer(id, round, 'Schon gesagt.');
    expect((await (await killed(again)).person.with(bond).lastToday())?.tonight?.state).not.toBe('ask');
    await again.person.with(bond).today();
    days(1);
    expect(await again.person.with(bond).lastToday()).toBeNull();
    expect(await again.person.with(null).lastToday()).toBeNull();
  });
});

describe('taking back', () => {
  test('an answer that waits leaves nothing, and can be given anew', async () => {
    const { ada, ben, bond } = await pair();
    const { id, round } = await question(ada, bond);
    await ada.person.with(bond).answer(id, round, 'Zu schnell.');
    await ada.person.with(bond).takeBack((await tonight(ada, bond))?.mine?.id ?? '');
    expect(await tonight(await killed(ada), bond)).toMatchObject({ state: 'ask', mine: null });
    await ben.person.with(bond).answer(id, round, 'Meine.');
    await look(ada, bond);
    expect(await tonight(ben, bond)).toMatchObject({ state: 'waiting', theirs: null });
    await ada.person.with(bond).answer(id, round, 'Langsam.');
    expect(await tonight(ada, bond)).toMatchObject({ state: 'open', mine: { text: 'Langsam.' } });
    await look(ben, bond);
    expect(JSON.stringify(await ben.person.with(bond).today())).not.toContain('Zu schnell');
  });

  test('counts at once without a network, survives the tab, and is carried out later', async () => {
    const { ada, ben, bond } = await pair();
    const { id, round } = await question(ada, bond);
    // The server has it, and its acknowledgement was lost.
    ada.browser.wire = async (url, init) => {
      const response = await fetch(url, init);
      if (init.method === 'POST' && url.endsWith('/records')) throw new TypeError('lost');
      return response;
    };
    expect(await ada.person.with(bond).answer(id, round, 'Zu schnell.')).toBe('kept');
    ada.browser.wire = pulled;
    await ada.person.with(bond).takeBack((await tonight(ada, bond))?.mine?.id ?? '');
    const again = await killed(ada);
    expect(await tonight(again, bond)).toMatchObject({ state: 'ask' });
    ada.browser.wire = honest;
    await look(again, bond);
    await ben.person.with(bond).answer(id, round, 'Meine.');
    expect(await tonight(ben, bond)).toMatchObject({ state: 'waiting' });
    expect(again.person.troubles).toEqual([]);
  });

  test('what opened meanwhile is dropped, with the words that went first', async () => {
    const { ada, ben, bond } = await pair();
    const { id, round } = await question(ada, bond);
    await ada.person.with(bond).answer(id, round, 'Zu schnell.', { first: true });
    const mine = (await tonight(ada, bond))?.mine?.id ?? '';
    await look(ben, bond);
    ada.browser.wire = pulled;
    await ada.person.with(bond).takeBack(mine);
    await ben.person.with(bond).answer(id, round, 'Meine.');
    ada.browser.wire = honest;
    const again = await killed(ada);
    await look(again, bond);
    await look(ben, bond);
    expect(JSON.stringify(await ben.person.with(bond).today())).not.toContain('Zu schnell');
    expect([...again.person.troubles, ...ben.person.troubles]).toEqual([]);
    await expect(again.person.with(bond).takeBack(mine)).rejects.toMatchObject({ code: 'no-record' });
  });
});

describe('the draw of a week', () => {
  test('is published once, by whichever tab comes first, and once more the week after', async () => {
    const { ada, ben, bond } = await pair();
    const sent = posts(ada);
    const tab = await killed(ada);
    await Promise.all([look(tab), look(ada)]);
    await look(await killed(ada));
    const published = () => sent.filter((path) => path === '/api/v1/bonds/*/records').length;
    const before = published();
    days(7);
    await look(tab);
    await look(await killed(ada));
    expect(published() - before).toBe(1);
    await look(ben);
    expect([...tab.person.troubles, ...ben.person.troubles]).toEqual([]);
    expect(bond).not.toBe('');
  });
});
