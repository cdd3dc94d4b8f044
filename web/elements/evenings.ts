// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { type EveningsView, type Weekday, WEEKDAYS } from '../store/wishes/suiting.ts';
import { eveningsWords } from '../words/evenings.ts';
import { dayInWords, words } from '../words/words.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/** The evenings that one likes to keep for the two of them. Every press counts at once: emits `mark` with the day. */
class NearerEvenings extends LightElement {
  static override properties = { view: { attribute: false }, name: { attribute: false }, error: {} };
  declare view: EveningsView;
  declare name: string | null;
  declare error: string;

  constructor() {
    super();
    this.name = null;
    this.error = '';
  }

  protected override render(): TemplateResult {
    const w = eveningsWords;
    const { both, counts } = this.view;
    return html`<div class="stack">
      ${both.length > 0 ? html`<p><strong>${w.both(both.map(nameOf))}</strong> ${w.free}</p>` : nothing}
      <div class="pills stack" role="group" aria-labelledby="evenings-mine">
        <h2 id="evenings-mine">${w.mine}</h2>
        <span>${WEEKDAYS.map((day) => this.pill(day))}</span>
      </div>
      <p>${w.private(this.name)} ${w.counts(dayInWords(counts))}</p>
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      <details class="how">
        <summary>${w.how}</summary>
        <ul class="stack">
          ${w.plain(this.name).map((line) => html`<li>${line}</li>`)}
        </ul>
      </details>
    </div>`;
  }

  private pill(day: Weekday): TemplateResult {
    const is = this.view.marked.includes(day);
    return html`<button
      class="pill"
      type="button"
      aria-pressed=${is ? 'true' : 'false'}
      @click=${() => {
        this.emit('mark', day);
      }}
    >
      ${nameOf(day)}
    </button>`;
  }
}

function nameOf(day: Weekday): string {
  return words.dates.weekday((day + 1) % 7);
}

define('nearer-evenings', NearerEvenings);
