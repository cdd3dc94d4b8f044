// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { LightElement, define } from '../../../elements/light.ts';
import { sentenceFor } from '../../../elements/sentence.ts';
import '../../../elements/session-end.ts';
import type { Felt } from '../../../store/daily.ts';
import type { Person } from '../../../store/person.ts';
import type { Form } from '../../../store/sessions/sessions.ts';
import { dayHere } from '../../../words/words.ts';

/** The end of a session, where whoever is on a device of their own may say how it was. Emits `close`. */
class NearerSessionEnded extends LightElement {
  static override properties = {
    person: { attribute: false },
    practice: {},
    form: {},
    felt: { state: true },
    error: { state: true },
  };
  declare person: Person;
  /** Its id. */
  declare practice: string;
  declare form: Form;
  declare felt: Felt | null;
  declare error: string;

  constructor() {
    super();
    this.felt = null;
    this.error = '';
  }

  private readonly tell = async ({ detail: felt }: CustomEvent<Felt>): Promise<void> => {
    this.error = '';
    try {
      const between = this.person.with(this.person.current?.id ?? null);
      await between.practised(this.practice, dayHere(), { done: 'yes', felt });
      this.felt = felt;
    } catch (error) {
      this.error = sentenceFor(error);
    }
  };

  private readonly close = (): void => {
    this.emit('close');
  };

  protected override render(): TemplateResult {
    return html`<nearer-session-end
      .form=${this.form}
      .felt=${this.felt}
      .error=${this.error}
      @felt=${this.tell}
      @close=${this.close}
    ></nearer-session-end>`;
  }
}

define('nearer-session-ended', NearerSessionEnded);
