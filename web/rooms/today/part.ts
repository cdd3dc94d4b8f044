// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { LightElement } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { beginAt } from '../../elements/turning.ts';
import type { Between } from '../../store/between.ts';
import type { TodayView } from '../../store/daily.ts';
import type { Bond, Person } from '../../store/person.ts';
import { Acts } from './acts.ts';

/** What follows from an act begins at its heading, for the eye and for the ear, wherever on the page it stands. */
export function toHeadingOf(part: Element | null): void {
  beginAt(
    () => part?.querySelector<HTMLElement>('h1') ?? null,
    (heading) => {
      heading.scrollIntoView({ block: 'nearest' });
    },
  );
}

/** A part of the evening: what it shows comes from the view; what is done here goes to the store, one after the other. */
export abstract class Part extends LightElement {
  static override properties = {
    person: { attribute: false },
    bond: { attribute: false },
    view: { attribute: false },
    again: { attribute: false },
    said: { state: true },
  };
  declare person: Person;
  /** Null: alone. */
  declare bond: Bond | null;
  declare view: TodayView;
  /** Looks at the evening anew, and resolves when that is painted. */
  declare again: () => Promise<void>;
  /** What has just happened, in one sentence. */
  declare said: string;
  protected readonly acts = new Acts(this);

  constructor() {
    super();
    this.said = '';
    this.again = () => Promise.resolve();
  }

  protected get between(): Between {
    return this.person.with(this.bond?.id ?? null);
  }

  protected get name(): string | null {
    return this.view.names.theirs;
  }

  /** The bond has ended: what opened can be read, and nothing can be added. */
  protected get over(): boolean {
    return this.bond !== null && this.bond.closed !== null;
  }

  /** Does one thing, then shows what follows from it; `say` is what to tell afterwards. */
  protected async act(deed: () => Promise<unknown>, say: () => string = () => ''): Promise<void> {
    this.said = '';
    await this.acts.run(async () => {
      await deed();
      await this.again();
      this.said = say();
    });
  }

  /** What went wrong is said where it happened; the rest in the quiet place below. */
  protected notice(): TemplateResult | typeof nothing {
    return html`<nearer-notice
      class="narrow"
      .tone=${this.acts.error ? 'wrong' : 'plain'}
      .say=${this.acts.error || this.said}
    ></nearer-notice>`;
  }
}
