// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import '../../../elements/date-done.ts';
import { whenSaid } from '../../../elements/date-words.ts';
import { define } from '../../../elements/light.ts';
import { didDraft, keepLine } from '../../../store/dates/dates.ts';
import type { Occurrence } from '../../../store/dates/occurrences.ts';
import { ritualWords } from '../../../words/rituals.ts';
import { Draft } from '../../draft.ts';
import { DatesPart } from './part.ts';

/** A line to keep of something that the two did. Emits `done` and `leave`. */
class NearerDatesDoing extends DatesPart {
  static override properties = { ...DatesPart.properties, time: { attribute: false } };
  declare time: Occurrence;
  private readonly draft = new Draft(this);

  protected override firstUpdated(_: PropertyValues<this>): void {
    const { date, day } = this.time;
    void this.draft.turnTo(didDraft(this.bond?.id ?? null, date.id, day));
    void this.updateComplete.then(() => {
      this.querySelector<HTMLElement>('h2')?.focus();
    });
  }

  private readonly keep = ({ detail }: CustomEvent<string>): void => {
    const { date, day } = this.time;
    const key = didDraft(this.between.bond, date.id, day);
    const give = (): ReturnType<typeof keepLine> => keepLine(this.between, date, { day, text: detail, key });
    void this.act(() => this.draft.giving(give), ritualWords.page.lineKept);
  };

  protected override render(): TemplateResult {
    return html`<nearer-date-done
      .what=${this.time.date.what}
      .when=${whenSaid(this.time)}
      .name=${this.name}
      .text=${this.draft.text}
      .busy=${this.busy}
      .error=${this.error || this.draft.trouble}
      @typed=${this.draft.typed}
      @keep=${this.keep}
      @leave=${() => {
        this.emit('leave');
      }}
    ></nearer-date-done>`;
  }
}

define('nearer-dates-doing', NearerDatesDoing);
