// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LightElement } from '../../../elements/light.ts';
import '../../../elements/session-wait.ts';
import type { Person } from '../../../store/person.ts';
import type { Guide } from '../../../store/sessions/sessions.ts';
import { Together } from '../../../store/sessions/together.ts';
import { sessionWords, type Names } from '../../../words/session.ts';

type Host = LightElement & { readonly person: Person; readonly guiding: Guide; readonly names: Names };

/** What a session has besides while the other's phone keeps in step with it: waiting for them, and hearing them. */
export class Joint implements ReactiveController {
  private readonly host: Host;
  private readonly then: () => void;
  private followed: Together | null = null;
  private goesOn = false;

  /** `then` is called when the other has changed anything. */
  constructor(host: Host, then: () => void) {
    this.host = host;
    this.then = then;
    host.addController(this);
  }

  hostUpdate(): void {
    const { together } = this;
    if (together !== this.followed) this.follow(together);
  }

  hostDisconnected(): void {
    this.follow(null);
  }

  get together(): Together | null {
    const { guiding } = this.host;
    return guiding instanceof Together ? guiding : null;
  }

  /** Whether the page is one of waiting for the other. */
  get waits(): boolean {
    const { together } = this;
    return !this.goesOn && together?.waits === true && together.view?.closed === false;
  }

  /** The other may come later, or not at all. */
  goOn(): void {
    this.goesOn = true;
  }

  /** The page of waiting. */
  page(name: string, on: { readonly alone: () => void; readonly leave: () => void }): TemplateResult {
    return html`<nearer-session-wait
      .name=${name}
      .names=${this.host.names}
      .over=${this.together?.asks === false}
      @alone=${on.alone}
      @leave=${on.leave}
    ></nearer-session-wait>`;
  }

  /** What stands beside a step about the other phone; nothing where none is meant to follow. */
  beside(): TemplateResult | typeof nothing {
    const w = sessionWords.beside;
    const { together } = this;
    const { names, person } = this.host;
    if (together === null) return nothing;
    const { waits, asks } = together;
    if (waits) return asks ? html`<p class="small quiet">${w.asks(names)}</p>` : nothing;
    // Without a line to the server nobody is heard, whoever was heard before.
    const isInStep = person.reachable && together.isInStep;
    if (isInStep === null) return nothing;
    return html`<p class="small quiet">${isInStep ? w.inStep(names) : w.byItself(names)}</p>`;
  }

  private follow(together: Together | null): void {
    this.followed?.removeEventListener('change', this.then);
    together?.addEventListener('change', this.then);
    this.followed = together;
  }
}
