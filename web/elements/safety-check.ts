// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { act, plainAct } from './acts.ts';
import './country.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';

/**
 * The private safety check. The answers live in this element and nowhere else, are never counted, and go with it.
 * Buttons and not inputs, because a browser writes inputs down to restore a page. Emits `lighten` and `back`.
 */
export class NearerSafetyCheck extends LightElement {
  static override properties = {
    mayLighten: { attribute: false },
    lightened: { attribute: false },
    error: {},
    said: { state: true },
    read: { state: true },
    empty: { state: true },
  };
  /** Whether somebody has Nearer open here, whose pace could be set. */
  declare mayLighten: boolean;
  declare lightened: boolean;
  declare error: string;
  declare said: readonly (boolean | null)[];
  /** Whether the answers were gone through, and their meaning is shown. */
  declare read: boolean;
  declare empty: boolean;

  constructor() {
    super();
    this.mayLighten = false;
    this.lightened = false;
    this.error = '';
    this.said = words.check.statements.map(() => null);
    this.read = false;
    this.empty = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.said = words.check.statements.map(() => null);
    this.read = this.empty = false;
  }

  private say(at: number, answer: boolean): void {
    this.said = this.said.map((said, of) => (of === at ? (said === answer ? null : answer) : said));
    this.empty = false;
  }

  private readonly meaning = (): void => {
    this.empty = this.said.every((said) => said === null);
    if (this.empty) return;
    this.read = true;
    this.turned();
  };

  private readonly back = (): void => {
    this.emit('back');
  };

  protected override render(): TemplateResult {
    if (this.read) return this.said.includes(true) ? this.yes() : this.no();
    const w = words.check;
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      <ul class="statements">
        ${w.statements.map((statement, at) => this.statement(statement, at))}
      </ul>
      <nearer-notice .say=${this.empty ? w.nothingYet : ''}></nearer-notice>
      <div class="acts">${act(w.done, this.meaning)} ${plainAct(w.back, this.back)}</div>
    </div>`;
  }

  private statement(statement: string, at: number): TemplateResult {
    const button = (answer: boolean, label: string): TemplateResult =>
      html`<button
        class="act"
        type="button"
        aria-pressed=${this.said[at] === answer ? 'true' : 'false'}
        aria-describedby="statement-${at}"
        @click=${() => {
          this.say(at, answer);
        }}
      >
        ${label}
      </button>`;
    return html`<li>
      <p id="statement-${at}">${statement}</p>
      <div class="pair">${button(true, words.check.yes)} ${button(false, words.check.no)}</div>
    </li>`;
  }

  private no(): TemplateResult {
    const w = words.check;
    return html`<div class="leaf">
      <h1>${w.noTitle}</h1>
      <p>${w.noMeans}</p>
      <div class="acts">${act(w.back, this.back)}</div>
    </div>`;
  }

  private yes(): TemplateResult {
    const w = words.check;
    return html`<div class="leaf">
      <h1>${w.yesTitle}</h1>
      <p>${w.yesMeans}</p>
      <p>${w.yesNotTool}</p>
      <p class="notice">${w.yesRisk}</p>
      <section class="part stack">
        <h2>${w.lines}</h2>
        <nearer-country .kinds=${['partner violence', 'men', 'crisis']}></nearer-country>
      </section>
      ${this.mayLighten ? this.light() : nothing}
      <div class="acts">${act(w.back, this.back)}</div>
    </div>`;
  }

  private light(): TemplateResult {
    const w = words.check;
    const lighten = (): void => {
      this.emit('lighten');
    };
    return html`<section class="part stack">
      <h2>${w.lightTitle}</h2>
      <p>${w.light}</p>
      <nearer-notice
        .tone=${this.error ? 'wrong' : 'plain'}
        .say=${this.error || (this.lightened ? w.lightDone : '')}
      ></nearer-notice>
      ${this.lightened ? nothing : html`<div>${act(w.lightDo, lighten)}</div>`}
    </section>`;
  }
}

define('nearer-safety-check', NearerSafetyCheck);
