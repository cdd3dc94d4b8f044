// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ExperimentView, Proposing, Weeks } from '../store/experiment.ts';
import { POWER } from '../words/en/experiment.ts';
import { dayInWords } from '../words/words.ts';
import { usWords } from '../words/us.ts';
import { mainAct } from './acts.ts';
import './choice.ts';
import { LightElement, define } from './light.ts';
import { settled } from './settled.ts';

let count = 0;

/** One thing to find out about, and for how long. Emits `propose` with a `Proposing`. */
export class NearerPropose extends LightElement {
  static override properties = {
    view: { attribute: false },
    name: {},
    item: { state: true },
    weeks: { state: true },
    pressed: { state: true },
  };
  declare view: ExperimentView;
  declare name: string | null;
  declare item: string;
  /** Empty until chosen. */
  declare weeks: string;
  /** Whether it was tried, so that what is missing is said. */
  declare pressed: boolean;
  private readonly own = `propose-${++count}`;

  constructor() {
    super();
    this.name = null;
    this.item = this.weeks = '';
    this.pressed = false;
  }

  private readonly propose = (event: Event): void => {
    event.preventDefault();
    this.pressed = true;
    const weeks = this.view.lengths.find((one) => String(one) === this.weeks);
    if (this.item === '' || weeks === undefined) return;
    this.emit('propose', { item: this.item, weeks, from: this.view.start } satisfies Proposing);
  };

  protected override render(): TemplateResult {
    const w = usWords.experiment;
    const { practices, lengths, enough, start } = this.view;
    if (practices.length === 0) return html`<p>${w.nothing}</p>`;
    const options = lengths.map((weeks) => ({
      value: String(weeks),
      title: w.weeks(weeks),
      more: w.finds(weeks),
    }));
    return html`<form class="stack roomy" novalidate @submit=${this.propose}>
      <h2>${w.choose}</h2>
      ${this.thing()}
      <nearer-choice
        .label=${w.length}
        .options=${options}
        .value=${this.weeks}
        .error=${this.pressed && this.weeks === '' ? w.pickLength : ''}
        @chosen=${({ detail }: CustomEvent<string>) => (this.weeks = detail)}
      ></nearer-choice>
      ${power(lengths)} ${settled(enough)}
      <p>${w.starts(this.name, dayInWords(start))}</p>
      <div class="acts">${mainAct(w.propose)}</div>
    </form>`;
  }

  private thing(): TemplateResult {
    const w = usWords.experiment;
    const { practices } = this.view;
    const chosen = practices.find(({ id }) => id === this.item);
    const error = this.pressed && !chosen ? w.pick : '';
    return html`<div class="field">
      <label for=${this.own}>${w.thing}</label>
      <p class="error" id="${this.own}-error" ?hidden=${!error}>${error}</p>
      <select
        id=${this.own}
        aria-describedby="${this.own}-error ${this.own}-hint"
        aria-invalid=${error ? 'true' : 'false'}
        .value=${live(this.item)}
        @change=${(event: Event) => (this.item = (event.target as HTMLSelectElement).value)}
      >
        <option value="" ?selected=${!chosen}></option>
        ${practices.map(({ id, title }) => html`<option value=${id} ?selected=${id === this.item}>${title}</option>`)}
      </select>
      <p class="hint" id="${this.own}-hint">
        ${chosen ? html`<span dir="auto">${chosen.summary}</span> ${w.minutes(chosen.minutes)}` : w.thingHint}
      </p>
    </div>`;
  }
}

/** How much an experiment can find, by its length: honest figures, and where they come from. */
function power(lengths: readonly Weeks[]): TemplateResult | typeof nothing {
  const w = usWords.experiment;
  return html`<details>
    <summary>${w.power}</summary>
    <div class="stack unfolded">
      <p>${w.powerWhy(lengths)}</p>
      <div class="scroll" tabindex="0" role="group" aria-label=${w.power}>
        <table class="power">
          <thead>
            <tr>
              <th scope="col">${w.helpsHow}</th>
              ${lengths.map((weeks) => html`<th scope="col">${w.weeks(weeks)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${POWER.map(
              ({ name, kept }) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  ${lengths.map((weeks) => html`<td>${w.told(kept[weeks])}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p>${w.falsely}</p>
      <p class="quiet small">${w.sizes} ${w.source}</p>
    </div>
  </details>`;
}

define('nearer-propose', NearerPropose);
