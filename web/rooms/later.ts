// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { words } from '../words/words.ts';

/** Parts of the app that come when somebody first goes there, so that the first page is light. */
export class Later implements ReactiveController {
  /** Why the last part did not come, as a sentence; empty where all is well. */
  error = '';
  private readonly host: ReactiveControllerHost;
  private readonly asked = new Map<string, boolean>();
  private readonly failed = new Set<string>();
  /** In the page as it is now. */
  private readonly wanted = new Set<string>();

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.error = '';
  }

  /** Whether this part is here; if not, it is fetched and the host painted anew. What failed is tried again. */
  has(name: string, fetched: () => Promise<unknown>): boolean {
    this.wanted.add(name);
    const here = this.asked.get(name);
    if (here === undefined) {
      this.asked.set(name, false);
      void this.bring(name, fetched);
    }
    return here === true;
  }

  hostUpdate(): void {
    this.wanted.clear();
  }

  /** Who goes elsewhere and comes back tries again what failed. */
  hostUpdated(): void {
    for (const name of this.failed) if (!this.wanted.has(name)) this.forget(name);
  }

  private forget(name: string): void {
    if (!this.failed.delete(name)) return;
    this.asked.delete(name);
    this.error = '';
    this.host.requestUpdate();
  }

  private async bring(name: string, fetched: () => Promise<unknown>): Promise<void> {
    try {
      await fetched();
      this.asked.set(name, true);
      this.error = '';
    } catch {
      this.error = words.say.needsConnection;
      addEventListener(
        'online',
        () => {
          this.forget(name);
        },
        { once: true },
      );
      this.failed.add(name);
    }
    this.host.requestUpdate();
  }
}
