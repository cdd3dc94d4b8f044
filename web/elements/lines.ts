// SPDX-License-Identifier: AGPL-3.0-or-later
/** Where help answers, country by country; part of the first bundle, so that reading it asks nothing of anybody. */

/** What a line is for. */
export type For = 'partner violence' | 'men' | 'crisis' | 'children';

export interface Line {
  readonly for: For;
  /** As one dials it there. */
  readonly number: string;
  /** Absent where it goes by its number. */
  readonly name?: string;
  readonly hours?: string;
  /** How to write to it instead of calling. */
  readonly text?: string;
  readonly note?: string;
  /** The day on which it was found somewhere, `YYYY-MM-DD`. */
  readonly seen_on: string;
  /** The day on which a person checked it at its own site; empty while nobody has. */
  readonly verified_on: string;
}

export interface Country {
  readonly country: string;
  readonly code: string;
  readonly emergency: readonly string[];
  /** The time zones in which this country is suggested. */
  readonly zones: readonly string[];
  readonly lines: readonly Line[];
  /** What is missing there. */
  readonly note?: string;
}

interface Help {
  readonly countries: readonly Country[];
  readonly elsewhere: { readonly text: string; readonly under_18: string };
  readonly directories: readonly { readonly name: string; readonly url: string }[];
}

const seen = { seen_on: '2026-09-24', verified_on: '' } as const;

export const HELP: Help = {
  countries: [
    {
      country: 'Germany',
      code: 'DE',
      emergency: ['112'],
      zones: ['Europe/Berlin'],
      lines: [
        { ...seen, for: 'partner violence', name: 'Hilfetelefon', number: '116 016' },
        { ...seen, for: 'men', number: '0800 123 99 00' },
        { ...seen, for: 'crisis', name: 'TelefonSeelsorge', number: '0800 111 0 111' },
      ],
    },
  ],
  elsewhere: {
    text: 'Call your local emergency number, or look up ‘domestic violence helpline’ on a device that nobody else uses.',
    under_18:
      'If you are younger than 18: call the emergency number when you are in danger, and tell a grown-up you trust.',
  },
  directories: [{ name: 'Find a Helpline', url: 'findahelpline.com' }],
};

/** The country whose clock this device keeps, as something to begin with; empty where the clock does not say. */
export function suggestedCountry(zone = new Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  return HELP.countries.find(({ zones }) => zones.includes(zone))?.code ?? '';
}
