// SPDX-License-Identifier: AGPL-3.0-or-later
import { LightElement } from '../../../elements/light.ts';
import { sentenceFor } from '../../../elements/sentence.ts';
import type { Between, Sent } from '../../../store/between.ts';
import type { Bond, Person } from '../../../store/person.ts';
import { ritualWords } from '../../../words/rituals.ts';

/** What the parts of this page have in common: they do one thing at a time, and emit `done` with what to say of it. */
export abstract class DatesPart extends LightElement {
  static override properties = {
    person: { attribute: false },
    bond: { attribute: false },
    busy: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare bond: Bond | null;
  declare busy: boolean;
  declare error: string;

  constructor() {
    super();
    this.bond = null;
    this.busy = false;
    this.error = '';
  }

  get between(): Between {
    return this.person.with(this.bond?.id ?? null);
  }

  get name(): string | null {
    return this.bond?.names.theirs ?? null;
  }

  protected told(say: string): void {
    this.emit('done', say);
  }

  /** Does it, and says that it did. What is only kept on this device so far is said to be. */
  protected async act(deed: () => Promise<Sent | undefined>, say: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = '';
    try {
      this.told((await deed()) === 'kept' ? ritualWords.page.kept : say);
    } catch (error) {
      this.error = sentenceFor(error);
    } finally {
      this.busy = false;
    }
  }
}
