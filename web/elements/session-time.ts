// SPDX-License-Identifier: AGPL-3.0-or-later
/** The time of a step: which ones can be had, and one that runs. */
import { html, nothing, type TemplateResult } from 'lit';
import { wholeOf, type Press, type Running, type SessionView, type Who } from '../store/sessions/sessions.ts';
import { sessionWords, type Names } from '../words/session.ts';
import { act, plainAct } from './acts.ts';

/** What is there where a step names no time, or another one than wished. */
const OTHERS: readonly number[] = [30, 60, 120, 300, 600, 1200];

type Pressed = (event: Press) => void;

/** Whether the time that runs is the one of the breaths that this step counts. */
export function breathes(view: SessionView, clock: Running): boolean {
  return view.breath !== null && wholeOf(clock) === view.breath;
}

/** The times to begin: first those that the step speaks of. */
export function offered(view: SessionView, press: Pressed): TemplateResult {
  const w = sessionWords.step;
  const pill = (label: string, seconds: number): TemplateResult =>
    html`<button
      class="pill"
      type="button"
      @click=${() => {
        press({ do: 'start', seconds });
      }}
    >
      ${label}
    </button>`;
  const named = view.times.map((seconds) => pill(w.length(seconds), seconds));
  const breaths = view.breath === null ? nothing : pill(w.breaths(view.breath), view.breath);
  const others = OTHERS.filter((seconds) => !view.times.includes(seconds) && seconds !== view.breath);
  const any = named.length > 0 || view.breath !== null;
  return html`<div class="pills" role="group" aria-label=${w.time} ?hidden=${!any}>
      <span class="small quiet" aria-hidden="true">${w.time}</span>
      <span>${breaths}${named}</span>
    </div>
    <details class="further">
      <summary>${any ? w.other : w.time}</summary>
      <div class="pills" role="group" aria-label=${w.other}>
        <span>${others.map((seconds) => pill(w.length(seconds), seconds))}${pill(w.open, 0)}</span>
      </div>
    </details>`;
}

/** The time that runs, stands or is over, and what can be done about it. */
export function timing(
  view: SessionView,
  clock: Running,
  o: { readonly names: Names; readonly press: Pressed; readonly down: () => void },
): TemplateResult {
  const w = sessionWords.time;
  const isOver = clock.left === 0;
  const does = (deed: 'pause' | 'resume' | 'up') => (): void => {
    o.press({ do: deed });
  };
  return html`<div class="time">
    <nearer-session-clock .clock=${clock} .breathing=${breathes(view, clock)}></nearer-session-clock>
    <p class="quiet">${isOver ? w.over : clock.runs ? nothing : w.paused}</p>
    <div class="acts">
      ${isOver ? again(view, clock, o) : clock.runs ? act(w.pause, does('pause')) : act(w.resume, does('resume'))}
      ${clock.runs && !isOver ? act(w.down, o.down) : nothing} ${plainAct(w.end, does('up'))}
    </div>
  </div>`;
}

/** The same time for the other, where somebody had a turn, or once more. */
function again(
  { turn }: SessionView,
  clock: Running,
  o: { readonly names: Names; readonly press: Pressed },
): TemplateResult {
  const seconds = wholeOf(clock);
  if (turn === null) {
    return act(sessionWords.time.again, () => {
      o.press({ do: 'start', seconds });
    });
  }
  const who: Who = turn === 'me' ? 'them' : 'me';
  return act(sessionWords.step.swap(o.names, who), () => {
    o.press({ do: 'turn', who });
    o.press({ do: 'start', seconds });
  });
}
