// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Person } from '../store/person.ts';

/** Keeps a room up to date with its person, and when it is looked at again, for as long as it stands on the page. */
export class Following implements ReactiveController {
  private readonly host: ReactiveControllerHost & { readonly person: Person };
  private readonly then: () => void;
  private followed: Person | null = null;

  /** `then` is called at every change; without it the room only paints anew. */
  constructor(host: ReactiveControllerHost & { readonly person: Person }, then?: () => void) {
    this.host = host;
    this.then =
      then ??
      (() => {
        host.requestUpdate();
      });
    host.addController(this);
  }

  hostConnected(): void {
    this.followed = this.host.person;
    this.followed.addEventListener('change', this.changed);
    document.addEventListener('visibilitychange', this.seen);
  }

  hostDisconnected(): void {
    this.followed?.removeEventListener('change', this.changed);
    this.followed = null;
    document.removeEventListener('visibilitychange', this.seen);
  }

  private readonly seen = (): void => {
    if (document.visibilityState === 'visible') this.then();
  };

  private readonly changed = (): void => {
    this.then();
  };
}

/**
 * Lets a room look again when its person comes back to it, and never because something has come: outside of Today nobody
 * can watch when the other writes. A room looks by itself when it is opened, and after what is done in it.
 */
export class Returning implements ReactiveController {
  private readonly host: ReactiveControllerHost & { readonly person: Person };
  private readonly then: () => void;
  private here = false;

  constructor(host: ReactiveControllerHost & { readonly person: Person }, then: () => void) {
    this.host = host;
    this.then = then;
    host.addController(this);
  }

  hostConnected(): void {
    this.here = true;
    document.addEventListener('visibilitychange', this.seen);
    void this.whenRead();
  }

  hostDisconnected(): void {
    this.here = false;
    document.removeEventListener('visibilitychange', this.seen);
  }

  /** What had come before the app was opened belongs to the opening. */
  private async whenRead(): Promise<void> {
    const { reading } = this.host.person;
    if (reading === null) return;
    await reading;
    if (this.here) this.then();
  }

  private readonly seen = (): void => {
    if (document.visibilityState !== 'visible') return;
    this.then();
    void this.whenRead();
  };
}
