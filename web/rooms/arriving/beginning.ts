// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Person } from '../../store/person.ts';

type Host = ReactiveControllerHost & { readonly person: Person | null };

/**
 * Whether somebody is at the very beginning: signed in, paired with nobody, and with whom has not been said.
 *
 * Once at the beginning they stay there until they go on themselves, however often the person changes meanwhile.
 */
export class Beginning implements ReactiveController {
  state: 'unknown' | 'first' | 'over' = 'unknown';
  /** Whether it ended on this page by the other's coming. */
  met = false;
  private readonly host: Host;
  private looking = false;

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const person = this.host.person;
    if (person?.state !== 'open') this.state = 'unknown';
    else if (person.bonds.length > 0) {
      this.met ||= this.state === 'first';
      this.state = 'over';
    } else if (this.state === 'unknown' && !this.looking) void this.look(person);
  }

  /** They have said with whom, and go on to the first question. */
  readonly goOn = (): void => {
    this.state = 'over';
    this.host.requestUpdate();
  };

  private async look(person: Person): Promise<void> {
    this.looking = true;
    try {
      const alone = person.with(null);
      const known = (await alone.lastToday()) !== null || (await alone.me()).with !== null;
      this.state = known ? 'over' : 'first';
    } catch {
      this.state = person.state === 'open' ? 'first' : 'unknown';
    } finally {
      this.looking = false;
    }
    this.host.requestUpdate();
  }
}
