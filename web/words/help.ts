// SPDX-License-Identifier: AGPL-3.0-or-later
/** Lines of help as content/help has them; `import help from 'nearer:help'` brings them, compiled. */

export type LineFor = 'partner violence' | 'crisis' | 'men' | 'children';

/** What somebody has looked at: a number, a line, or a directory. */
export interface Checked {
  /** `YYYY-MM-DD`; absent or empty where nobody has looked it up. */
  readonly seen_on?: string;
  /** The day on which a person checked it at its own site; empty while nobody has. */
  readonly verified_on: string;
}

export interface HelpLine extends Checked {
  readonly for: LineFor;
  /** As it is dialled there. */
  readonly number: string;
  /** Absent where it goes by its number. */
  readonly name?: string;
  readonly hours?: string;
  /** How to write to it instead of calling. */
  readonly text?: string;
  readonly note?: string;
}

/** Where to call in danger, as it is dialled there. */
export interface EmergencyNumber extends Checked {
  readonly number: string;
}

export interface HelpIn {
  readonly country: string;
  /** Two capital letters; `EU` is for the countries of the European Union that have no entry of their own. */
  readonly code: string;
  readonly emergency: readonly EmergencyNumber[];
  /** IANA time zones in which this country is suggested. */
  readonly zones: readonly string[];
  readonly lines: readonly HelpLine[];
  /** What is missing here. */
  readonly note?: string;
}

export interface Directory extends Checked {
  readonly name: string;
  readonly url: string;
}

export interface Help {
  readonly format: 'nearer/help/1';
  /** By name. */
  readonly countries: readonly HelpIn[];
  /** `text` where no country fits; `under_18` for somebody younger, in every country. */
  readonly elsewhere: { readonly text: string; readonly under_18: string };
  readonly directories: readonly Directory[];
}

/** The country that this device's clock suggests; null where it suggests none. */
export function suggested(help: Help, zone: string): HelpIn | null {
  return help.countries.find(({ zones }) => zones.includes(zone)) ?? null;
}

/** Whether 'please check' stands beside it: nobody has verified it, or not within a year of `today` (`YYYY-MM-DD`). */
export function pleaseCheck({ verified_on }: Pick<Checked, 'verified_on'>, today: string): boolean {
  const lastYear = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return verified_on < lastYear;
}
