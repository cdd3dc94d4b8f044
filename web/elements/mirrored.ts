// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { Kept, ReflectionView } from '../store/mirror.ts';
import type { Reflection } from '../store/shelves.ts';
import { readingWords } from '../words/reading.ts';
import { dayInWords } from '../words/words.ts';
import { act, plainAct } from './acts.ts';
import { LightElement, define } from './light.ts';

/** What somebody ticked last, read back in words. Emits `away` with the record that is to go. */
export class NearerMirrored extends LightElement {
  static override properties = {
    reflection: { attribute: false },
    view: { attribute: false },
    asked: { state: true },
  };
  declare reflection: Reflection;
  declare view: ReflectionView;
  declare asked: boolean;

  constructor() {
    super();
    this.asked = false;
  }

  private text(item: string): string {
    const [id] = item.split('.');
    return this.reflection.items.find((one) => one.id === id)?.text ?? '';
  }

  private answer(item: string, place: number): string {
    const scale = this.reflection.items.find(({ id }) => id === item.split('.')[0])?.scale;
    return this.reflection.scales.find(({ id }) => id === scale)?.answers[place] ?? '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { last } = this.view;
    if (last === null) return nothing;
    const w = readingWords.reflections;
    return html`<section class="stack roomy mirrored">
      <h2>${w.onDay(dayInWords(last.date))}</h2>
      ${this.scores()} ${this.gaps(last, false)} ${this.gaps(last, true)} ${this.moved()} ${this.said(last)}
      ${this.everything(last)}
      <div class="stack">
        <h3>${w.afterwards}</h3>
        ${this.reflection.after.map((paragraph) => html`<p dir="auto">${paragraph}</p>`)}
      </div>
      ${this.away(last)}
    </section>`;
  }

  private scores(): TemplateResult | typeof nothing {
    const w = readingWords.reflections;
    const { scores = [], scales } = this.reflection;
    const title = (id: string): string => scores.find((score) => score.id === id)?.title ?? '';
    const { scores: found, changed } = this.view;
    if (found.length === 0) return nothing;
    return html`<ul class="dashes">
      ${found.map(({ id, answer }) => html`<li dir="auto">${w.nearest(title(id), scales[0]?.answers[answer] ?? '')}</li>`)}
      ${changed.map(({ id, up }) => html`<li dir="auto">${w.changed(title(id), up)}</li>`)}
    </ul>`;
  }

  private gaps(last: Kept, even: boolean): TemplateResult | typeof nothing {
    const gaps = this.view.gaps.filter((gap) => gap.even === even);
    if (gaps.length === 0) return nothing;
    const w = readingWords.reflections;
    return list(
      even ? w.even : w.apart,
      gaps.map(({ is, wish }) => ({
        text: this.text(is),
        more: even ? '' : [is, wish].map((way) => this.ticked(way, last.answers[way] ?? 0)).join(' · '),
      })),
    );
  }

  /** An answer, with the way in which it was asked. */
  private ticked(item: string, place: number): string {
    const way = this.reflection.ways?.find(({ id }) => id === item.split('.')[1]);
    const answer = this.answer(item, place);
    return way === undefined ? answer : `${way.asks}: ${answer}`;
  }

  private moved(): TemplateResult | typeof nothing {
    const w = readingWords.reflections;
    const { times, moved } = this.view;
    const before = times[1];
    if (before === undefined) return nothing;
    const heading = w.moved(dayInWords(before.date));
    const lines = moved.map(({ item, was, is }) => ({
      text: this.text(item),
      more: w.movedHow(this.ticked(item, was), this.answer(item, is)),
    }));
    return html`${list(heading, lines)}
      <p class="small quiet">${moved.length === 0 ? w.nothingMoved : w.movedWhy}</p>`;
  }

  private said({ words }: Kept): TemplateResult | typeof nothing {
    const said = this.reflection.items.filter(({ id }) => words[id]);
    if (said.length === 0) return nothing;
    const lines = said.map(({ id, text }) => ({ text, more: words[id] ?? '' }));
    return list(readingWords.reflections.said, lines);
  }

  private everything({ answers }: Kept): TemplateResult | typeof nothing {
    const { items, ways = [{ id: '' }] } = this.reflection;
    const keys = items.flatMap(({ id }) => ways.map((way) => (way.id === '' ? id : `${id}.${way.id}`)));
    const lines = keys
      .filter((key) => answers[key] !== undefined)
      .map((key) => ({ text: this.text(key), more: this.ticked(key, answers[key] ?? 0) }));
    if (lines.length === 0) return nothing;
    return html`<details class="known">
      <summary>${readingWords.reflections.everything}</summary>
      ${list('', lines)}
    </details>`;
  }

  private away({ record }: Kept): TemplateResult {
    const w = readingWords.reflections;
    const turn = (asked: boolean) => (): void => {
      this.asked = asked;
    };
    const away = (): void => {
      this.asked = false;
      this.emit('away', record);
    };
    if (!this.asked) return html`<div class="lesser">${plainAct(w.takeAway, turn(true))}</div>`;
    return html`<div class="lesser">
      <p>${w.takeAwayWhy}</p>
      <div class="acts">${act(w.takeAwaySure, away)} ${plainAct(w.leave, turn(false))}</div>
    </div>`;
  }
}

function list(heading: string, lines: readonly { text: string; more: string }[]): TemplateResult {
  return html`<div class="stack">
    ${heading ? html`<h3>${heading}</h3>` : nothing}
    <ul class="ticked">
      ${lines.map(
        ({ text, more }) =>
          html`<li dir="auto">${text}${more ? html`<span class="more">${more}</span>` : nothing}</li>`,
      )}
    </ul>
  </div>`;
}

define('nearer-mirrored', NearerMirrored);
