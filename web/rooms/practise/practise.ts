// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { act, plainAct } from '../../elements/acts.ts';
import '../../elements/finder.ts';
import { ANYTHING } from '../../elements/finder.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { facts } from '../../elements/one-practice.ts';
import '../../elements/rows.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Person } from '../../store/person.ts';
import type { Asked, FindView, Found, Wants } from '../../store/practising.ts';
import { searched } from '../../store/searching.ts';
import { practiseWords } from '../../words/practise.ts';
import { words } from '../../words/words.ts';
import { Following } from '../following.ts';
import { behindDoor } from './doors.ts';
import './one.ts';
import './session/invited.ts';
import { Surprises } from './surprises.ts';

/** How many are listed at first, and how many more by a press: what fits the eye, not all that there is. */
const AT_FIRST = 6;
const MORE = 12;

/** The room Practise: finding something to do, and the page of each practice. */
class NearerPractise extends LightElement {
  static override properties = {
    person: { attribute: false },
    one: {},
    view: { state: true },
    error: { state: true },
  };
  declare person: Person;
  /** The practice whose page this is, or what is behind a door; empty for the list. */
  declare one: string;
  declare view: FindView | null;
  declare error: string;
  private wants: Wants = ANYTHING;
  private show = AT_FIRST;
  private readonly surprises = new Surprises();
  /** Of two looks only the later one is painted. */
  private looks = 0;

  constructor() {
    super();
    this.one = this.error = '';
    this.view = null;
    new Following(this, () => void this.look());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('person')) void this.look();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('one')) return;
    if (changed.get('one') !== undefined) this.turned();
    if (this.one === '') this.surprises.close();
  }

  private isHere(): boolean {
    return this.person.state === 'open';
  }

  private async look(): Promise<void> {
    if (!this.isHere()) return;
    const look = ++this.looks;
    try {
      const between = this.person.with(this.person.current?.id ?? null);
      const words = await searched(this.wants.words, practiseWords.find.root);
      const asked: Asked = { ...this.wants, ...words, ...this.surprises.asked, show: this.show };
      const view = await between.find(asked);
      if (look !== this.looks) return;
      this.view = view;
      this.error = '';
    } catch (error) {
      if (look === this.looks && this.isHere()) this.error = sentenceFor(error);
    }
  }

  private readonly want = (wants: Wants): void => {
    this.wants = wants;
    this.show = AT_FIRST;
    void this.look();
  };

  private readonly everything = (): void => {
    this.want(ANYTHING);
  };

  private readonly surprise = (): void => {
    const one = this.view?.surprise;
    if (one) this.surprises.show(one);
    void this.look();
  };

  private readonly more = (): void => {
    this.show += MORE;
    void this.look();
  };

  protected override render(): TemplateResult {
    const { person, one, view } = this;
    if (one !== '') {
      const another = this.surprises.leads(one, view?.surprise) ? this.surprise : null;
      return (
        behindDoor(person, one) ??
        html`<nearer-one .person=${person} .one=${one} .another=${another}></nearer-one>`
      );
    }
    const w = practiseWords.find;
    return html`<div class="leaf practise">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      <nearer-invited .person=${person}></nearer-invited>
      <nearer-finder
        .wants=${this.wants}
        .families=${view?.families ?? []}
        .touch=${view?.touch ?? false}
        @wants=${(event: CustomEvent<Wants>) => {
          this.want(event.detail);
        }}
      ></nearer-finder>
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      ${view ? this.found(view) : html`<p class="quiet" ?hidden=${this.error !== ''}>${words.app.opening}</p>`}
      <nearer-doors .person=${person}></nearer-doors>
    </div>`;
  }

  private found({ practices, count, surprise }: FindView): TemplateResult {
    const w = practiseWords.find;
    return html`<div class="found">
        <p class="quiet" role="status">${w.count(count)}</p>
        ${surprise === null ? nothing : act(w.surprise, this.surprise)}
        ${count === 0 ? plainAct(w.all, this.everything) : nothing}
      </div>
      <nearer-rows .rows=${practices.map(row)}></nearer-rows>
      ${practices.length < count ? html`<div class="acts">${plainAct(w.next, this.more)}</div>` : nothing}
      <p class="small quiet">${w.limits} <a href="/#me/limits">${w.toLimits}</a></p>`;
  }
}

function row(practice: Found): { title: string; more: string; href: string } {
  const { id, title, favourite } = practice;
  const more = favourite ? `${facts(practice)} · ${practiseWords.find.favourite}` : facts(practice);
  return { title, more, href: `/#practise/${id}` };
}

define('nearer-practise', NearerPractise);
