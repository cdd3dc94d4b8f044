// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Press, Running, SessionView, Who } from '../store/sessions/sessions.ts';
import { sessionWords, type Names } from '../words/session.ts';
import { words } from '../words/words.ts';
import { plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './session-clock.ts';
import { offered, timing } from './session-time.ts';

type Agreed = NonNullable<SessionView['touch']>;

const BOTH: readonly Who[] = ['me', 'them'];

/** One step in large type, whose turn it is, and the time. Emits `press` with what happens to the session, and `down`. */
export class NearerSessionStep extends LightElement {
  static override properties = {
    name: {},
    view: { attribute: false },
    clock: { attribute: false },
    names: { attribute: false },
    beside: { attribute: false },
    error: {},
  };
  /** Of the practice. */
  declare name: string;
  declare view: SessionView;
  /** The time as it is this second; null where none runs. */
  declare clock: Running | null;
  declare names: Names;
  /** About the other phone. */
  declare beside: TemplateResult | typeof nothing;
  declare error: string;

  constructor() {
    super();
    this.name = this.error = '';
    this.clock = null;
    this.names = { me: null, them: null };
    this.beside = nothing;
  }

  private readonly press = (event: Press): void => {
    this.emit('press', event);
  };

  private turnsTo(deed: 'next' | 'back', at: number): () => void {
    return () => {
      this.press({ do: deed, at });
    };
  }

  private ends(deed: 'withdraw' | 'stop'): () => void {
    return () => {
      this.press({ do: deed });
    };
  }

  protected override render(): TemplateResult {
    const w = sessionWords.step;
    const { view, clock } = this;
    const at = view.at ?? 1;
    return html`<article class="leaf session">
      <div class="place">
        <p class="small quiet">${this.name} · ${words.practice.step(at, view.of)}</p>
        ${plainAct(w.stop, this.ends('stop'))}
      </div>
      ${this.beside} ${view.turn ? html`<p class="turn">${w.turnOf(this.names, view.turn)}</p>` : nothing}
      <h1 class="large" dir="auto">${view.step}</h1>
      ${view.touch ? this.allowed(view.touch) : nothing} ${clock ? this.time(clock) : nothing}
      ${clock ? nothing : offered(view, this.press)} ${view.form === 'alone' ? nothing : this.turns()}
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      ${this.onward(at)}
    </article>`;
  }

  private time(clock: Running): TemplateResult {
    return timing(this.view, clock, {
      names: this.names,
      press: this.press,
      down: () => {
        this.emit('down');
      },
    });
  }

  /** What the two have agreed counts before whatever the step says; what they have not is nowhere named. */
  private allowed(touch: Agreed): TemplateResult {
    const w = sessionWords.step;
    return html`<div class="may">
      <p>${w.only}</p>
      ${BOTH.map((who) => html`<p>${w.may(this.names, who, touch[who])}</p>`)}
    </div>`;
  }

  /**
   * What is pressed most keeps its place, whatever else comes and goes: the way back has its own on the first step too.
   * What ends touch is as near.
   */
  private onward(at: number): TemplateResult {
    const w = sessionWords.step;
    const { view } = this;
    return html`<div class="acts onward">
      ${
        view.touch
          ? html`<button class="act grave withdraw" type="button" @click=${this.ends('withdraw')}>
              ${w.withdraw}
            </button>`
          : nothing
      }
      <button class="act ${at > 1 ? '' : 'none'}" type="button" @click=${this.turnsTo('back', at)}>
        ${w.back}
      </button>
      <button class="act main" type="button" @click=${this.turnsTo('next', at)}>
        ${at === view.of ? w.finish : w.next}
      </button>
    </div>`;
  }

  private turns(): TemplateResult {
    const w = sessionWords.step;
    return html`<div class="pills" role="group" aria-label=${w.whose}>
      <span class="small quiet" aria-hidden="true">${w.whose}</span>
      <span>${BOTH.map((who) => this.turn(who))}</span>
    </div>`;
  }

  private turn(who: Who): TemplateResult {
    const pressed = this.view.turn === who;
    return html`<button
      class="pill"
      type="button"
      aria-pressed=${pressed ? 'true' : 'false'}
      @click=${() => {
        this.press({ do: 'turn', who: pressed ? null : who });
      }}
    >
      ${sessionWords.step.name(this.names, who)}
    </button>`;
  }
}

define('nearer-session-step', NearerSessionStep);
