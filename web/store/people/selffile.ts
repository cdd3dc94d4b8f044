// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * `self.age`: whom this person trusts, on every device. Replaced by compare-and-swap, so that two devices that pin
 * at once both win. Source: docs/specs/protocol.md, section 2.
 */
import { DoesNotOpen, open, seal } from '../../sealed/age.ts';
import { base64, type Bytes, fromBase64 } from '../../sealed/bytes.ts';
import { isObject, readJson, writeJson } from '../../sealed/json.ts';
import { paddedSelf } from '../../sealed/padding.ts';
import { type ChainEnd, Malformed } from '../../sealed/shape.ts';
import type { Kind } from '../kinds.ts';
import type { Mine } from '../device/mine.ts';
import { refusedWith } from '../refusal.ts';
import { refusal } from '../say.ts';
import type { WireMe, WireSelf } from '../post/wire.ts';

const TRIES = 5;

/** What is remembered of a bond. `name` is what I am called there, `theirs` the name the other was introduced by. */
export interface SelfBond {
  readonly invitation: string;
  readonly partner: string;
  readonly verified: boolean;
  /** The newest epoch seen; 1 where it is absent. */
  readonly epoch?: number;
  readonly heads: Readonly<Record<string, ChainEnd>>;
  readonly name?: string;
  readonly theirs?: string;
}

export interface SelfInvite {
  readonly kind: Kind;
  readonly date: string;
  readonly name?: string;
}

/** Members that this version does not know are kept wherever they are. */
export interface SelfFile {
  readonly bonds: Readonly<Record<string, SelfBond>>;
  readonly invites: Readonly<Record<string, SelfInvite>>;
  /** As it came; `readDrawer` says whether it is one. */
  readonly drawer?: unknown;
}

export const EMPTY_SELF: SelfFile = { bonds: {}, invites: {} };

interface Versioned {
  readonly version: number;
  readonly content: SelfFile;
}

export function sealSelf(recipient: string, content: SelfFile): Promise<Bytes> {
  return seal([recipient], paddedSelf(writeJson(content)));
}

/** What was last known here of the file; empty before anything was read. */
export async function knownSelf(mine: Mine): Promise<SelfFile> {
  return (await mine.shelf.get<Versioned>('self', ''))?.content ?? EMPTY_SELF;
}

/** Opens what the server gave, and keeps it. Throws a Refusal where it does not open. */
export async function takeSelf(mine: Mine, wire: WireSelf): Promise<SelfFile> {
  const content = await openSelf(mine, wire);
  await mine.shelf.change([{ kind: 'self', key: '', value: { version: wire.version, content } }]);
  return content;
}

/**
 * Changes the file and returns it as it is then. `change` may be called several times, each time with the newest
 * content; where it returns what it was given, nothing is sent.
 */
export async function changeSelf(mine: Mine, change: (content: SelfFile) => SelfFile): Promise<SelfFile> {
  for (let tries = 1; ; tries++) {
    const wire = (await mine.api.get<WireMe>('/me')).self;
    const before = await takeSelf(mine, wire);
    const content = change(before);
    if (content === before) return before;
    const file = base64(await sealSelf(mine.recipient, content));
    try {
      const { version } = await mine.api.put<{ version: number }>('/me/self', {
        version: wire.version,
        file,
      });
      await mine.shelf.change([{ kind: 'self', key: '', value: { version, content } }]);
      return content;
    } catch (error) {
      if (!refusedWith(error, 'moved') || tries === TRIES) throw error;
    }
  }
}

/** Changes what is remembered of one bond, if it is there. */
export function changeSelfBond(mine: Mine, bond: string, change: Partial<SelfBond>): Promise<SelfFile> {
  return changeSelf(mine, (content) => {
    const before = content.bonds[bond];
    if (before === undefined) return content;
    return { ...content, bonds: { ...content.bonds, [bond]: { ...before, ...change } } };
  });
}

async function openSelf(mine: Mine, wire: WireSelf): Promise<SelfFile> {
  try {
    const content = readJson(await open(mine.identity, fromBase64(wire.file)));
    const bonds = isObject(content['bonds']) ? content['bonds'] : {};
    const invites = isObject(content['invites']) ? content['invites'] : {};
    return { ...content, bonds, invites } as SelfFile;
  } catch (error) {
    if (error instanceof DoesNotOpen || error instanceof Malformed) throw refusal('self-damaged', error);
    throw error;
  }
}
