// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import type { Understood } from '../store/daily.ts';
import { words } from '../words/words.ts';
import { plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './pick.ts';

let count = 0;

/** Did I feel understood? My own mark, seen by nobody else. Emits `understood`. */
export class NearerUnderstood extends LightElement {
  static override properties = {
    mark: { attribute: false },
    name: { attribute: false },
    changing: { state: true },
  };
  /** What I said; null while I have not. */
  declare mark: Understood | null;
  declare name: string | null;
  declare changing: boolean;
  private readonly own = `understood-${++count}`;

  constructor() {
    super();
    this.mark = null;
    this.name = null;
    this.changing = false;
  }

  protected override render(): TemplateResult {
    const w = words.understood;
    if (this.mark !== null && !this.changing) {
      return html`<div class="lesser marked">
        <p class="small quiet">${w.mark[this.mark]}</p>
        ${plainAct(w.change, () => (this.changing = true))}
      </div>`;
    }
    return html`<section class="understood" aria-labelledby=${this.own}>
      <p class="label" id=${this.own}>${w.ask(this.name)}</p>
      <nearer-pick
        .labelled=${this.own}
        .value=${this.mark}
        .picks=${[
          { value: 'yes', title: w.yes },
          { value: 'partly', title: w.partly },
          { value: 'no', title: w.no },
        ]}
        @picked=${(event: CustomEvent<Understood>) => {
          this.changing = false;
          this.emit('understood', event.detail);
        }}
      ></nearer-pick>
      <p class="small quiet">${w.private}</p>
    </section>`;
  }
}

define('nearer-understood', NearerUnderstood);
