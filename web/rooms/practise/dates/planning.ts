// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { plainAct } from '../../../elements/acts.ts';
import '../../../elements/date-form.ts';
import { define } from '../../../elements/light.ts';
import { type Planned, type Planning, plan, planDraft, rulesFor } from '../../../store/dates/dates.ts';
import { zoneHere } from '../../../store/dates/occurrences.ts';
import { ritualWords } from '../../../words/rituals.ts';
import { Draft } from '../../draft.ts';
import { DatesPart } from './part.ts';

/** Planning a time, or changing one. What is typed is kept on the device until it is put. Emits `done` and `leave`. */
class NearerDatesPlanning extends DatesPart {
  static override properties = {
    ...DatesPart.properties,
    earlier: { attribute: false },
    what: { attribute: false },
    planning: { state: true },
    waits: { state: true },
    rules: { state: true },
  };
  /** The date that is changed; null for a new one. */
  declare earlier: Planned | null;
  /** What a new one begins with. */
  declare what: string;
  declare planning: Planning | null;
  /** What was pressed, while another plan that was begun stands here; empty otherwise. */
  declare waits: string;
  declare rules: readonly string[];
  private readonly draft = new Draft(this);

  constructor() {
    super();
    this.earlier = this.planning = null;
    this.what = this.waits = '';
    this.rules = [];
  }

  protected override firstUpdated(_: PropertyValues<this>): void {
    void this.begin();
  }

  private async begin(): Promise<void> {
    await this.draft.turnTo(planDraft(this.bond?.id ?? null, this.earlier?.id));
    const { earlier, what } = this;
    const planning = { ...(earlier ?? fresh(what)), ...typedBefore(this.draft.text, earlier?.version ?? 0) };
    this.planning = planning;
    if (what !== '' && planning.what.trim() !== what) this.waits = what;
    await this.look(planning);
    await this.updateComplete;
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  private readonly typed = ({ detail }: CustomEvent<Planning>): void => {
    this.draft.take(this.written(detail));
    void this.look(detail);
  };

  /** What it can come round by follows its day; of the rules for another day the one of the same kind is taken. */
  private async look(planning: Planning): Promise<void> {
    this.planning = planning;
    const { day, every } = planning;
    if (day === '') {
      this.rules = every === '' ? [] : [every]; // a day that is being changed
      return;
    }
    try {
      this.rules = await rulesFor(this.between, day);
    } catch {
      return; // a day that is being typed
    }
    const now = this.planning;
    if (now.every === '' || this.rules.includes(now.every)) return;
    this.planning = { ...now, every: alike(this.rules, now.every) };
  }

  private readonly put = ({ detail }: CustomEvent<Planning>): void => {
    const put = async (): ReturnType<typeof plan> => {
      await this.look(detail); // the day may have been changed a moment ago
      const { every } = this.planning ?? detail;
      const given = { ...detail, what: detail.what.trim(), where: detail.where.trim(), every };
      return plan(this.between, given, this.earlier, this.written(given));
    };
    void this.act(() => this.draft.giving(put), ritualWords.page.saved);
  };

  /** What was begun is let go of, by a press and not by itself. */
  private readonly anew = (): void => {
    const planning = fresh(this.waits);
    this.waits = '';
    this.draft.take(this.written(planning));
    void this.look(planning);
    this.querySelector<HTMLElement>('h2')?.focus();
  };

  private readonly leave = (): void => {
    this.emit('leave');
  };

  /** As it is kept until it is put. */
  private written({ what, where, day, time, zone, minutes, every }: Planning): string {
    const version = this.earlier?.version ?? 0;
    return JSON.stringify({ version, what, where, day, time, zone, minutes, every });
  }

  private begun(what: string): TemplateResult {
    const w = ritualWords.form;
    return html`<div class="stack">
      <p>${w.begun}</p>
      ${plainAct(w.anew(what), this.anew)}
    </div>`;
  }

  protected override render(): TemplateResult {
    if (!this.planning) return html``;
    return html`${this.waits ? this.begun(this.waits) : nothing}<nearer-date-form
        .planning=${this.planning}
        .rules=${this.rules}
        .changing=${this.earlier !== null}
        .busy=${this.busy}
        .error=${this.error || this.draft.trouble}
        @typed=${this.typed}
        @put=${this.put}
        @leave=${this.leave}
      ></nearer-date-form>`;
  }
}

function fresh(what: string): Planning {
  return { what, where: '', day: '', time: '19:00', zone: zoneHere(), minutes: 0, every: '' };
}

/** What was typed before this page stood here. What changed an earlier version than stands now is no change of this. */
function typedBefore(text: string, version: number): Partial<Planning> {
  if (text === '') return {};
  // A date that could never be sent lies behind what was typed since, after a blank line.
  const [newest = ''] = text.split('\n\n');
  const { version: of, ...planning } = JSON.parse(newest) as Partial<Planning> & { version?: number };
  return of === version ? planning : {};
}

function alike(rules: readonly string[], rule: string): string {
  const kind = (one: string): string => one.replace(/-?\d+|(MO|TU|WE|TH|FR|SA|SU)$/g, '');
  const often = rule.split(';')[0] ?? '';
  return rules.find((one) => kind(one) === kind(rule)) ?? rules.find((one) => one.startsWith(often)) ?? '';
}

define('nearer-dates-planning', NearerDatesPlanning);
