// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { toDraft, type Ticked } from '../store/mirror.ts';
import type { Reflection, ReflectionItem } from '../store/shelves.ts';
import { readingWords } from '../words/reading.ts';
import { mainAct, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import './pick.ts';
import { helpHere } from './quick-exit.ts';
import './writing.ts';

const NO_WAYS = [{ id: '', asks: '' }];

/** A reflection to answer, as little of it as one likes. Emits `ticked` at every change, `keep` and `drop`. */
export class NearerReflect extends LightElement {
  static override properties = {
    reflection: { attribute: false },
    ticked: { attribute: false },
    busy: { type: Boolean },
    error: {},
    pressed: { state: true },
  };
  declare reflection: Reflection;
  declare ticked: Ticked;
  declare busy: boolean;
  declare error: string;
  /** Whether it was tried, so that what is missing is said. */
  declare pressed: boolean;

  constructor() {
    super();
    this.ticked = { answers: {}, words: {} };
    this.busy = this.pressed = false;
    this.error = '';
  }

  private change(ticked: Ticked): void {
    this.ticked = ticked;
    this.pressed = false;
    this.emit('ticked', ticked);
  }

  private readonly keep = (event: Event): void => {
    event.preventDefault();
    this.pressed = true;
    if (!this.busy && toDraft(this.ticked) !== '') this.emit('keep');
  };

  protected override render(): TemplateResult {
    const w = readingWords.reflections;
    const isEmpty = toDraft(this.ticked) === '';
    const say = this.error || (this.busy ? w.keeping : this.pressed && isEmpty ? w.empty : '');
    return html`<form class="stack roomy reflect" novalidate @submit=${this.keep}>
      <p class="small quiet">${w.free}</p>
      ${this.reflection.items.map((item) => this.item(item))}
      <nearer-notice .tone=${this.busy ? 'plain' : 'wrong'} .say=${say}></nearer-notice>
      <div class="acts">${mainAct(w.keep, this.busy)}</div>
      ${
        isEmpty
          ? nothing
          : html`<div class="lesser">
              ${plainAct(w.drop, () => {
                this.emit('drop');
              })}
            </div>`
      }
    </form>`;
  }

  private item(item: ReflectionItem): TemplateResult {
    if (item.scale === 'words') return this.own(item);
    const { ways = NO_WAYS, scales } = this.reflection;
    const answers = scales.find(({ id }) => id === item.scale)?.answers ?? [];
    const id = `item-${item.id}`;
    return html`<section class="stack">
      <h2 class="label" id=${id} dir="auto">${item.text}</h2>
      ${item.help === true ? helpHere() : nothing}
      ${ways.map((way) => this.scale(way.id === '' ? item.id : `${item.id}.${way.id}`, way.asks, answers, id))}
    </section>`;
  }

  private scale(key: string, asks: string, answers: readonly string[], item: string): TemplateResult {
    const at = this.ticked.answers[key];
    const picked = ({ detail }: CustomEvent<string>): void => {
      const { [key]: before, ...others } = this.ticked.answers;
      const now = Number(detail);
      this.change({ ...this.ticked, answers: before === now ? others : { ...others, [key]: now } });
    };
    const id = `${item}-${key.split('.')[1] ?? ''}`;
    return html`<div>
      ${asks ? html`<p class="small quiet" id=${id}>${asks}</p>` : nothing}
      <nearer-pick
        .labelled=${asks ? `${item} ${id}` : item}
        .picks=${answers.map((title, place) => ({ value: String(place), title }))}
        .value=${at === undefined ? null : String(at)}
        @picked=${picked}
      ></nearer-pick>
    </div>`;
  }

  private own({ id, text }: ReflectionItem): TemplateResult {
    const typed = ({ detail }: CustomEvent<string>): void => {
      const said = Object.entries({ ...this.ticked.words, [id]: detail }).filter(([, text]) => text !== '');
      this.change({ ...this.ticked, words: Object.fromEntries(said) });
    };
    return html`<nearer-writing
      .label=${text}
      .rows=${3}
      .fixed=${this.busy}
      .value=${this.ticked.words[id] ?? ''}
      @typed=${typed}
    ></nearer-writing>`;
  }
}

define('nearer-reflect', NearerReflect);
