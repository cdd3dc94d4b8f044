// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import type { Found, Weeks } from '../../store/experiment.ts';
import { FALSELY, POWER } from '../../words/en/experiment.ts';
import { usWords } from '../../words/us.ts';

const TABLE = readFileSync(
  new URL('../../../docs/model/results/experiment.md', import.meta.url),
  'utf8',
).split('\n');
const WEEKS: readonly Weeks[] = [4, 8, 12];

/** The share of people told 'helps', of 100, in the row of the table that begins with these cells. */
function told(...cells: readonly string[]): number {
  const start = `| ${cells.join(' | ')} | `;
  const [row] = TABLE.filter((line) => line.startsWith(start) && !line.includes('+') && !line.includes('-0'));
  return 100 * Number(/^[\d.]+/.exec(row?.slice(start.length) ?? '')?.[0]);
}

describe('how much an experiment can find', () => {
  it('is what the laboratory saw', () => {
    for (const { size, kept } of POWER)
      for (const weeks of WEEKS)
        for (const [at, share] of ['95%', '65%'].entries())
          expect(
            Math.abs((kept[weeks][at] ?? NaN) - told(`${size} SD`, share, String(weeks))),
            `${size} SD, ${share}, ${weeks} weeks`,
          ).toBeLessThanOrEqual(0.51);
  });

  it('says the worst of what it claims by mistake', () => {
    const worlds = ['usual', 'ceiling', 'heavy tails', 'jumps', 'silent after bad days', 'few ratings'];
    const all = worlds.flatMap((world) => WEEKS.map((weeks) => told(world, String(weeks))));
    expect(Math.max(...all)).toBeLessThanOrEqual(FALSELY);
    expect(Math.max(...all)).toBeGreaterThan(FALSELY - 1);
    expect(usWords.experiment.falsely).toContain(`${FALSELY} of 100`);
  });
});

describe('what an experiment found', () => {
  const found: Found = {
    is: 'helps',
    low: -4,
    middle: 3,
    high: 9,
    offered: 11,
    rested: 12,
    kept: 25,
    days: 28,
    experiment: {
      id: 'e1'.repeat(16),
      mine: true,
      practice: { id: 'a-walk', title: 'A walk', summary: '', minutes: 10 },
      weeks: 4,
      from: '2025-12-01',
      until: '2025-12-28',
      by: '2025-11-27',
    },
  };

  it('is another sentence for each, always with its range', () => {
    const sentences = (['helps', 'no-clear-gain', 'cannot-tell'] as const).map((is) =>
      usWords.experiment.says({ ...found, is }),
    );
    expect(new Set(sentences).size).toBe(3);
    for (const sentence of sentences) expect(sentence).toContain('between −0.4 and +0.9');
    expect(sentences[2]).toContain('We cannot tell');
  });

  it('comes with the days rated, the days kept, and the dates', () => {
    const why = usWords.experiment.because(found, (date) => `<${date}>`);
    for (const part of ['11 evenings', '12 evenings', '25 of 28', '<2025-12-01> to <2025-12-28>'])
      expect(why).toContain(part);
  });
});
