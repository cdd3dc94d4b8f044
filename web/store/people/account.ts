// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Becoming an unlocked person: signing up, unlocking, recovering; and what an account asks the passphrase again for.
 * The passphrase and the code stay in these functions; what leaves them is derived.
 */
import {
  loginKey,
  newRecoveryCode,
  openIdentity,
  PASSPHRASE_MIN,
  PASSPHRASE_WORK,
  readHandle,
  readPassphrase,
  readRecoveryCode,
  recoveryKey,
  sealIdentity,
} from '../../sealed/account.ts';
import { DoesNotOpen, newIdentity, recipientOf } from '../../sealed/age.ts';
import { base64, type Bytes, fromBase64 } from '../../sealed/bytes.ts';
import { newDrawer } from '../../sealed/drawer.ts';
import { Malformed } from '../../sealed/shape.ts';
import { signingKey } from '../../sealed/signing.ts';
import type { Stretch } from '../../sealed/stretch.ts';
import type { Api } from '../post/api.ts';
import type { Who } from '../device/device.ts';
import type { Instance, SignUp } from '../kinds.ts';
import { Refusal, refusedWith } from '../refusal.ts';
import { refusal, type RefusalCode } from '../say.ts';
import { EMPTY_SELF, sealSelf } from './selffile.ts';
import type { WireMe } from '../post/wire.ts';

/** What it takes to open an account anywhere. */
export interface Entrance {
  readonly api: Api;
  readonly stretch: Stretch;
  readonly instance: () => Promise<Instance>;
}

/** Somebody who got in. `online` is false where only this device's own copy was opened. */
export interface Arrived {
  readonly who: Who;
  readonly identity: Bytes;
  readonly online: boolean;
}

export { newRecoveryCode };

export async function signUp(at: Entrance, o: SignUp): Promise<Arrived> {
  const handle = typedHandle(o.handle);
  const passphrase = ownChoice(o.passphrase);
  const { instance } = await at.instance();
  const identity = newIdentity();
  const recipient = await recipientOf(identity);
  const [login, passphraseFile] = await stretched(() =>
    Promise.all([
      loginKey(at.stretch, { passphrase, instance, handle }),
      sealIdentity(at.stretch, { handle, identity, secret: passphrase, work: PASSPHRASE_WORK }),
    ]),
  );
  // After the others, because each of them takes 128 MiB while it works.
  const drawer = await stretched(() =>
    newDrawer(at.stretch, handle, [{ secret: passphrase, for: 'passphrase' }]),
  );
  const selfFile = await sealSelf(recipient, { ...EMPTY_SELF, drawer });
  await at.api.post('/people', {
    handle,
    login_key: login,
    passphrase_file: base64(passphraseFile),
    self_file: base64(selfFile),
    own_key: (await signingKey(identity, 'own')).public,
    recipient,
    adult: true,
    label: deviceLabel(),
    ...(o.setup === undefined ? {} : { setup: o.setup }),
    ...(o.invitation === undefined ? {} : { invitation: o.invitation }),
  });
  const who = { handle, instance, passphraseFile: base64(passphraseFile) };
  return { who, identity, online: true };
}

/**
 * Opens the identity, and signs in where this device is not signed in any more. Where `before` (this device's memory)
 * is of the same handle, its copy of the passphrase file is opened at the same time as the login key is made, and is
 * enough where there is no connection.
 */
export async function unlock(
  at: Entrance,
  typed: { readonly handle: string; readonly passphrase: string },
  before: Who | null,
): Promise<Arrived> {
  const handle = typedHandle(typed.handle);
  const passphrase = readPassphrase(typed.passphrase);
  const remembered = before?.handle === handle ? before : null;
  const still = remembered === null ? null : await signedInAs(at.api, handle);
  if (remembered !== null && still !== null) {
    const identity = await stretched(() => openHere(at.stretch, remembered, passphrase));
    if (identity !== null) return arrived(remembered, still, identity);
  }
  const instance = await instanceNow(at, remembered);
  // A server that was made anew knows nobody whom this device remembers.
  const known = remembered?.instance === instance ? remembered : null;
  const [login, here] = await stretched(() =>
    Promise.all([
      loginKey(at.stretch, { passphrase, instance, handle }),
      known === null ? null : openHere(at.stretch, known, passphrase),
    ]),
  );
  try {
    await enter(at.api, handle, login);
  } catch (error) {
    if (!refusedWith(error, 'offline') || here === null || known === null) throw error;
    return { who: known, identity: here, online: false };
  }
  const me = await at.api.get<WireMe>('/me');
  const file = fromBase64(me.keys.passphrase_file);
  const identity =
    here ?? (await stretched(() => openIdentity(at.stretch, file, { handle, secret: passphrase })));
  return arrived({ handle, instance }, me, identity);
}

/** Opens the identity with the recovery code, sets the new passphrase, and signs in with it. */
export async function recover(
  at: Entrance,
  typed: { readonly handle: string; readonly code: string; readonly passphrase: string },
): Promise<Arrived> {
  const handle = typedHandle(typed.handle);
  const passphrase = ownChoice(typed.passphrase);
  const code = typedCode(typed.code);
  const { instance } = await at.instance();
  const key = recoveryKey(code, instance, handle);
  const { recovery_file: file } = await at.api.post<{ recovery_file: string }>('/recovery', {
    handle,
    recovery_key: key,
  });
  const identity = await stretched(
    () => openIdentity(at.stretch, fromBase64(file), { handle, secret: code }),
    'wrong-code',
  );
  const [login, passphraseFile] = await stretched(() =>
    Promise.all([
      loginKey(at.stretch, { passphrase, instance, handle }),
      sealIdentity(at.stretch, { handle, identity, secret: passphrase, work: PASSPHRASE_WORK }),
    ]),
  );
  const file64 = base64(passphraseFile);
  await at.api.post('/recovery/passphrase', {
    handle,
    recovery_key: key,
    new_login_key: login,
    passphrase_file: file64,
  });
  await enter(at.api, handle, login);
  await insistIsMine(await at.api.get<WireMe>('/me'), identity);
  return { who: { handle, instance, passphraseFile: file64 }, identity, online: true };
}

/** Whether this is the passphrase, tried on this device's own copy of the key file. Refused with `wrong-key`. */
export async function confirm(at: Entrance, who: Who, passphrase: string): Promise<void> {
  const identity = await stretched(() => openHere(at.stretch, who, readPassphrase(passphrase)));
  if (identity === null) throw refusal('wrong-key');
}

/** The server's own copy goes; the caller forgets the device's. */
export async function deleteAccount(at: Entrance, who: Who, passphrase: string): Promise<void> {
  const login = await stretched(() => loginKey(at.stretch, { passphrase, ...who }));
  await at.api.delete('/me', { login_key: login });
}

/** The server's own word, and without a connection this device's memory of it. */
async function instanceNow(at: Entrance, known: Who | null): Promise<string> {
  try {
    return (await at.instance()).instance;
  } catch (error) {
    if (known === null || !refusedWith(error, 'offline')) throw error;
    return known.instance;
  }
}

async function enter(api: Api, handle: string, login: string): Promise<void> {
  await api.post('/sign-in', { handle, login_key: login, label: deviceLabel() });
}

async function arrived(
  who: { readonly handle: string; readonly instance: string },
  me: WireMe,
  identity: Bytes,
): Promise<Arrived> {
  await insistIsMine(me, identity);
  const { handle, instance } = who;
  return { who: { handle, instance, passphraseFile: me.keys.passphrase_file }, identity, online: true };
}

/** What the server gives this browser without asking for the passphrase; null where it would have to. */
async function signedInAs(api: Api, handle: string): Promise<WireMe | null> {
  try {
    const me = await api.get<WireMe>('/me');
    return me.handle === handle ? me : null;
  } catch {
    return null;
  }
}

/** A server that swaps accounts would have people write under keys that are not theirs. */
async function insistIsMine(me: WireMe, identity: Bytes): Promise<void> {
  const own = (await signingKey(identity, 'own')).public;
  if (me.own_key !== own || me.recipient !== (await recipientOf(identity))) throw refusal('not-yours');
}

/** The copy on this device may be of an older passphrase; then the server's is asked. */
export async function openHere(stretch: Stretch, who: Who, passphrase: string): Promise<Bytes | null> {
  try {
    const file = fromBase64(who.passphraseFile);
    return await openIdentity(stretch, file, { handle: who.handle, secret: passphrase });
  } catch (error) {
    if (error instanceof DoesNotOpen) return null;
    throw error;
  }
}

/** Runs something that stretches; what does not open or does not run becomes a sentence. */
export async function stretched<T>(act: () => Promise<T>, wrong: RefusalCode = 'wrong-key'): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refusal(error instanceof DoesNotOpen ? wrong : 'no-stretch', error);
  }
}

function typedHandle(typed: string): string {
  return read(() => readHandle(typed.trim()), 'bad-handle');
}

export function typedCode(typed: string): string {
  return read(() => readRecoveryCode(typed), 'bad-code');
}

export function ownChoice(typed: string): string {
  const passphrase = readPassphrase(typed);
  if (Array.from(passphrase).length < PASSPHRASE_MIN) throw refusal('short-passphrase');
  return passphrase;
}

function read<T>(act: () => T, code: RefusalCode): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Malformed) throw refusal(code, error);
    throw error;
  }
}

/** Which of my devices this is, in the list of sessions: the family of machines, and no more. */
function deviceLabel(): string {
  const userAgent = (globalThis.navigator as Partial<Navigator> | undefined)?.userAgent ?? '';
  const families = ['iPhone', 'iPad', 'Android', 'Windows', 'Macintosh', 'CrOS', 'Linux'];
  const family = families.find((name) => userAgent.includes(name)) ?? '';
  return { Macintosh: 'Mac', CrOS: 'Chromebook' }[family] ?? family;
}
