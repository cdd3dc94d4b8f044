// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Said, TodayView } from '../store/daily.ts';
import { words } from '../words/words.ts';
import { LightElement, define } from './light.ts';

/** Two pages of one notebook, each in its writer's ink; the other's stays folded over until it opens. */
export class NearerSpread extends LightElement {
  static override properties = {
    mine: { attribute: false },
    theirs: { attribute: false },
    names: { attribute: false },
    closed: {},
    why: {},
    only: {},
    arriving: { type: Boolean },
  };
  declare mine: Said | null;
  declare theirs: Said | null;
  declare names: TodayView['names'];
  /** What stands on the other's page while it is folded over; empty once it is open. */
  declare closed: string;
  /** One honest sentence beneath it. */
  declare why: string;
  /** One page alone: mine, what I wrote for myself; theirs, the words of somebody who went first. */
  declare only: 'mine' | 'theirs' | '';
  declare arriving: boolean;

  constructor() {
    super();
    this.mine = null;
    this.theirs = null;
    this.names = { mine: null, theirs: null };
    this.closed = '';
    this.why = '';
    this.only = '';
    this.arriving = false;
  }

  protected override render(): TemplateResult {
    const w = words.today;
    const { mine, theirs } = this.names;
    const hand = this.only === 'mine' ? nothing : this.page('theirs', w.theirs(theirs), this.theirs);
    return html`<div class="spread ${this.arriving ? 'arriving' : ''} ${this.only ? 'single' : ''}">
      ${
        this.closed
          ? html`<section class="answer closed">
              <p class="still">${this.closed}</p>
              <p class="more">${this.why}</p>
            </section>`
          : hand
      }
      ${this.only === 'theirs' ? nothing : this.page('mine', w.mine(mine), this.mine)}
    </div>`;
  }

  private page(whose: 'mine' | 'theirs', name: string, said: Said | null): TemplateResult {
    return html`<section class="answer ${whose}">
      <p class="name">${name}</p>
      <p class="text" dir="auto">${said ? said.text : words.today.noAnswer}</p>
      ${said?.edited ? html`<p class="more">${words.today.edited}</p>` : nothing}
    </section>`;
  }
}

define('nearer-spread', NearerSpread);
