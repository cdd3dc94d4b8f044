// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { words } from '../words/words.ts';
import { LightElement, define } from './light.ts';
import { COUNTRIES, suggestedCountry, type Country, type For, type Line } from './lines.ts';

let count = 0;

/**
 * The lines of one country, after a choice of it: first where to call in danger, then each kind that is asked for.
 *
 * The choice is in memory only; `autocomplete="off"` keeps the browser from writing it down for a restored page.
 */
export class NearerCountry extends LightElement {
  static override properties = { kinds: { attribute: false }, code: { state: true } };
  declare kinds: readonly For[];
  declare code: string;
  private readonly own = `country-${++count}`;

  constructor() {
    super();
    this.kinds = ['violence', 'crisis'];
    this.code = suggestedCountry();
  }

  private readonly chosen = (event: Event): void => {
    this.code = (event.target as HTMLSelectElement).value;
  };

  protected override render(): TemplateResult {
    const country = COUNTRIES.find(({ code }) => code === this.code);
    return html`${this.choice()}
      <div class="stack" aria-live="polite">
        ${country ? this.ofCountry(country) : html`<p>${words.help.noLines}</p>`}
      </div>`;
  }

  private choice(): TemplateResult {
    const w = words.help;
    return html`<div class="field">
      <label for=${this.own}>${w.country}</label>
      <select
        id=${this.own}
        autocomplete="off"
        aria-describedby="${this.own}-hint"
        .value=${live(this.code)}
        @change=${this.chosen}
      >
        ${COUNTRIES.map(
          ({ code, name }) => html`<option value=${code} ?selected=${code === this.code}>${name}</option>`,
        )}
        <option value="" ?selected=${this.code === ''}>${w.otherCountry}</option>
      </select>
      <p class="hint" id="${this.own}-hint">${w.countryHint}</p>
    </div>`;
  }

  private ofCountry(country: Country): TemplateResult {
    const w = words.help;
    const numbers = country.emergency.map(
      (number, at) => html`${at > 0 ? html` ${w.dangerOr} ` : nothing}${call(number)}`,
    );
    return html`<p class="danger">${w.danger} ${numbers}.</p>
      ${this.kinds.map((kind) => ofKind(kind, country))}`;
  }
}

function ofKind(kind: For, country: Country): TemplateResult {
  const w = words.help;
  const lines = country.lines.filter((line) => line.for === kind);
  return html`<section class="lines">
    <h3>${w.linesFor[kind]}</h3>
    ${kind === 'crisis' ? html`<p>${w.heavy}</p>` : nothing}
    ${
      lines.length > 0
        ? html`<ul>
            ${lines.map((line) => ofLine(line))}
          </ul>`
        : html`<p>${w.none}</p>`
    }
  </section>`;
}

function ofLine(line: Line): TemplateResult {
  return html`<li>
    <span class="name">${line.name}</span>
    ${line.number ? call(line.number) : nothing}
    ${line.note ? html`<span class="more">${line.note}</span>` : nothing}
    <span class="more">${checked(line)}</span>
  </li>`;
}

/** A number that a telephone dials by itself. */
function call(number: string): TemplateResult {
  return html`<a class="call" href="tel:${number.replaceAll(/[^+\d]/g, '')}" translate="no">${number}</a>`;
}

function checked(line: Line): string {
  return line.verified_on ?? line.seen_on;
}

define('nearer-country', NearerCountry);
