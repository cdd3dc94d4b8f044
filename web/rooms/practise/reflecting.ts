// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { exitLimits } from '../../elements/quick-exit.ts';
import '../../elements/reflect.ts';
import '../../elements/reflection.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Between } from '../../store/between.ts';
import * as mirror from '../../store/mirror.ts';
import type { Person } from '../../store/person.ts';
import { one, type Reflection, shelf } from '../../store/shelves.ts';
import { readingWords } from '../../words/reading.ts';
import { words } from '../../words/words.ts';
import { Draft } from '../draft.ts';
import { back } from './listing.ts';

/** The page of one reflection. Nothing here is ever the other's. */
class NearerReflecting extends LightElement {
  static override properties = {
    person: { attribute: false },
    one: {},
    shown: { state: true },
    open: { state: true },
    busy: { state: true },
    said: { state: true },
    error: { state: true },
  };
  declare person: Person;
  declare one: string;
  /** null where there is none. */
  declare shown: readonly [Reflection, mirror.ReflectionView] | null | undefined;
  /** Whether it is being answered. */
  declare open: boolean;
  declare busy: boolean;
  declare said: string;
  declare error: string;
  private readonly draft = new Draft(this);

  constructor() {
    super();
    this.one = this.said = this.error = '';
    this.open = this.busy = false;
  }

  private get between(): Between {
    return this.person.with(this.person.current?.id ?? null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('one')) return;
    this.open = false;
    this.said = '';
    this.shown = undefined;
    void this.do(() => this.look());
  }

  private async look(): Promise<void> {
    const { one: id, between } = this;
    const reflection = one(await shelf('reflections'), id);
    const view = reflection && (await mirror.mirrored(between, reflection));
    await this.draft.turnTo(mirror.reflectionDraft(between.bond, id));
    if (id !== this.one) return;
    this.shown = view ? [reflection, view] : null;
    this.open ||= view?.last === null && this.draft.text !== '';
  }

  /** Does something, after which another page stands here. */
  private async do(deed: () => Promise<unknown>): Promise<void> {
    this.error = '';
    try {
      await deed();
      await this.updateComplete;
      this.turned();
    } catch (error) {
      if (this.person.state === 'open') this.error = sentenceFor(error);
    }
    this.busy = false;
  }

  private close(deed: () => Promise<unknown>, said = ''): void {
    void this.do(async () => {
      await deed();
      await this.look();
      this.open = false;
      this.said = said;
    });
  }

  private keep(reflection: Reflection): () => void {
    const { between, one } = this;
    return () => {
      this.busy = true;
      this.close(async () => {
        const ticked = mirror.fromDraft(this.draft.text);
        await this.draft.giving(() => mirror.keep(between, one, reflection, ticked));
      }, readingWords.reflections.kept);
    };
  }

  private readonly away = ({ detail }: CustomEvent<string>): void => {
    this.close(() => mirror.takeAway(this.between, detail), readingWords.reflections.takenAway);
  };

  protected override render(): TemplateResult {
    const { shown } = this;
    const say = shown === null ? readingWords.lessons.none : this.error || words.app.opening;
    return html`${back('/#practise/reflections', readingWords.reflections.all)}
      <div class="leaf practice reading">
        ${shown ? this.page(...shown) : html`<p class="quiet">${say}</p>`} ${exitLimits()}
      </div>`;
  }

  private page(reflection: Reflection, view: mirror.ReflectionView): TemplateResult {
    const w = readingWords.reflections;
    const say = this.open ? '' : this.error || this.said;
    return html`<h1 dir="auto">${reflection.title}</h1>
      <p class="small quiet">${w.label(reflection.label)} ${w.labelWhy}</p>
      <nearer-notice .tone=${this.error ? 'wrong' : 'good'} .say=${say}></nearer-notice>
      ${this.open ? this.form(reflection) : this.shownBefore(reflection, view)}`;
  }

  private shownBefore(reflection: Reflection, view: mirror.ReflectionView): TemplateResult {
    return html`<nearer-reflection
      .reflection=${reflection}
      .view=${view}
      .begun=${this.draft.text !== ''}
      @begin=${() => (this.open = true)}
      @away=${this.away}
    ></nearer-reflection>`;
  }

  private form(reflection: Reflection): TemplateResult {
    return html`<nearer-reflect
      .reflection=${reflection}
      .ticked=${mirror.fromDraft(this.draft.text)}
      .busy=${this.busy}
      .error=${this.error || this.draft.trouble}
      @ticked=${({ detail }: CustomEvent<mirror.Ticked>) => {
        this.draft.take(mirror.toDraft(detail));
      }}
      @keep=${this.keep(reflection)}
      @drop=${() => {
        this.close(() => this.draft.drop());
      }}
    ></nearer-reflect>`;
  }
}

define('nearer-reflecting', NearerReflecting);
