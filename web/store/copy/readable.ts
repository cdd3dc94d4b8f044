// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The part of a copy that can be read at once: the same JSON that `nearer export --readable` writes, and one page.
 *
 * Whoever makes the copy gives what was opened, as the brain is told it; here it is only put in order.
 */
import { page } from './readable-page.ts';

/** A record as the brain is told it: `id`, `author`, `mine`, `chain`, `date`, `seq`, `kind`, `data`, and so on. */
export type Told = Readonly<Record<string, unknown>>;

export interface OpenedBond {
  readonly id: string;
  readonly kind: string;
  readonly names: { readonly mine: string; readonly theirs: string | null };
  /** The day on which it was left, or null. */
  readonly closed: string | null;
  /** In the order of the feed, and after them one's own answers that still wait. */
  readonly told: readonly Told[];
}

export interface JournalEntry {
  readonly id: string;
  readonly date: string;
  readonly at: string;
  readonly text: string;
}

export interface Opened {
  /** The day of the copy. */
  readonly made: string;
  /** The texts of questions and the titles of practices, by id. */
  readonly texts: Readonly<Record<string, string>>;
  readonly bonds: readonly OpenedBond[];
  /** Own bundles, and own records that still wait for one; null where they were not asked for. */
  readonly own: readonly Told[] | null;
  /** Opened with the passphrase; null where it was not asked for. */
  readonly journal: readonly JournalEntry[] | null;
}

/** One question and what each of the two said to it. */
export interface Exchange {
  readonly question: string;
  readonly date: string;
  readonly said: readonly Voice[];
  readonly first: 'me' | 'them' | null;
  readonly responses: readonly Voice[];
}

export interface Voice {
  readonly mine: boolean;
  readonly date: string;
  /** `waits`: mine, and the other's had not come. `sealed`: without the key for it. `gone`: taken back. */
  readonly state: 'open' | 'waits' | 'sealed' | 'gone';
  readonly text: string;
  readonly starter: string;
  readonly edited: boolean;
}

export interface Thanks {
  readonly mine: boolean;
  readonly date: string;
  readonly what: string;
  readonly when: string;
  readonly meant: string;
  readonly responses: readonly Voice[];
}

/** The files of the opened copy: path and content. */
export function readable(opened: Opened): readonly (readonly [path: string, text: string])[] {
  const json = (value: unknown): string => JSON.stringify(value, null, 1);
  const bonds = opened.bonds.map(({ id, told }) => [`bonds/${id}/readable.json`, json(told)] as const);
  return [
    ['readable.html', page(opened)],
    ...bonds,
    ...(opened.own === null ? [] : [['own/readable.json', json(opened.own)] as const]),
    ...(opened.journal === null ? [] : [['own/journal.json', json(opened.journal)] as const]),
  ];
}

/** What the two said, by question and round, the oldest first. */
export function exchanges(bond: OpenedBond, texts: Opened['texts']): readonly Exchange[] {
  const index = indexed(bond);
  const asked = new Map<string, Told[]>();
  for (const one of bond.told) {
    const of = index.questionOf(one);
    if (of !== null) asked.set(of, [...(asked.get(of) ?? []), one]);
  }
  return [...asked.values()]
    .map((told) => exchange(index, texts, told))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

export function thanks(bond: OpenedBond): readonly Thanks[] {
  const index = indexed(bond);
  return bond.told
    .filter((one) => word(one, 'kind') === 'appreciate' && !index.isGone(one))
    .map((one) => ({
      mine: isMine(one),
      date: word(one, 'date'),
      what: said(one, 'what'),
      when: said(one, 'when'),
      meant: said(one, 'meant'),
      responses: index.responsesTo([one]),
    }));
}

/** What else the two shared, as records; of a date that was taken back, with what it was. */
export function notes(bond: OpenedBond): readonly Told[] {
  const index = indexed(bond);
  const asked = new Set(bond.told.filter(saysQuestion).map((one) => said(one, 'question')));
  const dates = new Map(bond.told.map((one) => [word(one, 'id'), said(one, 'what')]));
  return bond.told
    .filter((one) => one['chain'] === 'shared' && !index.isGone(one) && !asked.has(`own-${word(one, 'id')}`))
    .map((one) =>
      word(one, 'kind') === 'date-off' ? { ...one, data: { what: dates.get(said(one, 'of')) ?? '' } } : one,
    );
}

/** Own records one by one, out of their bundles, the oldest first; no record twice, and no reflection that was taken away. */
export function ownRecords(own: readonly Told[]): readonly Told[] {
  const all = own.flatMap((one) => {
    const records = dataOf(one)['records'];
    return word(one, 'kind') === 'bundle' ? (Array.isArray(records) ? (records as Told[]) : []) : [one];
  });
  const once = new Map(all.map((one) => [word(one, 'id'), one]));
  const gone = new Set(
    all.map((one) => (word(one, 'kind') === 'reflection-gone' ? said(one, 'record') : '')),
  );
  return [...once.values()]
    .filter((one) => !gone.has(word(one, 'id')))
    .sort((a, b) => (word(a, 'date') < word(b, 'date') ? -1 : 1));
}

export function dataOf(one: Told): Told {
  const data = one['data'];
  return typeof data === 'object' && data !== null ? (data as Told) : {};
}

/** A member that is a string; empty where it is none. */
export function word(one: Told, member: string): string {
  const value = one[member];
  return typeof value === 'string' ? value : '';
}

function said(one: Told, member: string): string {
  return word(dataOf(one), member);
}

function isMine(one: Told): boolean {
  return one['mine'] === true;
}

/** What refers to what in one bond. Whatever somebody did to a record counts only where it is their own. */
interface Index {
  /** By what an answer is grouped, or null where it is no answer. */
  questionOf(one: Told): string | null;
  textOf(question: string): string | null;
  isGone(one: Told): boolean;
  lastEdit(one: Told): string | null;
  /** What the other person said to any of these. */
  responsesTo(told: readonly Told[]): readonly Voice[];
}

function indexed({ told }: OpenedBond): Index {
  const of = (kind: string, key: (one: Told) => string): Map<string, Told> =>
    new Map(told.filter((one) => word(one, 'kind') === kind).map((one) => [key(one), one]));
  const dropped = of('drop', (one) => `${word(one, 'author')} ${word(one, 'drop')}`);
  const edits = of('edit', (one) => `${word(one, 'author')} ${said(one, 'record')}`);
  const questions = of('question', (one) => `own-${word(one, 'id')}`);
  const asked = (one: Told): string => `${said(one, 'question')} ${String(dataOf(one)['round'])}`;
  // A sealed answer does not say what was asked, but it waits for the same hold as the one that does.
  const holds = new Map(told.filter(saysQuestion).map((one) => [word(one, 'hold'), asked(one)]));
  const responses = new Map<string, Told[]>();
  for (const one of told.filter((other) => word(other, 'kind') === 'respond')) {
    const to = `${String(!isMine(one))} ${said(one, 'record')}`;
    responses.set(to, [...(responses.get(to) ?? []), one]);
  }
  const index: Index = {
    questionOf: (one) => {
      if (saysQuestion(one)) return asked(one);
      return word(one, 'chain') === 'held' ? (holds.get(word(one, 'hold')) ?? word(one, 'hold')) : null;
    },
    textOf: (question) => (questions.has(question) ? said(questions.get(question) ?? {}, 'text') : null),
    isGone: (one) => one['dropped'] === true || dropped.has(`${word(one, 'author')} ${word(one, 'id')}`),
    lastEdit: (one) => {
      const edit = edits.get(`${word(one, 'author')} ${word(one, 'id')}`);
      return edit === undefined ? null : said(edit, 'text');
    },
    responsesTo: (those) =>
      those
        .flatMap((one) => responses.get(`${String(isMine(one))} ${word(one, 'id')}`) ?? [])
        .filter((one) => !index.isGone(one))
        .map((one) => voice(index, one)),
  };
  return index;
}

function saysQuestion(one: Told): boolean {
  return ['answer', 'first'].includes(word(one, 'kind')) && said(one, 'question') !== '';
}

function exchange(index: Index, texts: Opened['texts'], told: readonly Told[]): Exchange {
  const answers = told.filter((one) => word(one, 'chain') === 'held');
  const firsts = told.filter((one) => word(one, 'kind') === 'first' && !index.isGone(one));
  const areBothIn = new Set(answers.map(isMine)).size === 2;
  // Who went first has said the same words as an answer; until that opens, the other reads them as they were told.
  const lone = firsts.filter((one) => !answers.some((answer) => isMine(answer) === isMine(one)));
  const spoken = [...answers, ...lone];
  const asked = said(told.find(saysQuestion) ?? {}, 'question');
  return {
    question: index.textOf(asked) ?? texts[asked] ?? asked,
    date: spoken.reduce((last, one) => (word(one, 'date') > last ? word(one, 'date') : last), ''),
    said: spoken
      .map((one) => voice(index, one, !areBothIn && word(one, 'kind') !== 'first'))
      .sort((a, b) => Number(b.mine) - Number(a.mine)),
    first: firsts[0] === undefined ? null : isMine(firsts[0]) ? 'me' : 'them',
    responses: index.responsesTo(told),
  };
}

function voice(index: Index, one: Told, waits = false): Voice {
  const edit = index.lastEdit(one);
  const isGone = index.isGone(one);
  const isSealed = word(one, 'kind') === 'sealed';
  return {
    mine: isMine(one),
    date: word(one, 'date'),
    state: isGone ? 'gone' : isSealed ? 'sealed' : waits ? 'waits' : 'open',
    text: isGone ? '' : (edit ?? said(one, 'text')),
    starter: said(one, 'starter'),
    edited: edit !== null,
  };
}
