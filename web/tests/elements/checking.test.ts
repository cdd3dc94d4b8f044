// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest';

import {
  answer,
  back,
  begin,
  items,
  lighten,
  meet,
  present,
  readChecking,
  said,
  saysNothing,
  type Checking,
} from '../../elements/checking.ts';

const tapped = (of: Checking, ...values: readonly (string | null)[]): Checking =>
  values.reduce((now, value) => {
    const item = present(now, false);
    return item === null ? now : answer(now, item, value);
  }, of);

describe('a check-in', () => {
  it('asks closeness first, and of a practice nothing but the practice', () => {
    expect(items(begin(null), false)).toEqual([
      'close',
      'understood',
      'mine',
      'theirs',
      'tension',
      'space',
      'apart',
    ]);
    expect(items(begin(null), true)).toEqual(['done']);
  });

  it('has nothing set beforehand, and a skip leaves nothing', () => {
    const none = begin(null);
    for (const item of items(none, true)) expect(said(none, item)).toBeNull();
    expect(saysNothing(tapped(none, null, null, null, null, null, null, null).given)).toBe(true);
  });

  it('takes seven taps, each in its place', () => {
    const of = tapped(begin(null), '7', '0', '1', '2', '3', 'right', '10');
    expect(of.given).toEqual({
      met: true,
      light: false,
      close: 7,
      understood: 0,
      mine: 1,
      theirs: 2,
      tension: 3,
      space: 'right',
      apart: 10,
    });
    expect(present(of, false)).toBeNull();
  });

  it('asks three things on a light evening, and keeps what was said before', () => {
    const of = lighten(tapped(begin(null), '7'), true);
    expect(items(of, false)).toEqual(['close', 'understood', 'tension']);
    expect(present(of, false)).toBe('understood');
    expect(of.given.close).toBe(7);
    expect(items(lighten(of, false), false)).toHaveLength(7);
  });

  it('asks nobody what was told where they did not meet, and forgets what had been said of it', () => {
    const of = meet(tapped(begin(null), '7', '8', '2', '2'), false);
    expect(items(of, false)).not.toContain('mine');
    expect([of.given.mine, of.given.theirs]).toEqual([null, null]);
    expect(saysNothing(meet(begin(null), false).given)).toBe(false);
  });

  it('asks how it felt only of what was done', () => {
    expect(items(answer(begin(null), 'done', 'no'), true)).not.toContain('felt');
    const done = answer(begin(null), 'done', 'partly');
    expect(present(done, true)).toBe('felt');
    expect(answer(done, 'felt', 'worse').felt).toBe('worse');
  });

  it('goes back, not further than to the beginning', () => {
    expect(back(tapped(begin(null), '7')).at).toBe(0);
    expect(back(begin(null)).at).toBe(0);
    expect(said(back(tapped(begin(null), '7')), 'close')).toBe('7');
  });

  it('comes back from a draft, and from nothing else', () => {
    const of = tapped(begin(null), '7');
    expect(readChecking(JSON.stringify(of))).toEqual(of);
    for (const odd of ['', 'folded', '7', 'null', '{}', '{"at":1,"given":null}'])
      expect(readChecking(odd)).toBeNull();
  });
});
