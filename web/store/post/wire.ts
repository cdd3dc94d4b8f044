// SPDX-License-Identifier: AGPL-3.0-or-later
/** What travels over /api/v1, as it travels: bytes in base64, signed texts as the ASCII they are. */

export interface WireMe {
  readonly handle: string;
  readonly host: boolean;
  readonly own_key: string;
  readonly recipient: string;
  readonly keys: { readonly passphrase_file: string; readonly recovery_made: boolean };
  readonly self: WireSelf;
}

export interface WireSelf {
  readonly version: number;
  readonly file: string;
}

export interface WireCard {
  readonly card: string;
  readonly mac: string;
}

export interface WireEpoch {
  readonly epoch: number;
  readonly statement: string;
  readonly signature: string;
  readonly countersignature: string | null;
  readonly key_file: string;
  readonly by: string;
}

export interface WireBond {
  readonly id: string;
  readonly invitation: string;
  readonly offer: WireCard;
  readonly accept: WireCard;
  readonly epochs: readonly WireEpoch[];
  readonly mine: string;
  readonly closed: string | null;
  readonly paused_until: string | null;
}

export interface WireOffer extends WireCard {
  readonly greeting: string;
  readonly expires: string;
}

export interface WireInvitation extends WireCard {
  readonly id: string;
  readonly expires: string;
}

export interface WireSent {
  readonly head: string;
  readonly signature: string;
  readonly body: string | null;
}

export interface WireStored extends WireSent {
  readonly position: number;
}

export interface WireFeed {
  readonly records: readonly WireStored[];
  readonly more: boolean;
}

export interface WirePlaced {
  readonly state: 'open' | 'held';
  readonly position: number | null;
}
