// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import '../../../elements/date-wishes.ts';
import { define } from '../../../elements/light.ts';
import '../../../elements/notice.ts';
import { type DatesView, funDraft, showWish, wish } from '../../../store/dates/dates.ts';
import { ritualWords } from '../../../words/rituals.ts';
import { Draft } from '../../draft.ts';
import { DatesPart } from './part.ts';

/** What I would like to do, for myself until I show it. Emits `done`, and `plan` with what it is about. */
class NearerDatesWishing extends DatesPart {
  static override properties = { ...DatesPart.properties, view: { attribute: false }, said: {} };
  declare view: DatesView;
  declare said: string;
  private readonly draft = new Draft(this);

  constructor() {
    super();
    this.said = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('bond')) void this.draft.turnTo(funDraft(this.bond?.id ?? null));
  }

  private keep(what: string, is: boolean): void {
    const w = ritualWords.fun;
    const keep = async (): Promise<undefined> => {
      await (is ? this.draft.giving(() => wish(this.between, what, true)) : wish(this.between, what, false));
      await this.draft.turnTo(funDraft(this.bond?.id ?? null));
    };
    void this.act(keep, is ? w.added : w.off);
  }

  protected override render(): TemplateResult {
    const w = ritualWords.fun;
    return html`<nearer-date-wishes
        class="stack roomy"
        .view=${this.view}
        .name=${this.name}
        .text=${this.draft.text}
        .alone=${this.bond === null}
        .over=${this.bond !== null && this.bond.closed !== null}
        @typed=${this.draft.typed}
        @add=${({ detail }: CustomEvent<string>) => {
          this.keep(detail, true);
        }}
        @take-off=${({ detail }: CustomEvent<string>) => {
          this.keep(detail, false);
        }}
        @show=${({ detail }: CustomEvent<string>) => {
          void this.act(() => showWish(this.between, detail), w.saidShown(this.name));
        }}
        @take-back=${({ detail }: CustomEvent<string>) => {
          void this.act(() => this.between.takeBack(detail).then(() => undefined), w.saidBack);
        }}
        @plan=${({ detail }: CustomEvent<string>) => {
          this.emit('plan', detail);
        }}
      ></nearer-date-wishes>
      <nearer-notice
        class="saying"
        .tone=${this.error || this.draft.trouble ? 'wrong' : 'good'}
        .say=${this.error || this.draft.trouble || this.said}
      ></nearer-notice>`;
  }
}

define('nearer-dates-wishing', NearerDatesWishing);
