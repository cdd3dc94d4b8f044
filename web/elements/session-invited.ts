// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { sessionWords, type Names } from '../words/session.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/** So long after it came it cannot be pressed, as what stood there before was meant; nor is it new after less. */
const NEW_MS = 1_000;

/**
 * What the other asks for now; nothing where they do not. Its place stands in the page before, so that it is read aloud,
 * and its buttons stay where they are when it goes: a press on one of them outlasts a short silence. Emits `join` and
 * `decline`.
 */
export class NearerSessionInvited extends LightElement {
  static override properties = {
    name: {},
    names: { attribute: false },
    busy: { type: Boolean },
    error: {},
    isNew: { state: true },
  };
  /** Of the practice; empty where nobody asks. */
  declare name: string;
  declare names: Names;
  /** Whether it is being joined. */
  declare busy: boolean;
  declare error: string;
  declare isNew: boolean;
  private shown = '';
  private goneAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.name = this.error = '';
    this.names = { me: null, them: null };
    this.busy = this.isNew = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.isNew = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('name')) return;
    const now = performance.now();
    if (this.name === '') this.goneAt = now;
    else if (this.name !== this.shown || now - this.goneAt > NEW_MS) this.comes();
  }

  private comes(): void {
    this.shown = this.name;
    this.isNew = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.isNew = false;
    }, NEW_MS);
  }

  private says(name: 'join' | 'decline'): () => void {
    return () => {
      if (!this.busy && !this.isNew) this.emit(name);
    };
  }

  protected override render(): TemplateResult {
    const w = sessionWords.invited;
    const { name, names, error } = this;
    const isOff = this.busy || this.isNew ? 'true' : 'false';
    return html`<div class=${name || error ? 'asked' : ''}>
      <p class="asks" role="status" dir="auto">${name ? w.asks(names, name) : ''}</p>
      <div class="acts" ?hidden=${!name}>
        <button class="act" type="button" aria-disabled=${isOff} @click=${this.says('join')}>
          ${w.join}
        </button>
        <button class="act plain" type="button" aria-disabled=${isOff} @click=${this.says('decline')}>
          ${w.decline}
        </button>
      </div>
      <p class="small quiet" ?hidden=${!name}>${w.why(names)}</p>
      <nearer-notice tone="wrong" .say=${error}></nearer-notice>
    </div>`;
  }
}

define('nearer-session-invited', NearerSessionInvited);
