// SPDX-License-Identifier: AGPL-3.0-or-later
import help from 'nearer:help';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { pleaseCheck, suggested, type Checked, type HelpIn } from '../words/help.ts';
import type { HelpLine, LineFor } from '../words/help.ts';
import { dayHere, dayInShort, dayInWords, words } from '../words/words.ts';
import { LightElement, define } from './light.ts';

let count = 0;

/**
 * The lines of one country, after a choice of it: first where to call in danger, then each kind that is asked for.
 *
 * The choice is in memory only; `autocomplete="off"` keeps the browser from writing it down for a restored page.
 */
export class NearerCountry extends LightElement {
  static override properties = { kinds: { attribute: false }, code: { state: true } };
  declare kinds: readonly LineFor[];
  declare code: string;
  private readonly own = `country-${++count}`;

  constructor() {
    super();
    this.kinds = ['partner violence', 'men', 'crisis'];
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.code = suggested(help, zone)?.code ?? '';
  }

  private readonly chosen = (event: Event): void => {
    this.code = (event.target as HTMLSelectElement).value;
  };

  protected override render(): TemplateResult {
    const country = help.countries.find(({ code }) => code === this.code);
    return html`${this.choice()}
      <div class="stack" aria-live="polite">${country ? this.ofCountry(country) : elsewhere()}</div>`;
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
        ${help.countries.map(
          ({ code, country }) =>
            html`<option value=${code} ?selected=${code === this.code}>${country}</option>`,
        )}
        <option value="" ?selected=${this.code === ''}>${w.otherCountry}</option>
      </select>
      <p class="hint" id="${this.own}-hint">${w.countryHint}</p>
    </div>`;
  }

  private ofCountry(country: HelpIn): TemplateResult {
    const w = words.help;
    return html`${inDanger(country)} ${this.kinds.map((kind) => ofKind(kind, country))}
    ${
      country.lines.some((line) => pleaseCheck(line, dayHere()))
        ? html`<p class="quiet small">${w.pleaseCheckAll}</p>`
        : nothing
    }
    ${country.note ? html`<p class="quiet small">${country.note}</p>` : nothing}`;
  }
}

/** Where to call at once; below it, how surely: what was checked least recently decides. */
function inDanger({ emergency }: HelpIn): TemplateResult {
  const w = words.help;
  const numbers = emergency.map(
    ({ number }, at) => html`${at > 0 ? html` ${w.dangerOr} ` : nothing}${call(number)}`,
  );
  const least = emergency.reduce((one, other) => (other.verified_on < one.verified_on ? other : one));
  return html`<div class="danger">
    <p>${w.danger} ${numbers}.</p>
    <p class="quiet small">${checked(least)}</p>
  </div>`;
}

function ofKind(kind: LineFor, country: HelpIn): TemplateResult | typeof nothing {
  const lines = country.lines.filter((line) => line.for === kind);
  const before = {
    crisis: words.help.heavy,
    children: help.elsewhere.under_18,
    men: '',
    'partner violence': '',
  };
  if (lines.length === 0 && kind !== 'children') return nothing;
  return html`<section class="lines">
    <h3>${words.help.linesFor[kind]}</h3>
    ${before[kind] ? html`<p>${before[kind]}</p>` : nothing}
    ${
      lines.length > 0
        ? html`<ul>
            ${lines.map((line) => ofLine(line))}
          </ul>`
        : nothing
    }
  </section>`;
}

function ofLine(line: HelpLine): TemplateResult {
  const more = [line.text ? `${words.help.text} ${line.text}` : '', line.hours, line.note, checked(line)];
  return html`<li>
    ${line.name ? html`<span>${line.name}</span>` : nothing} ${call(line.number)}
    ${more.filter(Boolean).map((said) => html`<span class="more">${said}</span>`)}
  </li>`;
}

/** A number that a telephone dials by itself. */
function call(number: string): TemplateResult {
  const dialled = number.replaceAll(/[^+\d]/g, '');
  return html`<a class="call" href="tel:${dialled}" translate="no">${number}</a>`;
}

function checked(line: Checked): string {
  const { verified_on: verified, seen_on: seen = '' } = line;
  if (!pleaseCheck(line, dayHere())) return words.help.verified(dayInWords(verified));
  const last = verified || seen;
  return last ? words.help.pleaseCheck(dayInShort(last)) : words.help.notLookedUp;
}

/** Where we know no line: what to look for, and who lists them. The places are named and not linked. */
function elsewhere(): TemplateResult {
  return html`<p class="danger">${help.elsewhere.text}</p>
    <p>${words.help.directories}</p>
    <ul class="dashes">
      ${help.directories.map(
        ({ name, url }) =>
          html`<li>${name}: <span translate="no">${url.replace(/^https?:\/\//, '')}</span></li>`,
      )}
    </ul>`;
}

define('nearer-country', NearerCountry);
