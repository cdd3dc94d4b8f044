// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The day of a person: it lasts from 4:00 to 4:00 where they are, so that an evening ends when people go to bed.
 * Source: docs/specs/protocol.md, section 5. Whoever needs 'today' asks here, and nowhere else.
 */

/** The hour at which a day ends and the next begins. */
const TURNS_AT = 4;

/** The day at `now`, `YYYY-MM-DD`, or `later` days after it. */
export function dayHere(now = new Date(), later = 0): string {
  const shift = (now.getHours() < TURNS_AT ? -1 : 0) + later;
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + shift, 12);
  // A clock may say anything; a date in a head has four digits for its year.
  if (Number.isNaN(day.getTime())) return now.getTime() < 0 ? '0001-01-01' : '9999-12-31';
  const year = Math.min(Math.max(day.getFullYear(), 1), 9999);
  return `${String(year).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Minutes since midnight on the clock, 0 to 1439. */
export function minuteHere(now = new Date()): number {
  return now.getHours() * 60 + now.getMinutes();
}

/** The date and the time on the clock, `YYYY-MM-DDTHH:MM`. */
export function momentHere(now = new Date()): string {
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `${date}T${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** Milliseconds until a moment of the first hours of the next day; `chance`, from 0 to 1, says which. */
export function untilNight(now: Date, chance: number): number {
  const turn = new Date(now);
  turn.setHours(TURNS_AT, 0, 0, 0);
  if (turn <= now) turn.setDate(turn.getDate() + 1);
  const wait = turn.getTime() - now.getTime() + chance * NIGHT_MS;
  // A clock beyond all calendars must not make us try again without a pause.
  return Number.isFinite(wait) ? Math.max(wait, SHORTEST_MS) : NIGHT_MS;
}

const NIGHT_MS = 3 * 3_600_000;
const SHORTEST_MS = 60_000;

function two(number: number): string {
  return String(number).padStart(2, '0');
}
