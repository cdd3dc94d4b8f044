// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { HowTo } from '../store/library.ts';
import type { Found } from '../store/practising.ts';
import type { Form } from '../store/sessions/sessions.ts';
import { practiseWords } from '../words/practise.ts';
import { words } from '../words/words.ts';
import { plainAct } from './acts.ts';
import { known, unwanted } from './known.ts';
import { LightElement, define } from './light.ts';
import './session-begin.ts';

/** How long it takes, where it is done, and with how much touch. */
export function facts({ minutes, place, touch }: Found): string {
  const where = words.suggestion.places[place];
  const most = touch === 0 ? [] : [words.practice.touch[touch].toLowerCase()];
  return [words.suggestion.minutes(minutes), where, ...most].join(' · ');
}

/**
 * All that there is to know of a practice before it begins, and how it was afterwards. Emits `begin` with a form;
 * `favourite` and `unwanted` with true or false.
 */
export class NearerOnePractice extends LightElement {
  static override properties = {
    practice: { attribute: false },
    how: { attribute: false },
    invited: { attribute: false },
    telling: { attribute: false },
    error: {},
  };
  declare practice: Found;
  /** Null until it has come. */
  declare how: HowTo | null;
  /** What stands below the ways to begin: that the other asks for it. */
  declare invited: TemplateResult | typeof nothing;
  /** How it was. */
  declare telling: TemplateResult | typeof nothing;
  declare error: string;

  constructor() {
    super();
    this.how = null;
    this.error = '';
    this.invited = this.telling = nothing;
  }

  protected override render(): TemplateResult {
    const { practice, how } = this;
    const w = words.practice;
    return html`<article class="leaf practice">
      <h1 dir="auto">${practice.title}</h1>
      <p dir="auto">${practice.summary}</p>
      <p class="small quiet">${facts(practice)} · ${practiseWords.one.grades[practice.grade]}</p>
      ${practice.needs ? html`<p dir="auto">${w.needs}: ${practice.needs}</p>` : nothing}
      ${how === null ? this.coming() : this.about(how)}
    </article>`;
  }

  private coming(): TemplateResult {
    return this.error
      ? html`<p class="notice wrong" role="alert">${this.error}</p>`
      : html`<p class="quiet">${words.app.opening}</p>`;
  }

  private about(how: HowTo): TemplateResult {
    const w = practiseWords.one;
    return html`${
        how.cautions.length > 0
          ? html`<section class="cautions">
              <h2>${words.practice.before}</h2>
              <ul class="dashes">
                ${how.cautions.map((caution) => html`<li dir="auto">${caution}</li>`)}
              </ul>
            </section>`
          : nothing
      }
      <nearer-session-begin
        .practice=${this.practice}
        .how=${how}
        @begin=${({ detail }: CustomEvent<Form>) => {
          this.emit('begin', detail);
        }}
      ></nearer-session-begin>
      ${this.invited} ${steps(w.steps, how.steps, true)} ${steps(w.apart, how.apart)}
      ${steps(w.alone, how.alone)} ${known(this.practice.grade, how)} ${this.done()} ${this.mine()}`;
  }

  /** Nobody is asked: whoever has done it opens this, each on a device of their own. */
  private done(): TemplateResult {
    return html`<details class="known way-of done">
      <summary>${practiseWords.one.done}</summary>
      ${this.telling}
    </details>`;
  }

  /** What is said about it for oneself alone. */
  private mine(): TemplateResult {
    const w = practiseWords.one;
    const { favourite, unwanted: isUnwanted } = this.practice;
    const say = (name: string, detail: boolean) => (): void => {
      this.emit(name, detail);
    };
    if (isUnwanted)
      return html`<div class="lesser">
        <p class="quiet">${w.wanted}</p>
        ${plainAct(w.want, say('unwanted', false))}
      </div>`;
    return html`<div class="lesser">
        ${plainAct(favourite ? w.unlike : w.like, say('favourite', !favourite))}
      </div>
      ${unwanted(this.error, say('unwanted', true))}`;
  }
}

function steps(title: string, all: readonly string[], open = false): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<details class="known way-of" ?open=${open}>
    <summary>${title}</summary>
    <ol class="steps">
      ${all.map((step) => html`<li dir="auto">${step}</li>`)}
    </ol>
  </details>`;
}

define('nearer-one-practice', NearerOnePractice);
