// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isFull } from '../elements/sentence.ts';
import type { Person } from '../store/person.ts';
import { words } from '../words/words.ts';

/** How long a stroke may be young before it is kept. */
const SOON = 250;

type Host = ReactiveControllerHost & HTMLElement & { readonly person: Person };

/**
 * What is being typed, kept on the device: a moment after each stroke, and at once when the page is hidden, closed or
 * left. Strokes under one key never land under another.
 */
export class Draft implements ReactiveController {
  text = '';
  /** Why the latest strokes could not be kept, as a sentence; empty where they are. */
  trouble = '';
  private readonly host: Host;
  private key = '';
  private kept = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private keeping: Promise<void> = Promise.resolve();

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.flush);
    addEventListener('pagehide', this.flush);
    this.host.addEventListener('focusout', this.flush); // also when 'Lock now' takes the focus
  }

  hostDisconnected(): void {
    this.flush();
    document.removeEventListener('visibilitychange', this.flush);
    removeEventListener('pagehide', this.flush);
    this.host.removeEventListener('focusout', this.flush);
  }

  /** Fetches what was kept under this key; what stands there already stays. */
  async turnTo(key: string): Promise<void> {
    if (key === this.key) return;
    this.flush();
    const found = await this.host.person.draft(key);
    const isTyping = this.key === '' && this.text !== ''; // strokes that were quicker than the shelf stay
    this.key = key;
    this.kept = found;
    this.trouble = '';
    if (!isTyping) this.text = found;
    this.host.requestUpdate();
  }

  readonly typed = (event: CustomEvent<string>): void => {
    this.take(event.detail);
  };

  take(text: string): void {
    this.text = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, SOON);
    this.host.requestUpdate();
  }

  /** Once this resolves, everything typed lies on the shelf: giving it then empties all that there is. */
  async settle(): Promise<void> {
    this.flush();
    await this.keeping;
  }

  /** Forgets it on this page only: who gives it empties the shelf in the same act, or finds the words put back there. */
  forget(): void {
    clearTimeout(this.timer);
    this.text = this.kept = this.key = this.trouble = '';
    this.host.requestUpdate();
  }

  /** Gives what stands here. What is begun elsewhere meanwhile stays. */
  async giving<T>(deed: () => Promise<T>): Promise<T> {
    await this.settle();
    const { key } = this;
    const given = await deed();
    if (this.key === key) this.forget();
    return given;
  }

  /** It is not wanted: nothing is left to keep. */
  async drop(): Promise<void> {
    const key = this.key;
    this.forget();
    if (key) await this.host.person.keepDraft(key, '');
  }

  private readonly flush = (): void => {
    clearTimeout(this.timer);
    if (!this.key || this.text === this.kept || this.host.person.state !== 'open') return;
    this.kept = this.text;
    this.keeping = this.keep(this.key, this.text);
  };

  private async keep(key: string, text: string): Promise<void> {
    let trouble = '';
    try {
      await this.host.person.keepDraft(key, text);
    } catch (error) {
      this.kept = ''; // tried again at the next stroke
      if (this.host.person.state === 'open') trouble = isFull(error) ? words.say.full : words.say.notKept;
    }
    if (key !== this.key || trouble === this.trouble) return;
    this.trouble = trouble;
    this.host.requestUpdate();
  }
}
