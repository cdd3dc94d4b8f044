// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Person } from '../../../store/person.ts';
import type { Guide } from '../../../store/sessions/sessions.ts';

type Host = ReactiveControllerHost & { readonly person: Person; readonly guiding: Guide };

/**
 * A session has the page to itself: no way to another room stands beside it. Whoever goes elsewhere all the same, with
 * a phone that lay between two, has ended it: the phone locks before anything else shows.
 */
export class Whole implements ReactiveController {
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.documentElement.dataset['whole'] = '';
  }

  hostDisconnected(): void {
    delete document.documentElement.dataset['whole'];
    const { person, guiding } = this.host;
    if (person.state !== 'open') return;
    person.stay(0);
    const { view } = guiding;
    if (view?.form !== 'shared' || view.closed) return;
    void guiding.forget();
    void person.lock();
  }
}
