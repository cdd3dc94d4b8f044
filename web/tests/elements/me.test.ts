// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest';

import { clock, minuteOf } from '../../elements/clock.ts';
import { ENTRY_BYTES, roomLeft } from '../../elements/journal-room.ts';
import { PLAIN, readLook } from '../../elements/look.ts';
import { meWords } from '../../words/me.ts';

describe('how the pages look', () => {
  it('is what was chosen on this device', () => {
    const look = { theme: 'dark', size: 150, still: true };
    expect(readLook(JSON.stringify(look))).toEqual(look);
  });

  it('is plain where nothing was chosen, or where what is kept makes no sense', () => {
    const odd = [null, '', 'null', '[]', '7', '{', '{"theme":"red","size":1000,"still":"yes"}', '"dark"'];
    for (const written of odd) expect(readLook(written)).toEqual(PLAIN);
  });
});

describe('an entry of the journal', () => {
  it('says nothing of its end until it is near', () => {
    expect(roomLeft('')).toBe('');
    expect(roomLeft('a'.repeat(ENTRY_BYTES - 600))).toBe('');
  });

  it('says in round numbers how much room is left, never more than there is', () => {
    expect(roomLeft('a'.repeat(ENTRY_BYTES - 599))).toBe(meWords.journal.left(550));
    expect(roomLeft('a'.repeat(ENTRY_BYTES))).toBe(meWords.journal.left(0));
  });

  it('is measured as it travels: letters beyond ASCII weigh more', () => {
    expect(roomLeft('ä'.repeat(ENTRY_BYTES / 2))).toBe(meWords.journal.left(0));
    expect(roomLeft('ä'.repeat(ENTRY_BYTES / 2 + 2))).toBe(meWords.journal.tooLong(10));
  });
});

it('a time of the day goes there and back', () => {
  for (const minute of [0, 59, 60, 20 * 60 + 30, 1439]) expect(minuteOf(clock(minute))).toBe(minute);
  expect(clock(65)).toBe('01:05');
  expect(minuteOf('')).toBeNull();
});
