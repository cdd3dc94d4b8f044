// SPDX-License-Identifier: AGPL-3.0-or-later
/** Which lines are shown with 'please check', and which country a clock suggests. */
import help from 'nearer:help';
import { describe, expect, it } from 'vitest';
import { pleaseCheck, suggested } from '../../words/help.ts';

const on = (verified_on: string) => ({ verified_on });

describe('a line of help', () => {
  it('asks to be checked while nobody has verified it', () => {
    expect(pleaseCheck(on(''), '2026-11-22')).toBe(true);
  });

  it('is trusted for a year after somebody has, and not a day longer', () => {
    expect(pleaseCheck(on('2026-11-22'), '2026-11-22')).toBe(false);
    expect(pleaseCheck(on('2026-11-22'), '2027-11-22')).toBe(false);
    expect(pleaseCheck(on('2026-11-22'), '2027-11-23')).toBe(true);
    expect(pleaseCheck(on('2028-02-29'), '2029-02-28')).toBe(false);
    expect(pleaseCheck(on('2028-02-29'), '2029-03-01')).toBe(true);
  });
});

describe('the lines that ship', () => {
  it('suggest a country by the clock, under old names of a zone too, and none where it cannot be told', () => {
    expect(suggested(help, 'Europe/Berlin')?.country).toBe('Germany');
    expect(suggested(help, 'Asia/Calcutta')?.country).toBe('India');
    expect(suggested(help, 'Europe/Prague')?.code).toBe('EU');
    expect(suggested(help, 'Asia/Bangkok')).toBeNull();
    expect(suggested(help, 'UTC')).toBeNull();
  });

  it('lead on where no country fits, and for somebody younger', () => {
    expect(help.elsewhere.text).toContain('emergency number');
    expect(help.elsewhere.under_18).toContain('a grown-up you trust');
  });
});
