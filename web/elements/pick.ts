// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { LightElement, define } from './light.ts';

export interface Pick {
  readonly value: string;
  readonly title: string;
}

/** 0 to 10 and the like, as picks; the ends are said by the words around them. */
export function numbers(from: number, to: number): readonly Pick[] {
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const number = String(from + at);
    return { value: number, title: number };
  });
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

let count = 0;

/**
 * One of a few, by one press of a big button; nothing is set beforehand. Emits `picked` with the value.
 *
 * With a keyboard the arrows only move, and Space or Enter takes: a press may turn the page.
 */
export class NearerPick extends LightElement {
  static override properties = {
    label: {},
    labelled: {},
    picks: { attribute: false },
    value: { attribute: false },
    ends: { attribute: false },
    error: {},
  };
  /** What is asked; empty where `labelled` names the heading that says it. */
  declare label: string;
  declare labelled: string;
  declare picks: readonly Pick[];
  declare value: string | null;
  /** What the first and the last number mean; with them the picks stand close, in rows of numbers. */
  declare ends: readonly [string, string] | null;
  declare error: string;
  private readonly own = `pick-${++count}`;

  constructor() {
    super();
    this.label = '';
    this.labelled = '';
    this.picks = [];
    this.value = null;
    this.ends = null;
    this.error = '';
  }

  private readonly moved = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...this.querySelectorAll<HTMLButtonElement>('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };

  /** What the ear hears of a number: the ends with their words. */
  private heard(pick: Pick, at: number): string {
    if (this.ends === null) return pick.title;
    if (at === 0) return `${pick.title}, ${this.ends[0]}`;
    return at === this.picks.length - 1 ? `${pick.title}, ${this.ends[1]}` : pick.title;
  }

  protected override render(): TemplateResult {
    const ends = this.ends;
    return html`${this.label ? html`<p class="label" id=${this.own}>${this.label}</p>` : nothing}
      <p class="error" id="${this.own}-error" ?hidden=${!this.error}>${this.error}</p>
      <div
        class="picks ${ends ? 'numbers' : ''} ${this.picks.length > 6 ? 'many' : ''}"
        role="radiogroup"
        aria-labelledby=${this.labelled || this.own}
        aria-describedby="${this.own}-error"
        @keydown=${this.moved}
      >
        ${this.picks.map((pick, at) => this.button(pick, at))}
      </div>
      ${
        ends
          ? html`<p class="ends" aria-hidden="true">
              <span>${this.picks[0]?.title}: ${ends[0]}</span
              ><span>${this.picks.at(-1)?.title}: ${ends[1]}</span>
            </p>`
          : nothing
      }`;
  }

  private button(pick: Pick, at: number): TemplateResult {
    const on = pick.value === this.value;
    const inOrder = on || (at === 0 && !this.picks.some(({ value }) => value === this.value));
    return html`<button
      type="button"
      role="radio"
      class="pick"
      aria-checked=${on ? 'true' : 'false'}
      aria-label=${this.heard(pick, at)}
      tabindex=${inOrder ? '0' : '-1'}
      @click=${() => {
        this.emit('picked', pick.value);
      }}
    >
      ${pick.title}
    </button>`;
  }
}

define('nearer-pick', NearerPick);
