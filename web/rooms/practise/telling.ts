// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { howItWas } from '../../elements/how-it-was.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Felt } from '../../store/daily.ts';
import type { Person } from '../../store/person.ts';
import { dayHere } from '../../words/words.ts';
import './dates/line.ts';

/** Of a practice that was done: how it was, for oneself alone, and a line that both keep, where one likes to. */
class NearerTelling extends LightElement {
  static override properties = {
    person: { attribute: false },
    practice: { attribute: false },
    felt: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare practice: { readonly id: string; readonly title: string };
  /** What was said just now; null where nothing was. */
  declare felt: Felt | null;
  declare error: string;

  constructor() {
    super();
    this.felt = null;
    this.error = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('practice');
    if (before && before.id !== this.practice.id) this.felt = null;
  }

  private async tell(felt: Felt): Promise<void> {
    this.error = '';
    try {
      const between = this.person.with(this.person.current?.id ?? null);
      await between.practised(this.practice.id, dayHere(), { done: 'yes', felt });
      this.felt = felt;
    } catch (error) {
      this.error = sentenceFor(error);
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="stack">
      ${howItWas(this.felt, (felt) => void this.tell(felt))}
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      <nearer-practice-line .person=${this.person} .practice=${this.practice}></nearer-practice-line>
    </div>`;
  }
}

define('nearer-telling', NearerTelling);

export function telling(
  person: Person,
  practice: { readonly id: string; readonly title: string },
): TemplateResult {
  return html`<nearer-telling .person=${person} .practice=${practice}></nearer-telling>`;
}
