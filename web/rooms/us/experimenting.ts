// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../../elements/experiment.ts';
import type { TakingPart } from '../../elements/experiment.ts';
import { LightElement, define } from '../../elements/light.ts';
import '../../elements/notice.ts';
import { exitLimits } from '../../elements/quick-exit.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import type { Between } from '../../store/between.ts';
import type { ExperimentView, Proposing } from '../../store/experiment.ts';
import type { Bond, Person } from '../../store/person.ts';
import { words } from '../../words/words.ts';
import { usWords } from '../../words/us.ts';
import { Returning } from '../following.ts';

/** Our experiment: proposing goes to the other; everything else here stays on this device. */
class NearerExperimenting extends LightElement {
  static override properties = {
    person: { attribute: false },
    bond: { attribute: false },
    view: { state: true },
    error: { state: true },
    said: { state: true },
  };
  declare person: Person;
  declare bond: Bond | null;
  declare view: ExperimentView | null;
  declare error: string;
  declare said: string;
  private last: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.bond = this.view = null;
    this.error = this.said = '';
    new Returning(this, () => {
      this.do(() => Promise.resolve());
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('bond')) this.do(() => Promise.resolve());
  }

  /** Does something, and looks anew; one after the other. */
  private do(deed: (between: Between) => Promise<unknown>, said = this.said): void {
    const { bond } = this;
    if (bond === null) return;
    this.last = this.last.then(async () => {
      const between = this.person.with(bond.id);
      try {
        await deed(between);
        this.view = await between.experiment();
        this.error = '';
        this.said = said;
      } catch (error) {
        this.error = sentenceFor(error);
      }
    });
  }

  private readonly propose = ({ detail }: CustomEvent<Proposing>): void => {
    this.do((between) => between.propose(detail), usWords.experiment.kept);
  };

  private readonly takePart = ({ detail }: CustomEvent<TakingPart>): void => {
    this.do((between) => between.takePart(detail.record, detail.is), usWords.experiment.kept);
  };

  protected override render(): TemplateResult {
    const w = usWords.experiment;
    return html`<div class="leaf">
      <h1>${w.title}</h1>
      <p>${w.why}</p>
      ${this.bond ? this.page(this.bond) : html`<p>${w.alone}</p>`} ${exitLimits()}
    </div>`;
  }

  private page(bond: Bond): TemplateResult {
    const { view, error } = this;
    if (!view)
      return html`<nearer-notice tone="wrong" .say=${error}></nearer-notice>
        ${error ? nothing : html`<p class="quiet">${words.app.opening}</p>`}`;
    return html`<nearer-experiment
      .view=${view}
      .name=${bond.names.theirs}
      .error=${error}
      .said=${this.said}
      @propose=${this.propose}
      @take-part=${this.takePart}
    ></nearer-experiment>`;
  }
}

define('nearer-experimenting', NearerExperimenting);
