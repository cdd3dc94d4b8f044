// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/looked-back.ts';
import '../../elements/looked-list.ts';
import '../../elements/notice.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Between } from '../../store/between.ts';
import { keepMonth, keepWeek, lookback, type LookbackView } from '../../store/lookback.ts';
import type { KeptMonth, KeptWeek } from '../../store/lookback.ts';
import type { Person } from '../../store/person.ts';
import { Following } from '../following.ts';

/** What somebody said when they looked back: shown in Us, and listed in Me, where each can be left out. */
class NearerLooked extends LightElement {
  static override properties = {
    person: { attribute: false },
    bond: { attribute: false },
    listed: { type: Boolean },
    view: { state: true },
    error: { state: true },
  };
  declare person: Person;
  /** Null: alone. */
  declare bond: string | null;
  declare listed: boolean;
  declare view: LookbackView | null;
  declare error: string;
  private last: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.bond = this.view = null;
    this.listed = false;
    this.error = '';
    new Following(this, () => {
      this.do(() => Promise.resolve());
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('person') || changed.has('bond')) this.do(() => Promise.resolve());
  }

  /** Does something, and looks anew; one after the other. */
  private do(deed: (between: Between) => Promise<void>): void {
    this.last = this.last.then(async () => {
      const between = this.person.with(this.bond);
      try {
        await deed(between);
        this.view = await lookback(between);
        this.error = '';
      } catch (error) {
        this.error = sentenceFor(error);
      }
    });
  }

  private readonly week = ({ detail }: CustomEvent<KeptWeek>): void => {
    this.do((between) => keepWeek(between, detail));
  };

  private readonly month = ({ detail }: CustomEvent<KeptMonth>): void => {
    this.do((between) => keepMonth(between, detail));
  };

  protected override render(): TemplateResult {
    const { view } = this;
    return html`${
        this.listed
          ? html`<nearer-looked-list
              .view=${view}
              @week=${this.week}
              @month=${this.month}
            ></nearer-looked-list>`
          : html`<nearer-looked-back .view=${view}></nearer-looked-back>`
      } <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>`;
  }
}

define('nearer-looked', NearerLooked);
