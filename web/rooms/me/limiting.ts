// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/limits.ts';
import '../../elements/notice.ts';
import '../../elements/pace.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Limits, MeView, Practice } from '../../store/daily.ts';
import type { Person } from '../../store/person.ts';
import { meWords } from '../../words/me.ts';
import { words } from '../../words/words.ts';

/** How long it is said that something was kept. */
const READ_MS = 5_000;

/** Limits and pace: own records, kept one after the other, each at the press. */
class NearerLimiting extends LightElement {
  static override properties = {
    person: { attribute: false },
    bond: { attribute: false },
    matter: {},
    view: { state: true },
    unwanted: { state: true },
    error: { state: true },
    said: { state: true },
  };
  declare person: Person;
  /** The pairing that this is about; null for somebody alone. */
  declare bond: string | null;
  declare matter: 'limits' | 'pace';
  declare view: MeView | null;
  declare unwanted: readonly Practice[];
  declare error: string;
  declare said: string;
  /** Two quick presses are kept in their order. */
  private last: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.view = null;
    this.unwanted = [];
    this.error = this.said = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('bond')) void this.look();
  }

  private async look(): Promise<void> {
    const between = this.person.with(this.bond);
    try {
      this.view = await between.me();
      if (this.matter === 'limits') this.unwanted = (await between.library()).filter((one) => one.unwanted);
    } catch (error) {
      this.error = sentenceFor(error);
    }
  }

  private do(deed: () => Promise<void>): Promise<void> {
    this.error = this.said = '';
    this.last = this.last.then(async () => {
      try {
        await deed();
        this.say(meWords.limits.saved);
      } catch (error) {
        this.error = sentenceFor(error);
      }
    });
    return this.last;
  }

  /** A word that has been read is in the way of what lies under it. */
  private say(what: string): void {
    this.said = what;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.said = ''), READ_MS);
  }

  private set(change: Partial<Limits>): void {
    if (!this.view) return;
    const limits = { ...this.view.limits, ...change };
    this.view = { ...this.view, limits };
    void this.do(() => this.person.with(this.bond).setLimits(limits));
  }

  private readonly back = (event: CustomEvent<string>): void => {
    const item = event.detail;
    void this.do(async () => {
      await this.person.with(this.bond).unwanted(item, false);
      this.unwanted = this.unwanted.filter(({ id }) => id !== item);
    });
  };

  protected override render(): TemplateResult {
    const w = meWords[this.matter];
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      ${this.view ? this.page(this.view) : this.coming()}
    </div>`;
  }

  private coming(): TemplateResult {
    return this.error
      ? html`<nearer-notice tone="wrong" .say=${this.error}></nearer-notice>`
      : html`<p class="quiet">${words.app.opening}</p>`;
  }

  private page({ limits, topics, depthNow }: MeView): TemplateResult {
    if (this.matter === 'pace') {
      return html`<nearer-pace
        .depth=${limits.depth}
        .now=${depthNow}
        .error=${this.error}
        .said=${this.said}
        @set=${(event: CustomEvent<Limits['depth']>) => {
          this.set({ depth: event.detail });
        }}
      ></nearer-pace>`;
    }
    return html`<nearer-limits
      .limits=${limits}
      .topics=${topics}
      .unwanted=${this.unwanted}
      .error=${this.error}
      .said=${this.said}
      @set=${(event: CustomEvent<Limits>) => {
        this.set({ topics: event.detail.topics, touch: event.detail.touch });
      }}
      @back=${this.back}
    ></nearer-limits>`;
  }
}

define('nearer-limiting', NearerLimiting);
