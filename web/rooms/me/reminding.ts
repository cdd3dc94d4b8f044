// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/reminder.ts';
import type { Reminding } from '../../elements/reminder.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Person } from '../../store/person.ts';
import { meWords } from '../../words/me.ts';
import { words } from '../../words/words.ts';

/** The hour and the channel of a reminder, which the server keeps as a minute of the day and no more. */
class NearerReminding extends LightElement {
  static override properties = {
    person: { attribute: false },
    reminder: { state: true },
    busy: { state: true },
    error: { state: true },
    said: { state: true },
  };
  declare person: Person;
  /** Null while we are asking. */
  declare reminder: Reminding | null;
  declare busy: boolean;
  declare error: string;
  declare said: string;

  constructor() {
    super();
    this.reminder = null;
    this.busy = false;
    this.error = this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.act(async () => {
      this.reminder = await this.person.reminder();
    });
  }

  private async act(deed: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = this.said = '';
    try {
      await deed();
    } catch (error) {
      this.error = sentenceFor(error);
    } finally {
      this.busy = false;
    }
  }

  private readonly keep = (event: CustomEvent<Reminding>): Promise<void> =>
    this.act(async () => {
      await this.person.setReminder(event.detail);
      this.reminder = event.detail;
      this.said = words.say.saved;
    });

  protected override render(): TemplateResult {
    const w = meWords.reminder;
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      <p class="notice">${w.later}</p>
      ${
        this.reminder
          ? html`<nearer-reminder
              .reminder=${this.reminder}
              .busy=${this.busy}
              .error=${this.error}
              .said=${this.said}
              @keep=${this.keep}
            ></nearer-reminder>`
          : html`<p class="quiet">${this.error || words.app.opening}</p>`
      }
      <p class="quiet">${w.seen}</p>
    </div>`;
  }
}

define('nearer-reminding', NearerReminding);
