// SPDX-License-Identifier: AGPL-3.0-or-later
/** The person whose page this is, and everything the elements may ask of them. */
import { newPassphrase } from '../sealed/account.ts';
import { safetyCode } from '../sealed/pairing.ts';
import { confirm, deleteAccount, newRecoveryCode } from './people/account.ts';
import { Between } from './between.ts';
import { Device } from './device/device.ts';
import { Journal } from './people/drawer.ts';
import type {
  Bond,
  Greeting,
  Instance,
  Invitation,
  Kind,
  Leaving,
  Reminder,
  Session,
  Trouble,
  WhoHosts,
} from './kinds.ts';
import { leave } from './people/leaving.ts';
import { Opening } from './people/opening.ts';
import { pendingOwn } from './post/own.ts';
import { accept, invitations, invite, peek, withdraw } from './people/pairing.ts';
import { page, type Place } from './place.ts';
import { tolerant } from './refusal.ts';
import { reminder, setReminder } from './people/reminding.ts';
import { changePassphrase, setRecovery } from './people/renewing.ts';
import { refusal } from './say.ts';
import { changeSelfBond } from './people/selffile.ts';

export type { Between, Sent } from './between.ts';
export type * from './daily.ts';
export type { Journal, JournalPage } from './people/drawer.ts';
export type * from './kinds.ts';
export { secureEnough } from './people/opening.ts';
export { Refusal } from './refusal.ts';

/**
 * The person whose page this is; one for each page.
 *
 * Emits `change` whenever something to paint has changed. Every verb rejects with a `Refusal`, whose `say` is a
 * sentence for the person; its code is `offline` where there is no network.
 */
export class Person extends Opening {
  #words: readonly string[] = [];
  /** The journal. */
  readonly drawer = new Journal(
    () => this.opened(),
    () => this.entrance(),
  );

  /** Reads the device; `state` is `open` at once where the device still holds the identity. */
  static async open(place: Place = page()): Promise<Person> {
    const person = new Person(place, await Device.open());
    await person.wake();
    return person;
  }

  get bonds(): readonly Bond[] {
    return this.desk?.bonds ?? [];
  }

  /** The pairing that Today and Me speak of. */
  get current(): Bond | null {
    return this.desk?.current ?? null;
  }

  async turnTo(bond: string): Promise<void> {
    await this.watch(({ desk }) => desk.turnTo(bond));
  }

  /** What did not verify, newest last. */
  get troubles(): readonly Trouble[] {
    return this.desk?.troubles ?? [];
  }

  /** How many of this person's own letters are durable on this device and not yet sent; not what the device draws. */
  get unsent(): number {
    const machines = ['week', 'wish-blinds', 'wish-table', 'hello', 'release'];
    return this.desk?.letters.filter(({ sent, note }) => !sent && !machines.includes(note.kind)).length ?? 0;
  }

  /** How many own records lie on this device only, until the bundle of the day has taken them. */
  async onlyHere(): Promise<number> {
    return this.watch(async ({ mine }) => (await pendingOwn(mine)).length);
  }

  /** Also loads the passphrase words, so call it before `newPassphrase`. */
  async instance(): Promise<Instance> {
    const [instance, words] = await Promise.all([
      this.place.api.get<Instance>('/instance'),
      this.#words.length > 0 ? this.#words : this.place.words(),
    ]);
    this.#words = words;
    return instance;
  }

  /** Six words. */
  newPassphrase(): string {
    if (this.#words.length === 0) throw refusal('no-words');
    return newPassphrase(this.#words);
  }

  /** 25 characters in five groups with `-` between. */
  newRecoveryCode(): string {
    return newRecoveryCode();
  }

  sessions(): Promise<readonly Session[]> {
    return this.watch(({ mine }) => mine.api.get<readonly Session[]>('/me/sessions'));
  }

  async endSession(id: string): Promise<void> {
    await this.watch(({ mine }) => mine.api.delete(`/me/sessions/${id}`));
  }

  async endOtherSessions(): Promise<void> {
    await this.watch(({ mine }) => mine.api.post('/me/sessions/end-others'));
  }

  async changePassphrase(old: string, fresh: string): Promise<void> {
    const working = this.opened();
    working.who = await this.act((desk) =>
      changePassphrase(this.entrance(), { who: working.who, desk }, { old, fresh }),
    );
    await this.remember(working);
  }

  /** Whether a recovery code was made; null where this device was never told. */
  get recoveryMade(): boolean | null {
    return this.desk?.recoveryMade ?? null;
  }

  /** The first recovery code, or one that takes the place of the old one. Asks for the passphrase again. */
  async setRecovery(passphrase: string, code: string): Promise<void> {
    const { who } = this.opened();
    await this.act((desk) => setRecovery(this.entrance(), { who, desk }, { passphrase, code }));
  }

  /** Asks for the passphrase once more, before something that an unlocked device alone must not do. */
  async confirm(passphrase: string): Promise<void> {
    await this.watch(({ who }) => confirm(this.entrance(), who, passphrase));
  }

  async deleteAccount(passphrase: string): Promise<void> {
    await this.watch(({ who }) => deleteAccount(this.entrance(), who, passphrase));
    await this.leaveNothing();
  }

  invite(o: { readonly name: string; readonly kind: Kind; readonly host: WhoHosts }): Promise<Invitation> {
    return this.act((desk) => invite(desk.mine, this.place.origin, o));
  }

  /** My open invitations; any device of mine can make the link again. */
  invitations(): Promise<readonly Invitation[]> {
    return this.watch(({ mine }) => invitations(mine, this.place.origin));
  }

  withdrawInvitation(id: string): Promise<void> {
    return this.act((desk) => withdraw(desk.mine, id));
  }

  peek(id: string, secret: string): Promise<Greeting> {
    return peek(this.place.api, id, secret);
  }

  /** `strict` asks for the stricter way of holding answers back, which either of the two may do. */
  async accept(id: string, secret: string, name: string, strict = false): Promise<Bond> {
    return this.act(async (desk) => {
      const { wire, greeting } = await accept(desk.mine, id, secret, strict);
      await desk.accept(wire, { mine: name.trim(), theirs: greeting.name });
      await desk.turnTo(wire.id);
      // The bond is made; what else belongs to it can also happen at the next opening.
      await tolerant(desk.one(wire.id));
      const bond = desk.bonds.find((one) => one.id === wire.id);
      if (bond === undefined) throw refusal('no-bond');
      return bond;
    });
  }

  /** Six groups of five digits with spaces between. */
  async safetyCode(bond: string): Promise<string> {
    const { myCard, theirCard } = this.opened().desk.feed(bond).bond;
    return safetyCode(myCard.hash, theirCard.hash);
  }

  confirmSafety(bond: string): Promise<void> {
    return this.act(async (desk) => {
      desk.self = await changeSelfBond(desk.mine, bond, { verified: true });
    });
  }

  /** Everything between this person and another; null: alone, until somebody is there. */
  with(bond: string | null): Between {
    return new Between(bond, () => this.opened());
  }

  /** What was typed under this key and not yet given; empty where there is nothing. */
  async draft(key: string): Promise<string> {
    return (await this.watch(({ mine }) => mine.shelf.get<string>('draft', key))) ?? '';
  }

  async keepDraft(key: string, text: string): Promise<void> {
    const change = text === '' ? { gone: true as const } : { value: text };
    await this.watch(({ mine }) => mine.shelf.change([{ kind: 'draft', key, ...change }]));
  }

  pause(bond: string, until: string | null): Promise<void> {
    return this.act(async (desk) => {
      await desk.mine.api.put(`/bonds/${bond}/pause`, { until });
      await desk.refreshBonds();
    });
  }

  leave(bond: string, o: Leaving): Promise<void> {
    return this.act((desk) => leave(desk, bond, o));
  }

  /** When this person wants to be reminded; the minute is of the day where this device is. */
  reminder(): Promise<Reminder> {
    return this.watch(({ mine }) => reminder(mine));
  }

  async setReminder(o: Reminder): Promise<void> {
    await this.watch(({ mine }) => setReminder(mine, o));
  }

  /** A zip of what the current two shared; `own` makes it everything of this person, and needs the passphrase. */
  async copy(o: { readonly own: boolean; readonly passphrase?: string }): Promise<Blob> {
    const { copy } = await import('./copy/copy.ts');
    const catalogue = (): Promise<string> => this.place.catalogue();
    const bond = this.current?.id ?? null;
    return this.watch(async (working) => {
      await working.whole();
      return copy({ ...this.entrance(), catalogue }, working, { ...o, bond });
    });
  }
}
