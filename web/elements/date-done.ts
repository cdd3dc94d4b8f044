// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { ritualWords } from '../words/rituals.ts';
import { mainAct, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import './writing.ts';

const LONGEST = 1000;

/** What two did, and a line to keep of it. Emits `typed`, `keep` with the text, and `leave`. */
export class NearerDateDone extends LightElement {
  static override properties = {
    what: {},
    when: {},
    must: { type: Boolean },
    name: { attribute: false },
    text: { attribute: false },
    busy: { type: Boolean },
    error: {},
    wrong: { state: true },
  };
  declare what: string;
  /** In words; empty where it goes without saying. */
  declare when: string;
  /** Without a line there is nothing to keep. */
  declare must: boolean;
  declare name: string | null;
  declare text: string;
  declare busy: boolean;
  declare error: string;
  declare wrong: string;

  constructor() {
    super();
    this.name = null;
    this.what = this.when = this.text = this.error = this.wrong = '';
    this.must = this.busy = false;
  }

  private readonly typed = ({ detail }: CustomEvent<string>): void => {
    this.text = detail;
    this.wrong = '';
    this.emit('typed', detail);
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const text = this.text.trim();
    const { long, missing } = ritualWords.done;
    this.wrong = text.length > LONGEST ? long : this.must && text === '' ? missing : '';
    if (this.wrong) this.querySelector<HTMLElement>('nearer-writing')?.focus();
    else this.emit('keep', text);
  };

  protected override render(): TemplateResult {
    const w = ritualWords.done;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <h2 tabindex="-1" dir="auto">${w.title(this.what)}</h2>
      ${this.when ? html`<p class="small quiet">${this.when}</p>` : nothing}
      <nearer-writing
        .label=${this.must ? w.oneLine : w.line}
        .hint=${w.hint(this.name)}
        .rows=${3}
        .value=${this.text}
        .error=${this.wrong}
        .fixed=${this.busy}
        @typed=${this.typed}
      ></nearer-writing>
      <nearer-notice .tone=${this.error ? 'wrong' : 'plain'} .say=${this.error}></nearer-notice>
      <div class="acts">
        ${mainAct(w.keep, this.busy)}
        ${plainAct(w.leave, () => {
          this.emit('leave');
        })}
      </div>
    </form>`;
  }
}

define('nearer-date-done', NearerDateDone);
