// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { DatesView, ShownWish } from '../store/dates/dates.ts';
import { ritualWords } from '../words/rituals.ts';
import { mainAct } from './acts.ts';
import './field.ts';
import { toFirstError } from './field.ts';
import { LightElement, define } from './light.ts';

const LONGEST = 120;

/**
 * One's own list of what one would like to do, and what either has shown of theirs. Emits `typed`, `add` (a text),
 * `show`, `take-off`, `plan` (what it says), and `take-back` (the id of something shown).
 */
export class NearerDateWishes extends LightElement {
  static override properties = {
    view: { attribute: false },
    name: { attribute: false },
    text: { attribute: false },
    alone: { type: Boolean },
    over: { type: Boolean },
    wrong: { state: true },
  };
  declare view: Pick<DatesView, 'fun' | 'shown'>;
  declare name: string | null;
  declare text: string;
  /** Nobody is there to show anything to. */
  declare alone: boolean;
  declare over: boolean;
  declare wrong: string;

  constructor() {
    super();
    this.name = null;
    this.text = this.wrong = '';
    this.alone = this.over = false;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const text = this.text.trim();
    const w = ritualWords;
    this.wrong = text === '' ? w.fun.missing : text.length > LONGEST ? w.form.long : '';
    if (this.wrong) void toFirstError(this);
    else this.emit('add', text);
  };

  protected override render(): TemplateResult {
    const w = ritualWords.fun;
    const { fun } = this.view;
    return html`<section class="stack">
        <h2>${w.title}</h2>
        <p class="quiet">${this.alone ? w.whyAlone : w.why(this.name)}</p>
        ${
          this.alone || this.over
            ? nothing
            : html`<p class="small quiet">${w.match} <a href="/#practise/wishes">${w.toMatch}</a></p>`
        }
        ${
          fun.length === 0
            ? html`<p class="quiet">${w.none}</p>`
            : html`<ul class="rows">
                ${fun.map((what) => this.own(what))}
              </ul>`
        }
        ${this.adding()}
      </section>
      ${this.alone ? nothing : this.both()}`;
  }

  private adding(): TemplateResult {
    const w = ritualWords.fun;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <nearer-field
        .label=${w.add}
        .value=${this.text}
        .error=${this.wrong}
        @typed=${({ detail }: CustomEvent<string>) => {
          this.text = detail;
          this.wrong = '';
          this.emit('typed', detail);
        }}
      ></nearer-field>
      <div class="acts">${mainAct(w.put)}</div>
    </form>`;
  }

  private both(): TemplateResult {
    const w = ritualWords.fun;
    const { shown } = this.view;
    if (shown.length === 0)
      return html`<section class="stack">
        <h2>${w.shown}</h2>
        <p class="quiet">${w.shownNone}</p>
      </section>`;
    return html`<section class="stack">
      <h2>${w.shown}</h2>
      <p class="quiet">${w.shownWhy(this.name)}</p>
      <ul class="rows">
        ${shown.map((one) => this.shown(one))}
      </ul>
    </section>`;
  }

  private own(what: string): TemplateResult {
    const w = ritualWords.fun;
    const mayShow = !this.alone && !this.over;
    return html`<li class="row">
      <span class="title" dir="auto">${what}</span>
      <span class="acts">
        ${mayShow ? this.button(w.show(this.name), what, 'show') : nothing}
        ${this.button(w.away, what, 'take-off')}
      </span>
    </li>`;
  }

  private shown({ id, mine, what }: ShownWish): TemplateResult {
    const w = ritualWords.fun;
    return html`<li class="row">
      <span
        ><span class="title" dir="auto">${what}</span><span class="more">${w.by(mine, this.name)}</span></span
      >
      ${
        this.over
          ? nothing
          : html`<span class="acts"
              >${this.button(w.plan, what, 'plan')}
              ${mine ? this.button(w.back, what, 'take-back', id) : nothing}</span
            >`
      }
    </li>`;
  }

  private button(label: string, what: string, name: string, detail = what): TemplateResult {
    return html`<button
      class="act plain"
      type="button"
      aria-label=${ritualWords.card.named(label, what)}
      @click=${() => {
        this.emit(name, detail);
      }}
    >
      ${label}
    </button>`;
  }
}

define('nearer-date-wishes', NearerDateWishes);
