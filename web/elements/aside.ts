// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Person } from '../store/person.ts';
import './help.ts';
import type { LightElement } from './light.ts';
import { sentenceFor } from './sentence.ts';

type Host = LightElement & { readonly person: Person | null };

/**
 * Help, laid over whatever stands on the page. The room below stays as it is, hidden: nothing of it is fetched anew
 * or written down because somebody looked for help. There is no address, no title and no entry in the history.
 */
export class Aside implements ReactiveController {
  open = false;
  private lightened = false;
  private error = '';
  private from: Element | null = null;
  private at = 0;
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.open = false;
  }

  readonly turn = (): void => {
    if (this.open) this.close();
    else this.show();
  };

  readonly close = (): void => {
    if (!this.open) return;
    this.open = this.lightened = false;
    this.error = '';
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      scrollTo({ top: this.at });
      if (this.from instanceof HTMLElement) this.from.focus({ preventScroll: true });
      this.from = null;
    });
  };

  private show(): void {
    this.from = document.activeElement;
    this.at = scrollY;
    this.open = true;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.querySelector('nearer-help')?.dispatchEvent(new CustomEvent('turned', { bubbles: true })),
    );
  }

  page(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    return html`<main class="page" tabindex="-1">
      <nearer-help
        .mayLighten=${this.host.person?.state === 'open'}
        .lightened=${this.lightened}
        .error=${this.error}
        @close=${this.close}
        @lighten=${this.lighten}
      ></nearer-help>
    </main>`;
  }

  /** The ordinary pace that is also set under Me: an own record like any other. */
  private readonly lighten = async (): Promise<void> => {
    const { person } = this.host;
    if (!person) return;
    try {
      const between = person.with(person.current?.id ?? null);
      const { limits } = await between.me();
      await between.setLimits({ ...limits, touch: 0, depth: 1 });
      this.lightened = true;
      this.error = '';
    } catch (error) {
      this.error = sentenceFor(error);
    }
    this.host.requestUpdate();
  };
}
