// SPDX-License-Identifier: AGPL-3.0-or-later
/** Inviting, looking at an invitation, accepting: the network's half of `sealed/pairing.ts`. */
import { base64, fromBase64, newId, text, utf8 } from '../../sealed/bytes.ts';
import {
  accept as makeAcceptance,
  checkName,
  checkOffer,
  inviteLink,
  inviteSecret,
  NotTheirs,
  offerMac,
  openGreeting,
  readSecret,
  sealGreeting,
} from '../../sealed/pairing.ts';
import { DoesNotOpen } from '../../sealed/age.ts';
import { type Card, type Hold, Malformed, readCard, writeCard } from '../../sealed/shape.ts';
import { type SigningKey, signingKey } from '../../sealed/signing.ts';
import type { Api } from '../post/api.ts';
import type { Greeting, Invitation, Kind, WhoHosts } from '../kinds.ts';
import { dayHere } from '../device/days.ts';
import type { Mine } from '../device/mine.ts';
import { refusal, type RefusalCode } from '../say.ts';
import { changeSelf } from './selffile.ts';
import type { WireBond, WireInvitation, WireMe, WireOffer } from '../post/wire.ts';

/** An offer that was checked with the link's secret. */
interface Offered {
  readonly secret: Uint8Array;
  readonly card: Card;
  readonly greeting: Greeting;
}

/** Remembers the invitation in the self file first: any device of mine can then make its link and answer to it. */
export async function invite(
  mine: Mine,
  origin: string,
  o: { readonly name: string; readonly kind: Kind; readonly host: WhoHosts },
): Promise<Invitation> {
  const name = await said('bad-name', () => checkName(o.name.trim()));
  const id = newId();
  const secret = inviteSecret(mine.identity, id);
  const { card } = await cardFor(mine, id, await holdFor(mine, o.host));
  const invitation = { kind: o.kind, date: dayHere(), name };
  await changeSelf(mine, (self) => ({ ...self, invites: { ...self.invites, [id]: invitation } }));
  const { expires } = await mine.api.post<{ expires: string }>('/invitations', {
    id,
    card: text(card.text),
    mac: offerMac(secret, card.text),
    greeting: base64(await sealGreeting(secret, { name, kind: o.kind, host: o.host })),
  });
  return { id, link: inviteLink(origin, id, secret), expires };
}

/** Mine that are still open, with their links made again. */
export async function invitations(mine: Mine, origin: string): Promise<Invitation[]> {
  const open = await mine.api.get<readonly WireInvitation[]>('/invitations');
  return open.map(({ id, expires }) => {
    const secret = inviteSecret(mine.identity, id);
    return { id, expires, link: inviteLink(origin, id, secret) };
  });
}

export async function withdraw(mine: Mine, id: string): Promise<void> {
  await mine.api.delete(`/invitations/${id}`);
  await changeSelf(mine, (self) => {
    const { [id]: withdrawn, ...invites } = self.invites;
    return withdrawn === undefined ? self : { ...self, invites };
  });
}

/** Who invites; it needs no account. */
export async function peek(api: Api, id: string, fragment: string): Promise<Greeting> {
  return (await offered(api, id, fragment)).greeting;
}

/**
 * Makes the bond. `strict` asks for the stricter way of holding back, whatever the one who invites has asked for.
 * Returns it as the server gives it back, and what the other called themselves.
 */
export async function accept(
  mine: Mine,
  id: string,
  fragment: string,
  strict = false,
): Promise<{ wire: WireBond; greeting: Greeting }> {
  const { secret, card: offer, greeting } = await offered(mine.api, id, fragment);
  const { card, key } = await cardFor(mine, id, strict ? 'strict' : await holdFor(mine, greeting.host));
  const making = { secret, offer, mine: card, key, kind: greeting.kind, date: dayHere() };
  const made = await said('own-invitation', () => makeAcceptance(making));
  const wire = await mine.api.post<WireBond>(`/invitations/${id}/accept`, {
    card: text(made.card),
    statement: text(made.statement),
    signature: base64(made.signature),
    mac: made.mac,
    key_file: base64(made.keyFile),
  });
  return { wire, greeting };
}

async function offered(api: Api, id: string, fragment: string): Promise<Offered> {
  const secret = await said('broken-link', () => readSecret(fragment));
  const wire = await api.get<WireOffer>(`/invitations/${id}`);
  return said('other-link', async () => {
    const card = checkOffer(secret, utf8(wire.card), wire.mac);
    const greeting = await openGreeting(secret, fromBase64(wire.greeting));
    return { secret, card, greeting: { ...greeting, hold: card.hold } };
  });
}

async function cardFor(mine: Mine, invitation: string, hold: Hold): Promise<{ card: Card; key: SigningKey }> {
  const key = await signingKey(mine.identity, invitation);
  const lines = { sign: key.public, recipient: mine.recipient, hold, date: dayHere() };
  return { card: readCard(writeCard(lines)), key };
}

/** Where one of the two may run the server, held words are kept even from the server (rule 6 of quiet). */
async function holdFor(mine: Mine, host: WhoHosts): Promise<Hold> {
  if (host !== 'other') return 'strict';
  return (await mine.api.get<WireMe>('/me')).host ? 'strict' : 'server';
}

/** Turns what the sealed layer refuses into a sentence. */
async function said<T>(code: RefusalCode, act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Malformed || error instanceof NotTheirs || error instanceof DoesNotOpen)
      throw refusal(code, error);
    throw error;
  }
}
