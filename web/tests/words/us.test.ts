// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest';

import type { AssociationSaid, PracticeSaid, Statement, TrendSaid } from '../../store/seen.ts';
import { usWords } from '../../words/us.ts';

const NUMBERS = { low: 12, middle: 40, high: 68, from: '2025-10-01', until: '2025-11-22', rated: 37 };
const SAID = { ...NUMBERS, offered: 18, rested: 9 };
const TRENDS: readonly TrendSaid['is'][] = ['higher', 'lower', 'none', 'unknown'];
const TOGETHER: readonly AssociationSaid['is'][] = ['together', 'opposite', 'unknown'];
const ITEMS: readonly AssociationSaid['about'][] = ['mine', 'theirs', 'space', 'apart'];
const HELPS: readonly PracticeSaid['is'][] = ['helps', 'early', 'no-clear-gain', 'retracted', 'unknown'];

const ALL: readonly Statement[] = [
  { code: 'level', is: '', ...SAID },
  ...TRENDS.map((is): Statement => ({ code: 'trend', is, ...SAID })),
  ...TOGETHER.flatMap((is) => ITEMS.map((about): Statement => ({ code: 'association', about, is, ...SAID }))),
  ...HELPS.map((is): Statement => ({ code: 'practice', about: 'talk', is, ...SAID })),
];

describe('what is said of what we see', () => {
  const { says, because } = usWords.us;

  it('is another sentence for everything that can be said', () => {
    const sentences = ALL.map((said) => says(said, 'Ben'));
    expect(new Set(sentences).size).toBe(ALL.length);
  });

  it('comes with its reason: numbers and dates', () => {
    for (const said of ALL) {
      const why = because(said, (date) => `<${date}>`);
      expect(why).toContain('<2025-10-01> to <2025-11-22>');
      expect(why).toContain(said.code === 'practice' ? '18 evenings' : '37 evenings');
    }
  });

  it('says where the level lies with its range, on the scale that one taps', () => {
    expect(says({ code: 'level', is: '', ...SAID }, 'Ben')).toContain(
      '4.0 these days, likely between 1.2 and 6.8',
    );
  });

  it('never says what causes what, and never that something harms', () => {
    for (const said of ALL)
      expect(says(said, null)).not.toMatch(/because|causes you|makes you|harm|score|should/);
    for (const is of ['together', 'opposite'] as const)
      expect(says({ code: 'association', about: 'mine', is, ...SAID }, null)).toContain(
        'cannot tell what causes',
      );
  });

  it('knows a practice of a family that this version does not know', () => {
    expect(says({ code: 'practice', about: 'dancing', is: 'helps', ...SAID }, null)).toContain('something');
  });

  it('counts what is still to come, and urges nobody', () => {
    const { toCome } = usWords.us;
    expect(toCome(0, 14)).toContain('so far there are none, so 14 are still to come');
    expect(toCome(1, 13)).toContain('so far there is one, so 13 are still to come');
    expect(toCome(13, 1)).toContain('so far there are 13, so one is still to come');
  });
});
