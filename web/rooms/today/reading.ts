// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { LightElement } from '../../elements/light.ts';
import '../../elements/practice.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Between } from '../../store/between.ts';
import type { Practice } from '../../store/daily.ts';
import { howTo, type HowTo } from '../../store/library.ts';

/** Where a practice is read: a page of its own, and the way back leads out of it. */
export const READING = '#today/practice';

/** A practice that is being read. It stays on the page whatever arrives meanwhile. */
export class Reading implements ReactiveController {
  private readonly host: LightElement;
  private practice: Practice | null = null;
  private how: HowTo | null = null;
  private scrolled = 0;
  private error = '';

  constructor(host: LightElement) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.look);
    addEventListener('hashchange', this.look);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.look);
    removeEventListener('hashchange', this.look);
  }

  /** The page to show instead of the evening, or null. `offered` is tonight's. */
  page(
    offered: Practice | null,
    o: { readonly between: Between; readonly alone: boolean },
  ): TemplateResult | null {
    if (location.hash !== READING) return null;
    if (this.practice === null && offered !== null) void this.open(offered);
    if (this.practice === null) return null;
    const { id } = this.practice;
    return html`<nearer-practice
      .practice=${this.practice}
      .how=${this.how}
      .alone=${o.alone}
      .error=${this.error}
      @close=${this.close}
      @unwanted=${() => void this.refuse(o.between, id)}
    ></nearer-practice>`;
  }

  private async open(practice: Practice): Promise<void> {
    this.practice = practice;
    this.how = null;
    try {
      const how = await howTo(practice.id);
      if (this.practice === practice) this.how = how;
    } catch (error) {
      this.error = sentenceFor(error);
    }
    this.host.requestUpdate();
  }

  private async refuse(between: Between, id: string): Promise<void> {
    try {
      await between.unwanted(id, true);
      this.close();
    } catch (error) {
      this.error = sentenceFor(error);
      this.host.requestUpdate();
    }
  }

  private readonly close = (): void => {
    history.replaceState(null, '', '/#');
    this.look();
  };

  private readonly look = (): void => {
    const open = location.hash === READING;
    if (open === (this.practice !== null)) return;
    if (open) this.scrolled = scrollY;
    else this.practice = null;
    this.error = '';
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      if (open) this.toHeading();
      else scrollTo({ top: this.scrolled });
    });
  };

  private toHeading(): void {
    const heading = this.host.querySelector<HTMLElement>('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }
}
