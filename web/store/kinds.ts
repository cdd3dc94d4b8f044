// SPDX-License-Identifier: AGPL-3.0-or-later
/** The shapes that pass between the store and the elements. No behaviour here. */

export interface Instance {
  readonly instance: string;
  readonly name: string;
  readonly sign_up: 'open' | 'invitation';
  readonly claimed: boolean;
  readonly protocol: string;
  /** Everybody here is made up, and their words with them. */
  readonly demo: boolean;
}

export type Kind = 'partner' | 'friend' | 'family';
export type WhoHosts = 'us' | 'other' | 'unsure';
export type Hold = 'strict' | 'server';

export interface Bond {
  readonly id: string;
  readonly kind: Kind;
  readonly names: { readonly mine: string; readonly theirs: string | null };
  /** The other's card is pinned here and fits; only then may anything be answered. */
  readonly ready: boolean;
  /** The two compared the safety code. */
  readonly verified: boolean;
  readonly hold: Hold;
  /** The date on which it was left, or null. */
  readonly closed: string | null;
  readonly pausedUntil: string | null;
}

export interface Session {
  readonly id: string;
  readonly label: string;
  readonly since: string;
  readonly last_day: string;
  readonly current: boolean;
}

export interface Invitation {
  readonly id: string;
  readonly link: string;
  readonly expires: string;
}

export interface Greeting {
  readonly name: string;
  readonly kind: Kind;
  readonly host: WhoHosts;
  /** What the one who invites asks for; it may only become stricter. */
  readonly hold: Hold;
}

/** Something that did not fit, said in a sentence that names what to do. */
export interface Trouble {
  readonly bond: string | null;
  readonly code: string;
  readonly say: string;
}

/** When and how to be reminded; `minute` is of the local day, 0 to 1439. */
export interface Reminder {
  readonly minute: number | null;
  readonly channel: 'none' | 'page';
}

export interface SignUp {
  readonly handle: string;
  readonly passphrase: string;
  readonly setup?: string;
  readonly invitation?: string;
}

export interface Leaving {
  readonly tell: 'now' | 'date' | 'never';
  readonly on?: string;
}
