// SPDX-License-Identifier: AGPL-3.0-or-later
/** Where help answers, country by country; part of the first bundle, so that reading it asks nothing of anybody. */

/** What a line is for. */
export type For = 'violence' | 'crisis' | 'young';

export interface Line {
  readonly for: For;
  readonly name: string;
  /** As one dials it; empty where it takes messages only. */
  readonly number: string;
  /** Hours, languages, how to write instead; empty where there is nothing to add. */
  readonly note: string;
  /** The day on which it was found somewhere, `YYYY-MM-DD`. */
  readonly seen_on: string;
  /** The day on which a person checked it at its own site; null while nobody has. */
  readonly verified_on: string | null;
}

export interface Country {
  readonly code: string;
  readonly name: string;
  readonly emergency: readonly string[];
  /** The time zones in which this country is suggested. */
  readonly zones: readonly string[];
  readonly lines: readonly Line[];
}

const seen = { seen_on: '2026-09-24', verified_on: null, note: '' } as const;

export const COUNTRIES: readonly Country[] = [
  {
    code: 'DE',
    name: 'Germany',
    emergency: ['112', '110'],
    zones: ['Europe/Berlin'],
    lines: [
      { ...seen, for: 'violence', name: 'Hilfetelefon', number: '116 016' },
      { ...seen, for: 'crisis', name: 'TelefonSeelsorge', number: '0800 111 0 111' },
    ],
  },
  {
    code: 'GB',
    name: 'United Kingdom',
    emergency: ['999'],
    zones: ['Europe/London'],
    lines: [
      { ...seen, for: 'violence', name: 'National Domestic Abuse Helpline', number: '0808 2000 247' },
      { ...seen, for: 'crisis', name: 'Samaritans', number: '116 123' },
    ],
  },
];

/** The country whose clock this device keeps, as something to begin with; empty where the clock does not say. */
export function suggestedCountry(countries: readonly Country[] = COUNTRIES): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return countries.find(({ zones }) => zones.includes(zone))?.code ?? '';
}
