// SPDX-License-Identifier: AGPL-3.0-or-later
/** When to be reminded: an hour of one's own, which the server knows as a minute of the UTC day only. */
import type { Reminder } from '../kinds.ts';
import type { Mine } from '../device/mine.ts';

const DAY = 24 * 60;

/** What was last set here, so that it stays the same hour when clocks are changed. */
interface Kept {
  readonly minute: number;
  readonly utc: number;
}

export async function reminder(mine: Mine): Promise<Reminder> {
  const { minute, channel } = await mine.api.get<Reminder>('/me/reminder');
  return { minute: minute === null ? null : wrapped(minute - new Date().getTimezoneOffset()), channel };
}

export async function setReminder(mine: Mine, { minute, channel }: Reminder): Promise<void> {
  const utc = minute === null ? null : utcOf(minute);
  await mine.api.put('/me/reminder', { minute: utc, channel });
  const row = { kind: 'reminder', key: '' };
  const change =
    minute === null || utc === null ? { ...row, gone: true as const } : { ...row, value: { minute, utc } };
  await mine.shelf.change([change]);
}

/** Where the clocks here have changed since: the same hour as before. */
export async function settleReminder(mine: Mine): Promise<void> {
  const kept = await mine.shelf.get<Kept>('reminder', '');
  if (kept === undefined || utcOf(kept.minute) === kept.utc) return;
  const now = await mine.api.get<Reminder>('/me/reminder');
  // Another device may have set another one since.
  if (now.minute === kept.utc) await setReminder(mine, { minute: kept.minute, channel: now.channel });
  else await mine.shelf.change([{ kind: 'reminder', key: '', gone: true }]);
}

function utcOf(minute: number): number {
  return wrapped(minute + new Date().getTimezoneOffset());
}

function wrapped(minute: number): number {
  return ((minute % DAY) + DAY) % DAY;
}
