// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { ReflectionView } from '../store/mirror.ts';
import type { Reflection } from '../store/shelves.ts';
import { readingWords } from '../words/reading.ts';
import { act } from './acts.ts';
import { cautioned } from './lesson.ts';
import { LightElement, define } from './light.ts';
import './mirrored.ts';

/** A reflection before it is answered, or what was ticked last. Emits `begin`, and `away` with a record. */
export class NearerReflection extends LightElement {
  static override properties = {
    reflection: { attribute: false },
    view: { attribute: false },
    begun: { type: Boolean },
  };
  declare reflection: Reflection;
  declare view: ReflectionView;
  /** Something of it is ticked and not kept yet. */
  declare begun: boolean;

  constructor() {
    super();
    this.begun = false;
  }

  protected override render(): TemplateResult {
    const w = readingWords.reflections;
    const { reflection, view, begun } = this;
    const isNew = view.last === null;
    const { text, cautions = [], minutes } = reflection;
    return html`<div class="stack roomy">
      ${isNew ? html`<div class="stack" dir="auto">${text.map((one) => html`<p>${one}</p>`)}</div>` : nothing}
      ${isNew ? cautioned(cautions) : nothing}
      <nearer-mirrored
        .reflection=${reflection}
        .view=${view}
        @away=${({ detail }: CustomEvent<string>) => {
          this.emit('away', detail);
        }}
      ></nearer-mirrored>
      <div class="acts">
        ${act(begun ? w.goOn : isNew ? w.begin : w.again, () => {
          this.emit('begin');
        })}
      </div>
      <p class="small quiet">${w.minutes(minutes)}</p>
    </div>`;
  }
}

define('nearer-reflection', NearerReflection);
