// SPDX-License-Identifier: AGPL-3.0-or-later
/** 'Why this one' names what both know: whose draw the coin took. Both are told the same. */
import { expect, test } from 'vitest';
import { evening } from '../../words/en/evening.ts';

const { whyMine, whyTheirs } = evening.suggestion;

test('who drew it and who did not read one sentence, each from their side', () => {
  expect(whyMine).toContain('your draw');
  expect(whyMine.replace('your', 'Ada’s')).toBe(whyTheirs('Ada'));
});
