// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps the screen awake while it is wanted, where the browser can: one that was hidden lets go by itself. */
export class Awake implements ReactiveController {
  /** Whether the browser cannot, or was asked and would not. */
  refused = !('wakeLock' in navigator);
  private readonly host: ReactiveControllerHost;
  private wanted = false;
  private asking = false;
  private lock: WakeLockSentinel | null = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.seen);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.seen);
    this.want(false);
  }

  want(wanted: boolean): void {
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    if (wanted) void this.ask();
    else void this.lock?.release().catch(() => undefined);
  }

  private readonly seen = (): void => {
    if (document.visibilityState === 'visible' && this.wanted) void this.ask();
  };

  private async ask(): Promise<void> {
    if (this.refused || this.asking || (this.lock !== null && !this.lock.released)) return;
    this.asking = true;
    try {
      this.lock = await navigator.wakeLock.request('screen');
      if (!this.wanted) await this.lock.release();
    } catch {
      // A low battery may be the reason; it is said, and asked for again when the page is looked at anew.
      this.refused = document.visibilityState === 'visible';
      this.host.requestUpdate();
    }
    this.asking = false;
  }
}
