// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { LightElement, define } from './light.ts';

/** What this element needs of `offline/versions.ts`. */
export interface Waiting extends EventTarget {
  readonly waiting: string | null;
  use(): void;
}

/** Says that a new version is ready, with its hash. It changes nothing until it is asked to. */
export class NearerUpdate extends LightElement {
  static override properties = {
    versions: { attribute: false },
    later: { state: true },
    asked: { state: true },
  };
  declare versions: Waiting | null;
  /** The one that was put off; it comes by itself once every page has been closed. */
  declare later: string | null;
  declare asked: boolean;

  constructor() {
    super();
    this.versions = this.later = null;
    this.asked = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'status');
    this.versions?.addEventListener('change', this.changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.versions?.removeEventListener('change', this.changed);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('versions')) return;
    changes.get('versions')?.removeEventListener('change', this.changed);
    if (this.isConnected) this.versions?.addEventListener('change', this.changed);
  }

  private readonly changed = (): void => {
    this.requestUpdate();
  };

  private readonly use = (): void => {
    this.asked = true;
    this.versions?.use();
  };

  protected override render(): TemplateResult | typeof nothing {
    const hash = this.versions?.waiting ?? null;
    if (hash === null || hash === this.later) return nothing;
    const w = words.update;
    return html`<div class="update">
      <p>
        ${w.ready} <span class="quiet">${w.hash} <code translate="no">${hash}</code></span>
      </p>
      <p class="acts">
        <button class="act" type="button" ?disabled=${this.asked} @click=${this.use}>${w.now}</button>
        <button class="act plain" type="button" @click=${() => (this.later = hash)}>${w.later}</button>
      </p>
    </div>`;
  }
}

define('nearer-update', NearerUpdate);
