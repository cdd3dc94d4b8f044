// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Suggestion } from '../store/daily.ts';
import { words } from '../words/words.ts';
import { plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';

/** Tonight's practice, or a rest, and why. It is done on its page in Practise; emits `read` as one goes there, `not-tonight`. */
export class NearerSuggestion extends LightElement {
  static override properties = {
    suggestion: { attribute: false },
    name: { attribute: false },
    alone: { type: Boolean },
  };
  declare suggestion: Suggestion;
  declare name: string | null;
  declare alone: boolean;

  constructor() {
    super();
    this.name = null;
    this.alone = false;
  }

  protected override render(): TemplateResult {
    const w = words.suggestion;
    const { practice } = this.suggestion;
    if (this.suggestion.state === 'rest' || practice === null) {
      return html`<section class="suggestion rest">
        <h2>${w.rest}</h2>
        <p class="quiet">${w.restWhy}</p>
      </section>`;
    }
    const where = this.alone ? '' : `, ${w.places[practice.place]}`;
    return html`<section class="suggestion">
      <p class="small quiet">${this.suggestion.suits ? w.suits : w.title}</p>
      <h2 dir="auto">${practice.title}</h2>
      <p dir="auto">${practice.summary}</p>
      <p class="small quiet">${w.minutes(practice.minutes)}${where}</p>
      <div class="acts">
        <a
          class="act"
          href="/#practise/${practice.id}"
          @click=${() => {
            this.emit('read');
          }}
          >${w.read}</a
        >
        ${plainAct(w.notTonight, () => {
          this.emit('not-tonight');
        })}
      </div>
      ${this.why()}
    </section>`;
  }

  private why(): TemplateResult {
    const w = words.suggestion;
    if (this.alone) return html`<p class="small quiet">${w.whyAlone}</p>`;
    if (this.suggestion.from === 'both') return html`<p class="small quiet">${w.whyOurs}</p>`;
    return html`<p class="small quiet">
      ${this.suggestion.suits ? w.whySuits : nothing}
      ${this.suggestion.from === 'them' ? w.whyTheirs(this.name) : w.whyMine} ${w.whyBoth(this.name)}
    </p>`;
  }
}

define('nearer-suggestion', NearerSuggestion);
