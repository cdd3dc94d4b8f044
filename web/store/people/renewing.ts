// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * A new passphrase, a new recovery code: for the account and for the drawer.
 *
 * The drawer gets the new file first and loses the old one afterwards. What was begun is noted on this device, so that
 * whoever was interrupted between the two is left with the files of the passphrase that holds, and no others.
 * Source: docs/specs/protocol.md, section 5.
 */
import {
  loginKey,
  PASSPHRASE_WORK,
  RECOVERY_WORK,
  readPassphrase,
  recoveryKey,
  sealIdentity,
} from '../../sealed/account.ts';
import { DoesNotOpen } from '../../sealed/age.ts';
import { base64, type Bytes } from '../../sealed/bytes.ts';
import {
  type Drawer,
  drawerFile,
  type DrawerKey,
  keyOf,
  openDrawer,
  readDrawer,
} from '../../sealed/drawer.ts';
import { type Entrance, openHere, ownChoice, stretched, typedCode } from './account.ts';
import type { Who } from '../device/device.ts';
import type { Mine } from '../device/mine.ts';
import { isWithoutAnswer } from '../refusal.ts';
import { refusal } from '../say.ts';
import { changeSelf } from './selffile.ts';
import type { Desk } from '../post/sync.ts';
import type { WireMe } from '../post/wire.ts';

/** A new file of the drawer, and the account's file that will stand at the server once its passphrase holds. */
interface Begun {
  readonly file: string;
  readonly passphraseFile: string;
}

const BEGUN = { kind: 'drawer begun', key: '' } as const;
const MADE = { kind: 'recovery made', key: '' } as const;

/** Returns what this device should remember now. */
export async function changePassphrase(
  at: Entrance,
  my: { readonly who: Who; readonly desk: Desk },
  typed: { readonly old: string; readonly fresh: string },
): Promise<Who> {
  const { handle, instance } = my.who;
  const passphrase = ownChoice(typed.fresh);
  // What an earlier try has left, if anything.
  await settleDrawer(my.desk, (await my.desk.mine.api.get<WireMe>('/me')).keys.passphrase_file);
  const [login, fresh] = await stretched(() =>
    Promise.all([
      loginKey(at.stretch, { passphrase: typed.old, instance, handle }),
      loginKey(at.stretch, { passphrase, instance, handle }),
    ]),
  );
  const { mine } = my.desk;
  const sealing = { handle, identity: mine.identity, secret: passphrase, work: PASSPHRASE_WORK };
  const passphraseFile = base64(await stretched(() => sealIdentity(at.stretch, sealing)));
  const keys = { old: readPassphrase(typed.old), fresh: { secret: passphrase, for: 'passphrase' } } as const;
  const { file } = await drawerFileFor(at, my.desk, keys);
  if (file !== null) {
    const begun: Begun = { file, passphraseFile };
    await mine.shelf.change([{ ...BEGUN, value: begun }]);
    await addFile(my.desk, file);
  }
  try {
    await at.api.put('/me/passphrase', {
      login_key: login,
      new_login_key: fresh,
      passphrase_file: passphraseFile,
    });
  } catch (error) {
    // Without an answer nobody knows; the next look at the account tells.
    if (!isWithoutAnswer(error)) await settleDrawer(my.desk, my.who.passphraseFile);
    throw error;
  }
  await settleDrawer(my.desk, passphraseFile);
  return { ...my.who, passphraseFile };
}

/** The first code, or one that takes the old one's place. Throws a Refusal `drawer-apart` where only the old opens it. */
export async function setRecovery(
  at: Entrance,
  my: { readonly who: Who; readonly desk: Desk },
  typed: { readonly passphrase: string; readonly code: string },
): Promise<void> {
  const { handle, instance } = my.who;
  const code = typedCode(typed.code);
  const { mine } = my.desk;
  const [login, recoveryFile] = await stretched(() =>
    Promise.all([
      loginKey(at.stretch, { passphrase: typed.passphrase, instance, handle }),
      sealIdentity(at.stretch, { handle, identity: mine.identity, secret: code, work: RECOVERY_WORK }),
    ]),
  );
  const keys = { old: readPassphrase(typed.passphrase), fresh: { secret: code, for: 'code' } } as const;
  const { file, drawer } = await drawerFileFor(at, my.desk, keys);
  if (drawer !== null && file === null)
    throw refusal((await opensHere(at, my.who, keys.old)) ? 'drawer-apart' : 'wrong-key');
  if (file !== null) await addFile(my.desk, file);
  const key = recoveryKey(code, instance, handle);
  try {
    await at.api.put('/me/recovery', {
      login_key: login,
      recovery_key: key,
      recovery_file: base64(recoveryFile),
    });
  } catch (error) {
    // Where there is no answer both files stay: better one too many than one too few.
    if (!isWithoutAnswer(error)) await changeFiles(my.desk, without([file])).catch(() => undefined);
    throw error;
  }
  // The code holds. What does not go through now must not tell its owner that it does not.
  const earlier = drawer?.files.filter((one) => keyOf(one) === 'code') ?? [];
  await changeFiles(my.desk, without(earlier)).catch(() => undefined);
  await noteRecovery(my.desk, true);
}

/** Takes what the server says of this account's keys: ends what was begun, and remembers whether there is a code. */
export async function settleKeys(desk: Desk, keys: WireMe['keys']): Promise<void> {
  await noteRecovery(desk, keys.recovery_made);
  await settleDrawer(desk, keys.passphrase_file);
}

/** Whether a recovery code was made, as far as this device was told; null before it was. */
export async function recoveryMade(mine: Mine): Promise<boolean | null> {
  return (await mine.shelf.get<boolean>(MADE.kind, MADE.key)) ?? null;
}

async function noteRecovery(desk: Desk, made: boolean): Promise<void> {
  if (desk.recoveryMade === made) return;
  desk.recoveryMade = made;
  // A device without room is told anew at the next opening.
  await desk.mine.shelf.change([{ ...MADE, value: made }]).catch(() => undefined);
}

/**
 * After a recovery, or where one was interrupted: lets the drawer open with the passphrase that holds now. Does
 * nothing where there is no drawer. Throws a Refusal `wrong-code` where the code does not open it.
 */
export async function mendDrawer(
  at: Entrance,
  my: { readonly who: Who; readonly desk: Desk },
  typed: { readonly code: string; readonly passphrase: string },
): Promise<void> {
  const keys = {
    old: typedCode(typed.code),
    fresh: { secret: readPassphrase(typed.passphrase), for: 'passphrase' },
  } as const;
  if (!(await opensHere(at, my.who, keys.fresh.secret))) throw refusal('wrong-key');
  const { file, drawer } = await drawerFileFor(at, my.desk, keys);
  if (drawer === null) return;
  if (file === null) throw refusal('wrong-code');
  await addFile(my.desk, file);
  await keepOnly(my.desk, file, 'passphrase');
}

/** Ends what was begun, now that it is known which passphrase holds. */
async function settleDrawer(desk: Desk, passphraseFile: string): Promise<void> {
  const begun = await desk.mine.shelf.get<Begun>(BEGUN.kind, BEGUN.key);
  if (begun === undefined) return;
  if (begun.passphraseFile === passphraseFile) await keepOnly(desk, begun.file, 'passphrase');
  else await changeFiles(desk, (files) => files.filter((file) => file !== begun.file));
  await desk.mine.shelf.change([{ ...BEGUN, gone: true }]);
}

/** The drawer as the server has it now, and a new file for it; null where the old key does not open it. */
async function drawerFileFor(
  at: Entrance,
  desk: Desk,
  keys: { readonly old: string; readonly fresh: DrawerKey },
): Promise<{ readonly drawer: Drawer | null; readonly file: string | null }> {
  await desk.refreshSelf();
  const drawer = readDrawer(desk.self.drawer);
  if (drawer === null) return { drawer, file: null };
  const { handle } = desk.mine;
  let identity: Bytes | null = null;
  try {
    identity = await openDrawer(at.stretch, drawer, { handle, secret: keys.old });
    const opened = identity;
    return { drawer, file: await stretched(() => drawerFile(at.stretch, handle, opened, keys.fresh)) };
  } catch (error) {
    if (error instanceof DoesNotOpen) return { drawer, file: null };
    throw error;
  } finally {
    identity?.fill(0);
  }
}

async function opensHere(at: Entrance, who: Who, passphrase: string): Promise<boolean> {
  const identity = await stretched(() => openHere(at.stretch, who, passphrase));
  identity?.fill(0);
  return identity !== null;
}

function without(gone: readonly (string | null)[]): (files: readonly string[]) => readonly string[] {
  return (files) => files.filter((file) => !gone.includes(file));
}

function addFile(desk: Desk, file: string): Promise<void> {
  return changeFiles(desk, (files) => [...files, file]);
}

/** Takes away the other files of this sort of key, unless the one to keep is not there. */
function keepOnly(desk: Desk, file: string, key: DrawerKey['for']): Promise<void> {
  return changeFiles(desk, (files) =>
    files.includes(file) ? files.filter((one) => one === file || keyOf(one) !== key) : files,
  );
}

async function changeFiles(
  desk: Desk,
  change: (files: readonly string[]) => readonly string[],
): Promise<void> {
  desk.self = await changeSelf(desk.mine, (content) => {
    const drawer = readDrawer(content.drawer);
    if (drawer === null) return content;
    const files = change(drawer.files);
    const same = files.length === drawer.files.length && files.every((file, at) => file === drawer.files[at]);
    return same ? content : { ...content, drawer: { ...drawer, files } };
  });
}
