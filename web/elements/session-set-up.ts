// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Form } from '../store/sessions/sessions.ts';
import { sessionWords, type Names } from '../words/session.ts';
import { plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import './tick.ts';

/** What says that a time is over, as this device has it. */
export interface Cues {
  readonly tone: boolean;
  readonly buzz: boolean;
}

/** What both should know before it begins. Emits `cues` with what is ticked, `in-step`, `begin`, `close`. */
export class NearerSessionSetUp extends LightElement {
  static override properties = {
    name: {},
    form: {},
    cues: { attribute: false },
    buzzes: { type: Boolean },
    dark: { type: Boolean },
    names: { attribute: false },
    inStep: { attribute: false },
    error: {},
  };
  /** Of the practice. */
  declare name: string;
  declare form: Form;
  declare cues: Cues;
  /** Whether this device can buzz at all. */
  declare buzzes: boolean;
  /** Whether its screen cannot be kept awake. */
  declare dark: boolean;
  declare names: Names;
  /** Whether the other's phone is to keep in step; null where there is none to. */
  declare inStep: boolean | null;
  declare error: string;

  constructor() {
    super();
    this.name = this.error = '';
    this.form = 'shared';
    this.cues = { tone: true, buzz: true };
    this.buzzes = this.dark = false;
    this.names = { me: null, them: null };
    this.inStep = null;
  }

  private tick(cue: keyof Cues): TemplateResult {
    return html`<nearer-tick
      .label=${sessionWords.setUp[cue]}
      .checked=${this.cues[cue]}
      @ticked=${({ detail }: CustomEvent<boolean>) => {
        this.emit('cues', { ...this.cues, [cue]: detail });
      }}
    ></nearer-tick>`;
  }

  private together(): TemplateResult {
    const w = sessionWords.setUp;
    return html`<nearer-tick
      .label=${w.inStep}
      .hint=${w.inStepHint(this.names)}
      .checked=${this.inStep ?? false}
      @ticked=${({ detail }: CustomEvent<boolean>) => {
        this.emit('in-step', detail);
      }}
    ></nearer-tick>`;
  }

  private readonly begin = (event: Event): void => {
    event.preventDefault();
    this.emit('begin');
  };

  protected override render(): TemplateResult {
    const w = sessionWords.setUp;
    return html`<form class="leaf session" @submit=${this.begin}>
      <h1 dir="auto">${this.name}</h1>
      <p>${w.why[this.form]}</p>
      ${this.form === 'shared' ? html`<p>${w.lock}</p>` : nothing}
      <p>${w.stop}</p>
      <div class="stack">
        ${this.inStep === null ? nothing : this.together()} ${this.tick('tone')}
        ${this.buzzes ? this.tick('buzz') : nothing}
      </div>
      ${this.dark ? html`<p class="small quiet">${w.dark}</p>` : nothing}
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      <div class="acts">
        <button class="act main" type="submit">${w.begin}</button>
        ${plainAct(w.close, () => {
          this.emit('close');
        })}
      </div>
    </form>`;
  }
}

define('nearer-session-set-up', NearerSessionSetUp);
