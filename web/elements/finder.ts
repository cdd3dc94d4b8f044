// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Wants } from '../store/practising.ts';
import { practiseWords } from '../words/practise.ts';
import './field.ts';
import { LightElement, define } from './light.ts';

const MINUTES: readonly number[] = [5, 15, 30, 60];
export const ANYTHING: Wants = {
  words: '',
  minutes: 0,
  where: '',
  touch: '',
  family: '',
  favourites: false,
};

let count = 0;

/** What to look for, by a press each; a second press lets go of it. Emits `wants` with all of them. */
export class NearerFinder extends LightElement {
  static override properties = {
    wants: { attribute: false },
    families: { attribute: false },
    touch: { type: Boolean },
  };
  declare wants: Wants;
  /** The kinds that there are. */
  declare families: readonly string[];
  /** Whether there is anything with touch. */
  declare touch: boolean;
  /** It does not fold itself under the hand of whoever lets go of the last wish in it. */
  private unfolded = false;
  private readonly own = `finder-${++count}`;

  constructor() {
    super();
    this.wants = ANYTHING;
    this.families = [];
    this.touch = false;
  }

  private readonly fold = (event: Event): void => {
    this.unfolded = (event.currentTarget as HTMLDetailsElement).open;
  };

  private set(change: Partial<Wants>): void {
    this.wants = { ...this.wants, ...change };
    this.emit('wants', this.wants);
  }

  protected override render(): TemplateResult {
    const w = practiseWords.find;
    const { wants } = this;
    const further = wants.words !== '' || wants.family !== '' || wants.touch !== '' || wants.favourites;
    return html`<search class="stack finder">
      ${this.group(
        'minutes',
        MINUTES.map((at) => this.pill(w.upTo(at), { minutes: at })),
      )}
      ${this.group(
        'where',
        (['together', 'apart', 'alone'] as const).map((at) => this.pill(w.wheres[at], { where: at })),
      )}
      <details class="further" ?open=${this.unfolded || further} @toggle=${this.fold}>
        <summary>${w.more}</summary>
        <div class="stack">${this.further()}</div>
      </details>
    </search>`;
  }

  private further(): TemplateResult {
    const w = practiseWords.find;
    return html`<nearer-field
        .label=${w.words}
        .value=${this.wants.words}
        @typed=${(event: CustomEvent<string>) => {
          this.set({ words: event.detail });
        }}
      ></nearer-field>
      ${this.group(
        'family',
        this.families.map((family) => this.pill(w.families(family), { family })),
      )}
      ${
        this.touch
          ? this.group(
              'touch',
              (['none', 'some'] as const).map((at) => this.pill(w.touches[at], { touch: at })),
            )
          : nothing
      }
      ${this.pill(w.favourites, { favourites: true })}`;
  }

  /** Named by what it narrows down, not by its words: an id with a space would name nothing. */
  private group(
    name: 'minutes' | 'where' | 'family' | 'touch',
    pills: readonly TemplateResult[],
  ): TemplateResult {
    const id = `${this.own}-${name}`;
    return html`<div class="pills" role="group" aria-labelledby=${id}>
      <span class="small quiet" id=${id}>${practiseWords.find[name]}</span>
      <span>${pills}</span>
    </div>`;
  }

  /** Pressed while exactly this is wanted; then it lets go. */
  private pill<K extends keyof Wants>(label: string, want: Pick<Wants, K>): TemplateResult {
    const [name] = Object.keys(want) as [K];
    const pressed = this.wants[name] === want[name];
    const press = (): void => {
      this.set(pressed ? { [name]: ANYTHING[name] } : want);
    };
    return html`<button class="pill" type="button" aria-pressed=${pressed ? 'true' : 'false'} @click=${press}>
      ${label}
    </button>`;
  }
}

define('nearer-finder', NearerFinder);
