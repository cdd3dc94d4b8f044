// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LightElement } from '../../../elements/light.ts';
import '../../../elements/session-down.ts';
import { breathes } from '../../../elements/session-time.ts';
import type { Person } from '../../../store/person.ts';
import {
  clockAt,
  secondNow,
  wholeOf,
  type Guide,
  type Press,
  type Running,
  type SessionView,
} from '../../../store/sessions/sessions.ts';
import { sessionWords, type Names } from '../../../words/session.ts';
import { buzz, keptCues, Tone } from './cues.ts';

const TICK_MS = 250;
/** In a long time its last minute is said. */
const LAST = 60;
const LONG = 180;

type Host = LightElement & { readonly person: Person; readonly guiding: Guide; readonly names: Names };

/** The time of a session while it stands on the page: what is seen and heard of it, and the phone put down. */
export class Time implements ReactiveController {
  /** What was said last, for the ear; never the seconds. */
  said = '';
  private down = false;
  private second = secondNow();
  private rung = false;
  /** Whether there was time to go: the other phone's word that it is over may come before this one has seen it. */
  private toGo = false;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly tone = new Tone();
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.timer = setInterval(this.tick, TICK_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
    this.tone.close();
  }

  /** The time as it is now. */
  clock(view: SessionView): Running | null {
    return view.clock && clockAt(view.clock, this.host.guiding.told, this.second);
  }

  /** Whether somebody is still taken to be there, so that the screen stays on. */
  isWaitedFor(view: SessionView | null): boolean {
    return view !== null && !view.closed && this.second <= view.until;
  }

  /** At any press: later no browser would let it sound, and a time may begin on the other phone. */
  pressed(): void {
    if (keptCues().tone) this.tone.ready();
  }

  /** Once it is over, whoever ended it, the device locks as at any other time. */
  private letGo(view: SessionView | null): void {
    const { person } = this.host;
    if (view?.closed && person.state === 'open') person.stay(0);
  }

  /** A press has done its part. A time that begins lets the phone be put down, but not while one breathes by it. */
  told(event: Press | null, say = ''): void {
    const { view } = this.host.guiding;
    this.letGo(view);
    this.second = secondNow();
    this.rung = false;
    const clock = view?.clock ?? null;
    this.toGo = (clock?.left ?? 0) > 0;
    const begins = event?.do === 'start' || event?.do === 'resume';
    this.down = begins && view !== null && clock !== null && !breathes(view, clock);
    this.said = view === null || event === null ? say : this.heard(view, event);
  }

  /** The dim page while the phone lies there, or what is said beside the step. */
  page(view: SessionView, stop: () => void): TemplateResult {
    const clock = this.clock(view);
    const isDown = clock !== null && this.down;
    // The place beside the step is there before: what is said as the dim page goes would not be heard from a new one.
    return html`<p class="unseen" role="status">${isDown ? '' : this.said}</p>
      ${
        isDown
          ? html`<nearer-session-down
              .clock=${clock}
              .touch=${view.touch !== null}
              .said=${this.said}
              @up=${this.turnDown(false)}
              @stop=${stop}
            ></nearer-session-down>`
          : nothing
      }`;
  }

  turnDown(down: boolean): () => void {
    return () => {
      this.down = down;
      this.said = '';
      this.host.requestUpdate();
    };
  }

  private heard(view: SessionView, event: Press): string {
    const { time, step } = sessionWords;
    const clock = view.clock;
    if (event.do === 'turn') return view.turn === null ? '' : step.turnOf(this.host.names, view.turn);
    if (clock === null) return '';
    if (event.do === 'pause') return time.paused;
    if (event.do !== 'start' && event.do !== 'resume') return '';
    const begun = clock.gone > 0 && clock.left !== null ? time.toGo(clock.left) : time.begun(wholeOf(clock));
    return breathes(view, clock) ? `${begun} ${time.breathe}` : begun;
  }

  private readonly tick = (): void => {
    const { host } = this;
    const { view } = host.guiding;
    const now = secondNow();
    if (now === this.second || view === null || view.closed || host.person.state !== 'open') return;
    this.second = now;
    if (this.isWaitedFor(view)) host.person.stay(view.until * 1000);
    const clock = this.clock(view);
    if (clock === null || (view.clock?.left ?? 0) > 0) this.toGo = clock !== null;
    if (clock?.left === 0 && this.toGo && !this.rung) this.ring();
    if (clock?.runs && clock.left === LAST && wholeOf(clock) >= LONG)
      this.said = sessionWords.time.toGo(LAST);
    host.requestUpdate();
  };

  /** Once, and the step is there again: the phone lies there, and whoever looks at it sees how it goes on. */
  private ring(): void {
    const { tone, buzz: buzzes } = keptCues();
    this.rung = true;
    this.down = false;
    this.said = sessionWords.time.over;
    if (tone) this.tone.sound();
    if (buzzes) buzz();
  }
}
