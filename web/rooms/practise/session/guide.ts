// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Person } from '../../../store/person.ts';
import { Guiding, type Guide } from '../../../store/sessions/sessions.ts';
import { foundTogether, Together } from '../../../store/sessions/together.ts';

type Host = ReactiveControllerHost & {
  readonly person: Person;
  readonly one: string;
  readonly isConnected: boolean;
};

/** Who guides on the page of a practice: this device by itself, or in step with the other's. */
export class Guided implements ReactiveController {
  /** Null until it was looked whether anything goes on. */
  guide: Guide | null = null;
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.take(null);
  }

  /** Goes on with what was begun of this practice, if anything was; here, or by saying yes to the other. */
  readonly find = async (): Promise<void> => {
    const { person, one } = this.host;
    this.take(null);
    const together = await foundTogether(person, one);
    const guide = together ?? new Guiding(person);
    if (guide instanceof Guiding) await guide.find(one);
    if (one === this.host.one && this.host.isConnected) this.take(guide);
    else together?.close();
  };

  /** Whoever is about to begin keeps both phones in step, or does not. */
  readonly turn = ({ detail: inStep }: CustomEvent<boolean>): void => {
    const { person } = this.host;
    const bond = person.current?.id;
    this.take(inStep && bond !== undefined ? new Together(person, bond) : new Guiding(person));
  };

  /** Nothing goes on any more. */
  renew(): void {
    this.take(new Guiding(this.host.person));
  }

  private take(guide: Guide | null): void {
    if (this.guide instanceof Together) this.guide.close();
    this.guide = guide;
    this.host.requestUpdate();
  }
}
