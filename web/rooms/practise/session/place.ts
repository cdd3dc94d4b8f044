// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactiveController } from 'lit';
import type { LightElement } from '../../../elements/light.ts';
import type { SessionView } from '../../../store/sessions/sessions.ts';

/** Which page of the session stands there; another one begins at its heading. */
export function placeOf(view: SessionView | null, waits: boolean): string {
  return view === null ? '' : `${view.asks ?? ''} ${waits ? 'waits' : (view.at ?? '')}`;
}

/**
 * Whoever goes through a session with a keyboard, or by ear, keeps their place in it: where what had the focus goes, as
 * the dim page does when its time is up, they are at the heading of the step again, and not before all of the page.
 */
export class Place implements ReactiveController {
  private readonly host: LightElement;
  private readonly lost: () => void;
  private had = false;

  constructor(host: LightElement, lost: () => void) {
    this.host = host;
    this.lost = lost;
    host.addController(this);
  }

  hostUpdate(): void {
    this.had = this.host.contains(document.activeElement);
  }

  hostUpdated(): void {
    if (this.had) void this.look();
  }

  /** What stands in the step goes a moment after the step was told. */
  private async look(): Promise<void> {
    const step = this.host.querySelector<LightElement>('nearer-session-step');
    await step?.updateComplete;
    const now = document.activeElement;
    if (step?.isConnected && (now === null || now === document.body)) this.lost();
  }
}
