// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { PracticeCard } from '../store/daily.ts';
import { words } from '../words/words.ts';
import { plainAct } from './acts.ts';
import {
  answer,
  back,
  begin,
  items,
  lighten,
  meet,
  present,
  said,
  type Checking,
  type Item,
} from './checking.ts';
import { LightElement, define } from './light.ts';
import { asks, endsOf, picksOf } from './items.ts';
import './pick.ts';

let count = 0;

/**
 * One question of the check-in at a time, or of a practice that was on. Emits `turned-to` with the `Checking` at each
 * tap, `done` at the end and `fold` where it is put off.
 */
export class NearerCheckIn extends LightElement {
  static override properties = {
    checking: { attribute: false },
    name: { attribute: false },
    practice: { attribute: false },
    yesterday: { type: Boolean },
    other: { type: Boolean },
  };
  declare checking: Checking;
  declare name: string | null;
  /** The practice to ask about; null: the day. */
  declare practice: PracticeCard | null;
  /** It is about yesterday. */
  declare yesterday: boolean;
  /** The other of the two days may be noted as well; emits `other-day`. */
  declare other: boolean;
  private readonly own = `check-in-${++count}`;

  constructor() {
    super();
    this.checking = begin(null);
    this.name = null;
    this.practice = null;
    this.yesterday = false;
    this.other = false;
  }

  /** After a tap the next question has the focus, so that it is read and the keyboard stays here. */
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('checking');
    if (before && before.at !== this.checking.at && this.contains(document.activeElement)) {
      this.querySelector<HTMLElement>('.asks')?.focus({ preventScroll: true });
    }
  }

  private turn(next: Checking): void {
    this.emit(present(next, this.practice !== null) === null ? 'done' : 'turned-to', next);
  }

  private get title_(): string {
    const w = words.checkIn;
    if (this.practice) return w.practice(this.practice.title);
    return this.yesterday ? w.titleYesterday : w.title;
  }

  private take(item: Item, value: string | null): void {
    this.turn(answer(this.checking, item, value));
  }

  protected override render(): TemplateResult | typeof nothing {
    const of = this.checking;
    const item = present(of, this.practice !== null);
    if (item === null) return nothing;
    const w = words.checkIn;
    const all = items(of, this.practice !== null);
    return html`<div role="group" class="check-in" aria-label=${this.title_}>
      <p class="small quiet">
        ${this.practice ? w.private : of.at === 0 ? w.aside : html`${w.place(of.at + 1, all.length)} · ${w.private}`}
      </p>
      <h2 class="asks" id=${this.own} tabindex="-1">${asks(item, this)}</h2>
      <nearer-pick
        .labelled=${this.own}
        .picks=${picksOf(item)}
        .ends=${endsOf(item)}
        .value=${said(of, item)}
        @picked=${(event: CustomEvent<string>) => {
          this.take(item, event.detail);
        }}
      ></nearer-pick>
      <div class="lesser">
        ${plainAct(w.skip, () => {
          this.take(item, null);
        })}
        ${
          of.at > 0
            ? plainAct(w.back, () => {
                this.turn(back(of));
              })
            : nothing
        }
        ${this.ways()}
      </div>
    </div>`;
  }

  /** What else one may do: most of it at the beginning, where it matters. */
  private ways(): TemplateResult | typeof nothing {
    const w = words.checkIn;
    const of = this.checking;
    const tell = (name: string) => (): void => {
      this.emit(name, of);
    };
    if (of.at > 0) return plainAct(w.enough, tell('done'));
    if (this.practice) return plainAct(w.notTonight, tell('fold'));
    const light = plainAct(of.given.light ? w.full : w.light, () => {
      this.turn(lighten(of, !of.given.light));
    });
    const day = this.yesterday ? w.notMetYesterday : w.notMet;
    return html`${plainAct(w.notTonight, tell('fold'))} ${light}
      ${this.other ? plainAct(this.yesterday ? w.today : w.yesterday, tell('other-day')) : nothing}
      <label class="tick met">
        <input
          type="checkbox"
          .checked=${live(!of.given.met)}
          @change=${(event: Event) => {
            this.turn(meet(of, !(event.target as HTMLInputElement).checked));
          }}
        />
        <span>${day}</span>
      </label>`;
  }
}

define('nearer-check-in', NearerCheckIn);
