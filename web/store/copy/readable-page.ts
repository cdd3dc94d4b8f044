// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The page of a copy: one calm document that any browser opens without a network, and that prints well.
 *
 * Every word of a person goes through `escaped`; the page also forbids itself every script and every address.
 */
import { meWords } from '../../words/me.ts';
import { dayInWords, words } from '../../words/words.ts';
import {
  dataOf,
  exchanges,
  type Exchange,
  type JournalEntry,
  notes,
  type Opened,
  type OpenedBond,
  ownRecords,
  type Thanks,
  thanks,
  type Told,
  type Voice,
  word,
} from './readable.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #23262f; --paper: #f8f7f2; --line: #ddd9cd; --quiet: #5a5f6e;
  --mine: #1f3a78; --theirs: #74232c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e3d8; --paper: #191613; --line: #3d3832; --quiet: #b5aea3;
  --mine: #b3c6f2; --theirs: #f0b3ae; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.4rem 4rem; max-width: 42rem; color: var(--ink); background: var(--paper);
  font: 112.5%/1.55 Literata, 'Iowan Old Style', Charter, Georgia, serif; overflow-wrap: anywhere; }
h1, h2, h3 { font-weight: 400; line-height: 1.25; }
h1 { font-size: 2rem; } h2 { font-size: 1.5rem; margin-top: 3.5rem; } h3 { font-size: 1.15rem; margin: 0 0 .6rem; }
article { padding: 1.4rem 0; border-top: 1px solid var(--line); break-inside: avoid; }
.day, .more, footer { color: var(--quiet); font-size: .875rem; margin: 0 0 .3rem; }
.name { font-size: .875rem; font-weight: 600; margin: 1rem 0 .1rem; }
.said { margin: 0; white-space: pre-wrap; }
.mine .said, .mine .name { color: var(--mine); } .theirs .said, .theirs .name { color: var(--theirs); }
.answer { margin-left: 1.4rem; } nav ul { padding-left: 1.2rem; } a { color: inherit; }
@media print { body { max-width: none; font-size: 11pt; } h2 { break-before: page; } nav { display: none; } }
`;

export function page(opened: Opened): string {
  const w = meWords.copy;
  const parts = opened.bonds.map((bond, at) => bondPart(bond, opened.texts, at));
  const own = opened.own === null ? '' : ownPart(opened.own, opened.journal ?? [], opened.texts);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(w.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${escaped(w.title)}</h1>
<p class="more">${escaped(w.made(dayInWords(opened.made, '')))}</p></header>
${contents(opened)}
<main>
${parts.join('\n')}
${own}
</main>
</body>
</html>
`;
}

/** Text that is safe inside an element and inside a quoted attribute. */
export function escaped(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => named[sign] ?? '');
}

function contents({ bonds, own }: Opened): string {
  if (bonds.length + (own === null ? 0 : 1) < 2) return '';
  const lines = bonds.map((bond, at) => `<li><a href="#bond-${at}">${escaped(nameOf(bond, false))}</a></li>`);
  if (own !== null) lines.push(`<li><a href="#own">${escaped(meWords.copy.own)}</a></li>`);
  return `<nav aria-label="${escaped(meWords.copy.contents)}"><ul>${lines.join('')}</ul></nav>`;
}

function bondPart(bond: OpenedBond, texts: Opened['texts'], at: number): string {
  const w = meWords.copy;
  const told = [
    ...exchanges(bond, texts).map((one) => ({ date: one.date, html: exchangePart(bond, one) })),
    ...thanks(bond).map((one) => ({ date: one.date, html: thanksPart(bond, one) })),
    ...notes(bond)
      .filter(hasWord)
      .map((one) => ({ date: word(one, 'date'), html: notePart(one, texts, bond) })),
  ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const ended = bond.closed === null ? '' : ` ${w.ended(day(bond.closed))}`;
  return `<section id="bond-${at}"><h2>${escaped(w.with(nameOf(bond, false)))}</h2>
<p class="more">${escaped(`${w.kind[bond.kind] ?? ''}.${ended}`)}</p>
${told.map(({ html }) => html).join('\n') || `<p>${escaped(w.nothing)}</p>`}
</section>`;
}

function exchangePart(bond: OpenedBond, one: Exchange): string {
  const w = meWords.copy;
  const first = one.first === null ? '' : more(w.wentFirst(nameOf(bond, one.first === 'me')));
  return `<article>${date(one.date)}<h3 dir="auto">${escaped(one.question || w.sealed)}</h3>${first}
${one.said.map((voice) => voicePart(bond, voice)).join('\n')}
${one.responses.map((voice) => responsePart(bond, voice)).join('\n')}</article>`;
}

function thanksPart(bond: OpenedBond, one: Thanks): string {
  const side = one.mine ? 'mine' : 'theirs';
  const lines = [one.what, one.when, one.meant].filter((line) => line !== '');
  return `<article>${date(one.date)}<h3>${escaped(meWords.copy.appreciated)}</h3>
<div class="${side}">${name(nameOf(bond, one.mine))}${lines.map(paragraph).join('')}</div>
${one.responses.map((voice) => responsePart(bond, voice)).join('\n')}</article>`;
}

function voicePart(bond: OpenedBond, voice: Voice): string {
  const w = meWords.copy;
  const note = { open: '', waits: w.waits, sealed: w.sealed, gone: w.gone }[voice.state];
  return `<div class="${voice.mine ? 'mine' : 'theirs'}">${name(nameOf(bond, voice.mine))}${
    voice.text === '' ? '' : paragraph(voice.text)
  }${note === '' ? '' : more(note)}${voice.edited ? more(w.edited) : ''}</div>`;
}

function responsePart(bond: OpenedBond, voice: Voice): string {
  const starter = meWords.copy.starters[voice.starter];
  const title = `${nameOf(bond, voice.mine)}${starter === undefined ? '' : `: ${starter}`}`;
  return `<div class="answer ${voice.mine ? 'mine' : 'theirs'}">${name(title)}${
    voice.text === '' ? '' : paragraph(voice.text)
  }</div>`;
}

function ownPart(own: readonly Told[], journal: readonly JournalEntry[], texts: Opened['texts']): string {
  const w = meWords.copy;
  const entries = journal.map(
    (entry) => `<article>${date(entry.date, entry.at.slice(11, 16))}${paragraph(entry.text)}</article>`,
  );
  const rest = ownRecords(own).filter(hasWord);
  return `<section id="own"><h2>${escaped(w.own)}</h2>
${entries.length > 0 ? `<h3>${escaped(w.journal)}</h3>${entries.join('\n')}` : ''}
${rest.length > 0 ? `<h3>${escaped(w.notes)}</h3>${rest.map((one) => notePart(one, texts)).join('\n')}` : ''}
</section>`;
}

/** Whether this record says something to a reader; one that this version does not know is in the files. */
function hasWord(one: Told): boolean {
  return nameOfKind(one) !== null && !isNothingInCommon(one);
}

/** That a week had no evening which suited both is kept for everybody, and says nothing of anybody. */
function isNothingInCommon(one: Told): boolean {
  const { days } = dataOf(one);
  return word(one, 'kind') === 'evenings-both' && Array.isArray(days) && days.length === 0;
}

function nameOfKind(one: Told): string | null {
  const { kinds } = meWords.copy;
  const kind = word(one, 'kind');
  return Object.hasOwn(kinds, kind) ? (kinds[kind] ?? null) : null;
}

/** Something of one's own, or, in a bond, something that one of the two shared. */
function notePart(one: Told, texts: Opened['texts'], bond?: OpenedBond): string {
  const w = meWords.copy;
  const data = dataOf(one);
  const kind = nameOfKind(one) ?? '';
  const said = data['is'] === false ? w.noMore(kind) : Number(data['version']) > 1 ? w.changed(kind) : kind;
  const values = Object.entries(w.members)
    .filter(([member]) => says(data[member]))
    .map(([member, label]) => `${label}: ${value(data[member])}`);
  const lines =
    linesOf(one, texts).map(paragraph).join('') + (values.length > 0 ? more(values.join(' · ')) : '');
  if (bond === undefined) return `<article>${date(word(one, 'date'))}${name(said)}${lines}</article>`;
  const mine = one['mine'] === true;
  return `<article>${date(word(one, 'date'))}<h3>${escaped(said)}</h3>
<div class="${mine ? 'mine' : 'theirs'}">${name(nameOf(bond, mine))}${lines}</div></article>`;
}

function says(of: unknown): boolean {
  return of !== undefined && of !== null && of !== '' && !(Array.isArray(of) && of.length === 0);
}

/** What it is about, by its title, and what was written. */
function linesOf(one: Told, texts: Opened['texts']): string[] {
  const data = dataOf(one);
  const items = Array.isArray(data['items']) ? (data['items'] as readonly unknown[]) : [];
  const shelf = word(one, 'kind') === 'wish' ? 'wish/' : '';
  const about = [
    ...['question', 'item'].map((member) => [shelf, data[member]]),
    ...['plan', 'reflection'].map((member) => [`${member}/`, data[member]]),
    ...items.map((id) => ['wish/', id]),
  ] as const;
  const titles = about.map(([of, id]) =>
    typeof id === 'string' ? titleOf(texts, `${String(of)}${id}`, id) : '',
  );
  const written = ['what', 'where', 'when', 'meant', 'text'].map((member) => word(data, member));
  const days = [word(data, 'day'), word(data, 'from')].filter((at) => at !== word(one, 'date'));
  const at = [...days.map(day), word(data, 'time')];
  const again = word(data, 'every') === '' ? '' : meWords.copy.again;
  const when = at.filter((part) => part !== '').join(', ');
  return [...titles, weekdays(data['days']), ...written, when, again, ...reflected(data, texts)].filter(
    (line) => line !== '',
  );
}

/** Of evenings: their names, Monday is 0. */
function weekdays(days: unknown): string {
  if (!Array.isArray(days)) return '';
  if (days.length === 0) return meWords.copy.none;
  return days.map((day) => words.dates.weekday((Number(day) + 1) % 7)).join(', ');
}

/** Of a reflection: what was asked, and what was ticked or said. */
function reflected(data: Told, texts: Opened['texts']): string[] {
  return ['answers', 'words'].flatMap((member) => {
    const given = data[member];
    if (typeof given !== 'object' || given === null) return [];
    return Object.entries(given).map(([item, of]) => {
      const asked = `reflection/${word(data, 'reflection')}/${item}`;
      return `${titleOf(texts, asked, item)} ${titleOf(texts, `${asked}=${String(of)}`, String(of))}`;
    });
  });
}

function titleOf(texts: Opened['texts'], id: string, otherwise = id): string {
  return Object.hasOwn(texts, id) ? (texts[id] ?? otherwise) : otherwise;
}

function value(of: unknown): string {
  if (Array.isArray(of)) return of.map((one) => String(one).replaceAll('-', ' ')).join(', ');
  return titleOf(meWords.copy.values, String(of));
}

function nameOf({ names }: OpenedBond, mine: boolean): string {
  return mine ? names.mine || meWords.copy.you : (names.theirs ?? meWords.copy.nameless);
}

/** With the year: a copy is read in another one. */
function day(date: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? dayInWords(date, '') : date;
}

function date(of: string, time = ''): string {
  return of === '' ? '' : `<p class="day">${escaped(time === '' ? day(of) : `${day(of)}, ${time}`)}</p>`;
}

function name(text: string): string {
  return `<p class="name" dir="auto">${escaped(text)}</p>`;
}

function paragraph(text: string): string {
  return `<p class="said" dir="auto">${escaped(text)}</p>`;
}

function more(text: string): string {
  return `<p class="more">${escaped(text)}</p>`;
}
