// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { exitLimits } from '../../elements/quick-exit.ts';
import '../../elements/seen.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { ExperimentView } from '../../store/experiment.ts';
import type { Person } from '../../store/person.ts';
import type { SeeView } from '../../store/seen.ts';
import { words } from '../../words/words.ts';
import { usWords } from '../../words/us.ts';
import { Returning } from '../following.ts';
import '../lookback/looked.ts';
import './experimenting.ts';

/** The room Us: what we see of this person's own evenings, with somebody or alone. */
class NearerUs extends LightElement {
  static override properties = {
    person: { attribute: false },
    matter: {},
    view: { state: true },
    ours: { state: true },
    error: { state: true },
  };
  declare person: Person;
  /** `experiment`, or what we see. */
  declare matter: string;
  declare view: SeeView | null;
  /** How our experiment stands; null for somebody alone. */
  declare ours: ExperimentView['state'] | null;
  declare error: string;
  /** The other's, if it is known. */
  private name: string | null = null;
  /** Of two looks only the later one is painted. */
  private looks = 0;

  constructor() {
    super();
    this.view = this.ours = null;
    this.matter = this.error = '';
    new Returning(this, () => void this.look());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('person')) void this.look();
  }

  private async look(): Promise<void> {
    const look = ++this.looks;
    const bond = this.person.current;
    try {
      const between = this.person.with(bond?.id ?? null);
      const view = await between.see();
      const name = bond ? bond.names.theirs : ((await between.me()).with?.name ?? null);
      const ours = bond ? (await between.experiment()).state : null;
      if (look !== this.looks) return;
      this.name = name;
      this.ours = ours;
      this.view = view;
      this.error = '';
    } catch (error) {
      if (look === this.looks) this.error = sentenceFor(error);
    }
  }

  protected override render(): TemplateResult {
    const { current } = this.person;
    if (this.matter === 'experiment')
      return html`<nearer-experimenting .person=${this.person} .bond=${current}></nearer-experimenting>`;
    const w = usWords.us;
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      <nearer-notice tone="wrong" .say=${this.error}></nearer-notice>
      ${
        this.view
          ? html`<nearer-seen .view=${this.view} .name=${this.name}></nearer-seen>`
          : html`<p class="quiet" ?hidden=${this.error !== ''}>${words.app.opening}</p>`
      }
      <nearer-looked .person=${this.person} .bond=${current?.id ?? null}></nearer-looked>
      ${this.ours ? experiment(this.ours) : nothing}
      <p class="part"><a href="/#me/numbers">${w.madeOf}</a></p>
      ${this.view?.on === true && this.view.toCome === 0 ? html`<p class="quiet">${w.conclude}</p>` : nothing}
      ${exitLimits()}
    </div>`;
  }
}

function experiment(state: ExperimentView['state']): TemplateResult {
  const w = usWords.experiment;
  return html`<p class="part">
    <a href="/#us/experiment">${w.title}</a> <span class="quiet">${w.lines[state]}</span>
  </p>`;
}

define('nearer-us', NearerUs);
