// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import '../elements/notice.ts';
import { words } from '../words/words.ts';

/** After how long what did not come may be fetched again. */
const AGAIN_MS = 3_000;

/** Parts of the app that come when somebody first goes there, so that the first page is light. */
export class Later {
  private readonly host: ReactiveControllerHost;
  private readonly parts = new Map<string, 'coming' | 'here' | 'failed' | 'again'>();
  /** Whether the part that was asked for last did not come. */
  private failed = false;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
  }

  /** Whether this part is here; if not, it is fetched, as often as it takes while it is wanted, and the host painted. */
  has(name: string, fetched: () => Promise<unknown>): boolean {
    const now = this.parts.get(name);
    this.failed = now === 'failed' || now === 'again';
    if (now === undefined || now === 'again') void this.bring(name, fetched);
    return now === 'here';
  }

  /** What stands on the page until it is here. */
  coming(): TemplateResult {
    return html`<p class="quiet" ?hidden=${this.failed}>${words.app.opening}</p>
      <nearer-notice tone="wrong" .say=${this.failed ? words.say.needsConnection : ''}></nearer-notice>`;
  }

  private async bring(name: string, fetched: () => Promise<unknown>): Promise<void> {
    this.parts.set(name, this.failed ? 'failed' : 'coming');
    try {
      await fetched();
      this.parts.set(name, 'here');
    } catch {
      this.parts.set(name, 'failed');
      setTimeout(() => {
        this.parts.set(name, 'again');
        this.host.requestUpdate();
      }, AGAIN_MS);
    }
    this.host.requestUpdate();
  }
}
