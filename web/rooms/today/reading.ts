// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { LightElement } from '../../elements/light.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Between } from '../../store/between.ts';
import type { Practice } from '../../store/daily.ts';
import { howTo, type HowTo } from '../../store/library.ts';
import type { Person } from '../../store/person.ts';
import { Draft } from '../draft.ts';
import { Later } from '../later.ts';
import { styled } from '../styles.ts';

/** Where a practice is read: a page of its own, and the way back leads out of it. */
export const READING = '#today/practice';

/**
 * A practice that is being read. It stays on the page whatever arrives meanwhile, and the step is kept on the device:
 * a page that died goes on where it was.
 */
export class Reading implements ReactiveController {
  private readonly host: LightElement & { readonly person: Person };
  private practice: Practice | null = null;
  private how: HowTo | null = null;
  private scrolled = 0;
  private error = '';
  /** `<id> <step>` of tonight's practice, once it was begun. */
  private readonly place: Draft;
  private evening = '';
  private readonly later: Later;

  constructor(host: LightElement & { readonly person: Person }) {
    this.host = host;
    this.place = new Draft(host);
    this.later = new Later(host);
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

  /** Finds where this evening's practice was left. */
  async turnTo(bond: string | null, day: string): Promise<void> {
    const evening = `practice/${bond ?? '-'}/${day}`;
    await this.place.turnTo(evening);
    this.evening = evening;
  }

  /** The practice that was begun tonight; empty where none was. */
  get begun(): string {
    return this.place.text.split(' ')[0] ?? '';
  }

  private get step(): number {
    return Number(this.place.text.split(' ')[1] ?? 0);
  }

  /** The page to show instead of the evening, or null. `offered` is tonight's. */
  page(
    offered: Practice | null,
    o: { readonly between: Between; readonly alone: boolean },
  ): TemplateResult | null {
    if (location.hash !== READING || this.evening === '') return null;
    if (this.practice === null && offered !== null) void this.open(offered);
    if (this.practice === null) return null;
    if (!this.later.has('further', () => styled(import('../further.ts')))) return this.later.coming();
    const { id } = this.practice;
    return html`<nearer-practice
      .practice=${this.practice}
      .how=${this.how}
      .alone=${o.alone}
      .at=${this.begun === id ? this.step : 0}
      .error=${this.error}
      @step=${({ detail }: CustomEvent<number>) => {
        this.place.take(`${id} ${detail}`);
      }}
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
    if (this.begun !== '') this.place.take(`${this.begun} 0`); // it was read; who comes back begins anew
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
    if (open) return;
    void this.host.updateComplete.then(() => {
      scrollTo({ top: this.scrolled });
    });
  };
}
