// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sentenceFor } from '../../elements/sentence.ts';

type Deed = () => Promise<void> | void;

/**
 * What a person does on one part of a page, one after the other: what an answer leaves behind does not undo a tap
 * that came while it was sent. Holds whether something is under way and the sentence where it failed.
 */
export class Acts implements ReactiveController {
  busy = false;
  error = '';
  private readonly host: ReactiveControllerHost;
  private last: Promise<void> = Promise.resolve();

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  /** Resolves when it is done, and when it failed. */
  async run(deed: Deed): Promise<void> {
    this.last = this.after(this.last, deed);
    await this.last;
  }

  private async after(before: Promise<void>, deed: Deed): Promise<void> {
    await before;
    this.now(true, '');
    try {
      await deed();
      this.now(false, '');
    } catch (error) {
      this.now(false, sentenceFor(error));
    }
  }

  private now(busy: boolean, error: string): void {
    this.busy = busy;
    this.error = error;
    this.host.requestUpdate();
  }
}
