// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import type { Occurrence } from '../store/dates/occurrences.ts';
import { ritualWords } from '../words/rituals.ts';
import { mainAct, plainAct } from './acts.ts';
import { whenSaid } from './date-words.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import './writing.ts';

const LONGEST = 1000;

/** What two did, and a line to keep of it. Emits `typed`, `keep` with the text, and `leave`. */
export class NearerDateDone extends LightElement {
  static override properties = {
    time: { attribute: false },
    name: { attribute: false },
    text: { attribute: false },
    busy: { type: Boolean },
    error: {},
    wrong: { state: true },
  };
  declare time: Occurrence;
  declare name: string | null;
  declare text: string;
  declare busy: boolean;
  declare error: string;
  declare wrong: string;

  constructor() {
    super();
    this.name = null;
    this.text = this.error = this.wrong = '';
    this.busy = false;
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
    this.wrong = text.length > LONGEST ? ritualWords.done.long : '';
    if (this.wrong) this.querySelector<HTMLElement>('nearer-writing')?.focus();
    else this.emit('keep', text);
  };

  protected override render(): TemplateResult {
    const w = ritualWords.done;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <h2 tabindex="-1" dir="auto">${w.title(this.time.date.what)}</h2>
      <p class="small quiet">${whenSaid(this.time)}</p>
      <nearer-writing
        .label=${w.line}
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
