// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { Area, Who } from '../store/sessions/sessions.ts';
import { sessionWords, type Names } from '../words/session.ts';
import { LightElement, define } from './light.ts';
import './tick.ts';

/** Asks one of the two where they may be touched, before anybody is. Emits `told` with the areas; none is nowhere. */
export class NearerSessionAsk extends LightElement {
  static override properties = {
    who: {},
    names: { attribute: false },
    areas: { attribute: false },
    chosen: { state: true },
    error: { state: true },
  };
  declare who: Who;
  declare names: Names;
  declare areas: readonly Area[];
  declare chosen: readonly Area[];
  declare error: string;

  constructor() {
    super();
    this.who = 'me';
    this.names = { me: null, them: null };
    this.areas = this.chosen = [];
    this.error = '';
  }

  /** What one has ticked, the other does not find ticked. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('who')) return;
    this.chosen = [];
    this.error = '';
  }

  private readonly done = (event: Event): void => {
    event.preventDefault();
    if (this.chosen.length === 0) this.error = sessionWords.ask.none;
    else this.emit('told', this.chosen);
  };

  private tick(area: Area): TemplateResult {
    return html`<nearer-tick
      .label=${sessionWords.ask.areas[area]}
      .checked=${this.chosen.includes(area)}
      @ticked=${({ detail }: CustomEvent<boolean>) => {
        const others = this.chosen.filter((one) => one !== area);
        this.chosen = detail ? [...others, area] : others;
        this.error = '';
      }}
    ></nearer-tick>`;
  }

  protected override render(): TemplateResult {
    const w = sessionWords.ask;
    return html`<form class="leaf session" @submit=${this.done}>
      <h1>${w.title(this.names, this.who)}</h1>
      <p>${w.hand(this.names, this.who)}</p>
      <p class="small quiet">${w.why}</p>
      <fieldset class="field">
        <legend>${w.label}</legend>
        ${this.areas.map((area) => this.tick(area))}
      </fieldset>
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      <div class="acts">
        <button class="act main" type="submit">${w.done}</button>
        <button
          class="act"
          type="button"
          @click=${() => {
            this.emit('told', []);
          }}
        >
          ${w.refuse}
        </button>
      </div>
    </form>`;
  }
}

define('nearer-session-ask', NearerSessionAsk);
