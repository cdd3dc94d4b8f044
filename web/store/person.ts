// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  Bond,
  Greeting,
  Instance,
  Invitation,
  Kind,
  Leaving,
  Session,
  SignUp,
  TodayView,
  Trouble,
  WhoHosts,
} from './kinds.ts';
import { Refusal } from './refusal.ts';

export type * from './kinds.ts';
export { Refusal } from './refusal.ts';

function later(): never {
  throw new Refusal('not-built', 'This part is not built yet.');
}

/** Whether this page may use cryptography at all (https or localhost). Ask before anything is typed. */
export function secureEnough(): boolean {
  return globalThis.isSecureContext && typeof (crypto as { subtle?: unknown }).subtle === 'object';
}

/**
 * The person whose page this is; one for each page.
 *
 * Emits `change` whenever something to paint has changed. Every verb rejects with a `Refusal`, whose `say` is a
 * sentence for the person; its code is `offline` where there is no network.
 */
export class Person extends EventTarget {
  /** Reads the device; `state` is `open` at once where the device still holds the wrapped identity. */
  static open(): Promise<Person> {
    return Promise.resolve(new Person());
  }

  get state(): 'nobody' | 'locked' | 'open' {
    return 'nobody';
  }

  get handle(): string | null {
    return null;
  }

  get bonds(): readonly Bond[] {
    return [];
  }

  /** What did not verify, newest last. */
  get troubles(): readonly Trouble[] {
    return [];
  }

  /** How many records are durable on this device and not yet sent. */
  get unsent(): number {
    return 0;
  }

  /** True where the browser would not keep the key: the person is signed in until the page closes. */
  get memoryOnly(): boolean {
    return false;
  }

  /** Also loads the passphrase words, so call it before `newPassphrase`. */
  instance(): Promise<Instance> {
    return later();
  }

  /** Six words. */
  newPassphrase(): string {
    return later();
  }

  /** 25 characters in five groups with `-` between. */
  newRecoveryCode(): string {
    return later();
  }

  signUp(_o: SignUp): Promise<void> {
    return later();
  }

  unlock(_handle: string, _passphrase: string, _o: { readonly remember: boolean }): Promise<void> {
    return later();
  }

  recover(_handle: string, _code: string, _newPassphrase: string): Promise<void> {
    return later();
  }

  lock(): Promise<void> {
    return later();
  }

  signOut(): Promise<void> {
    return later();
  }

  sessions(): Promise<readonly Session[]> {
    return later();
  }

  endSession(_id: string): Promise<void> {
    return later();
  }

  endOtherSessions(): Promise<void> {
    return later();
  }

  changePassphrase(_old: string, _new: string): Promise<void> {
    return later();
  }

  /** A new recovery code takes the place of the old one. Asks for the passphrase again. */
  changeRecovery(_passphrase: string, _code: string): Promise<void> {
    return later();
  }

  deleteAccount(_passphrase: string): Promise<void> {
    return later();
  }

  invite(_o: { readonly name: string; readonly kind: Kind; readonly host: WhoHosts }): Promise<Invitation> {
    return later();
  }

  /** My open invitations; any device of mine can make the link again. */
  invitations(): Promise<readonly Invitation[]> {
    return later();
  }

  withdrawInvitation(_id: string): Promise<void> {
    return later();
  }

  peek(_id: string, _secret: string): Promise<Greeting> {
    return later();
  }

  accept(_id: string, _secret: string, _name: string): Promise<Bond> {
    return later();
  }

  /** Six groups of five digits with spaces between. */
  safetyCode(_bond: string): Promise<string> {
    return later();
  }

  confirmSafety(_bond: string): Promise<void> {
    return later();
  }

  /** `date` is the day here, `YYYY-MM-DD`. */
  today(_bond: string, _date: string): Promise<TodayView> {
    return later();
  }

  /** `kept`: durable in the outbox, to be sent as soon as the server can be reached. */
  answer(_bond: string, _question: string, _round: number, _text: string): Promise<'sent' | 'kept'> {
    return later();
  }

  pass(_bond: string, _question: string, _round: number): Promise<void> {
    return later();
  }

  /** What was typed under this key and not yet given; empty where there is nothing. */
  draft(_key: string): Promise<string> {
    return later();
  }

  keepDraft(_key: string, _text: string): Promise<void> {
    return later();
  }

  pause(_bond: string, _until: string | null): Promise<void> {
    return later();
  }

  leave(_bond: string, _o: Leaving): Promise<void> {
    return later();
  }
}
