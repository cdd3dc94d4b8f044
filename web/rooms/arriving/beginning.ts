// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Person } from '../../store/person.ts';

type Host = ReactiveControllerHost & { readonly person: Person | null };

/**
 * Whether somebody is at the beginning: signed in, paired with nobody, and with whom has not been said, or not since
 * they left. There they stay until they go on themselves, however often the person changes meanwhile.
 */
export class Beginning implements ReactiveController {
  state: 'unknown' | 'first' | 'over' = 'unknown';
  private readonly host: Host;
  private looking = false;
  private paired = false;

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const person = this.host.person;
    const paired = person !== null && person.bonds.length > 0;
    if (person?.state !== 'open' || (this.paired && !paired)) this.state = 'unknown';
    this.paired = paired;
    if (paired) this.state = 'over';
    else if (person?.state === 'open' && this.state === 'unknown' && !this.looking) void this.look(person);
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
      const name = (await alone.lastToday())?.names.theirs ?? (await alone.me()).with?.name;
      this.state = name ? 'over' : 'first';
    } catch {
      this.state = person.state === 'open' ? 'first' : 'unknown';
    } finally {
      this.looking = false;
    }
    this.host.requestUpdate();
  }
}
