// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Between } from '../../store/between.ts';
import type { TodayView } from '../../store/daily.ts';
import type { Bond, Person } from '../../store/person.ts';
import { words } from '../../words/words.ts';
import { Following } from '../following.ts';
import { before, margin } from './margin.ts';
import { markPainted, painted } from './painted.ts';
import { toHeadingOf } from './part.ts';
import { parts } from './parts.ts';

/** How many of what opened are shown at once, so that a late comer is not overwhelmed. */
const AT_ONCE = 3;

/** An evening, with one other person or alone: one thing after another, and then nothing more. */
class NearerEvening extends LightElement {
  static override properties = {
    person: { attribute: false },
    bond: { attribute: false },
    view: { state: true },
    putOff: { state: true },
    asked: { state: true },
    error: { state: true },
    said: { state: true },
  };
  declare person: Person;
  declare bond: Bond | null;
  declare view: TodayView | null;
  /** The day whose check-in was put off. */
  declare putOff: string;
  /** The day on which the check-in was under way no longer. */
  declare asked: string;
  declare error: string;
  declare said: string;
  private loading: Promise<void> = Promise.resolve();
  private wantsAnother = false;
  private show = AT_ONCE;

  constructor() {
    super();
    this.view = null;
    this.putOff = this.asked = '';
    this.error = '';
    this.said = '';
    new Following(this, () => void this.again());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.loading = this.loading.then(() => this.begin()).catch(reportError);
    void this.again();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.view) markPainted();
    if (!changed.has('bond')) return;
    const before = changed.get('bond');
    if (before !== undefined && before?.ready !== this.bond?.ready) void this.again();
  }

  private get between(): Between {
    return this.person.with(this.bond?.id ?? null);
  }

  private isHere(): boolean {
    return this.isConnected && this.person.state === 'open' && (this.bond?.ready ?? true);
  }

  /** What was last seen of this day stands on the page at once; what is new takes its place. */
  private async begin(): Promise<void> {
    if (!this.isHere()) return;
    const last = await this.between.lastToday().catch(() => null);
    if (this.isHere()) this.view ??= last;
    if (last) await painted(); // what thinks takes time from what paints
  }

  /** Changes may come in a burst: while one look is under way, the next waits for it and then looks once. */
  private readonly again = async (): Promise<void> => {
    this.requestUpdate();
    this.loading = this.loading.then(() => this.look());
    await this.loading;
    await this.updateComplete;
  };

  private async look(): Promise<void> {
    if (!this.isHere()) return;
    try {
      this.view = await this.between.today({ another: this.wantsAnother, show: this.show });
      this.error = '';
    } catch (error) {
      this.error = this.isHere() ? sentenceFor(error) : '';
    }
  }

  private async another(): Promise<void> {
    this.wantsAnother = true;
    await this.again();
    const found = this.view?.tonight?.state === 'ask';
    this.said = found ? '' : words.today.noOther;
    if (found) toHeadingOf(this.querySelector('nearer-asking'));
  }

  private async more(): Promise<void> {
    this.show += AT_ONCE;
    await this.again();
  }

  protected override render(): TemplateResult {
    const { bond, view } = this;
    if (bond && !bond.ready && bond.closed === null) {
      return html`${before(words.today.notReady(bond.names.theirs))} ${margin(this.person, bond)}`;
    }
    if (!view) return before(this.error || words.app.opening, this.error ? 'wrong' : 'plain');
    return parts({
      person: this.person,
      bond,
      view,
      again: this.again,
      putOff: this.putOff,
      puttingOff: (day) => (this.putOff = day),
      asked: this.asked,
      asking: () => (this.asked = view.day),
      said: this.said,
      error: this.error,
      another: () => void this.another(),
      given: () => (this.wantsAnother = false),
      more: () => void this.more(),
    });
  }
}

define('nearer-evening', NearerEvening);
