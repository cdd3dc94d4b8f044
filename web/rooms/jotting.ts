// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Person } from '../store/person.ts';

/** How long a stroke may be young before it is kept. */
const SOON = 250;

type Host = ReactiveControllerHost & HTMLElement & { readonly person: Person };

/**
 * Words under one key, kept on the device while they are written: a moment after each stroke, and at once when the
 * page is hidden, closed or left.
 */
export class Jotting implements ReactiveController {
  text = '';
  private readonly host: Host;
  private readonly key: string;
  private kept = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, key: string) {
    this.host = host;
    this.key = key;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.flush);
    addEventListener('pagehide', this.flush);
    this.host.addEventListener('focusout', this.flush); // also when 'Lock now' takes the focus
    void this.fetch();
  }

  hostDisconnected(): void {
    this.flush();
    document.removeEventListener('visibilitychange', this.flush);
    removeEventListener('pagehide', this.flush);
    this.host.removeEventListener('focusout', this.flush);
  }

  readonly typed = (event: CustomEvent<string>): void => {
    this.text = event.detail;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, SOON);
  };

  /** The words have gone where they belong: nothing is left to keep. */
  async drop(): Promise<void> {
    clearTimeout(this.timer);
    this.text = this.kept = '';
    this.host.requestUpdate();
    await this.host.person.keepDraft(this.key, '');
  }

  /** What was typed while this was on its way stays. */
  private async fetch(): Promise<void> {
    const found = await this.host.person.draft(this.key);
    if (this.text !== '') return;
    this.text = this.kept = found;
    this.host.requestUpdate();
  }

  private readonly flush = (): void => {
    clearTimeout(this.timer);
    if (this.text === this.kept || this.host.person.state !== 'open') return;
    this.kept = this.text;
    void this.host.person.keepDraft(this.key, this.text).catch(() => {
      this.kept = ''; // tried again at the next stroke
    });
  };
}
