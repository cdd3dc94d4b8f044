// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { ExperimentView, Proposed, Proposing } from '../store/experiment.ts';
import { dayInWords } from '../words/words.ts';
import { usWords } from '../words/us.ts';
import { act, plainAct } from './acts.ts';
import './found.ts';
import { LightElement, define } from './light.ts';
import './notice.ts';
import './propose.ts';
import { settled } from './settled.ts';

export interface TakingPart {
  readonly record: string;
  readonly is: boolean;
}

/** Our experiment, as it stands for one of the two. Emits `propose` with a `Proposing`, and `take-part`. */
export class NearerExperiment extends LightElement {
  static override properties = { view: { attribute: false }, name: {}, error: {}, said: {} };
  declare view: ExperimentView | null;
  /** The other's, if it is known. */
  declare name: string | null;
  declare error: string;
  declare said: string;

  constructor() {
    super();
    this.view = this.name = null;
    this.error = this.said = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, name } = this;
    if (!view) return nothing;
    const found = view.found
      ? html`<nearer-found .found=${view.found} .name=${name}></nearer-found>`
      : nothing;
    const over = view.state === 'choose';
    return html`<div class="stack roomy">
      ${over ? found : this.now(view)} ${over ? this.now(view) : found}
      <nearer-notice
        class="saying"
        .tone=${this.error ? 'wrong' : 'good'}
        .say=${this.error || this.said}
      ></nearer-notice>
    </div>`;
  }

  private now(view: ExperimentView): TemplateResult {
    const { experiment, state } = view;
    if (experiment === null || state === 'choose') {
      if (!view.on) return html`<p>${usWords.experiment.off}</p>`;
      return html`<nearer-propose
        .view=${view}
        .name=${this.name}
        @propose=${this.propose}
      ></nearer-propose>`;
    }
    const { practice } = experiment;
    return html`<section class="stack">
      ${practice && state !== 'asked' ? html`<h2 dir="auto">${practice.title}</h2>` : nothing}
      ${state === 'asked' ? this.asked(view, experiment) : this.standing(view, experiment)}
    </section>`;
  }

  private asked({ enough }: ExperimentView, one: Proposed): TemplateResult {
    const w = usWords.experiment;
    return html`<h2 dir="auto">${w.proposed(this.name, one)}</h2>
      ${one.practice ? html`<p dir="auto">${one.practice.summary}</p>` : nothing}
      <p>${w.lasting(one, dayInWords(one.from), dayInWords(one.until))}</p>
      <p>${w.by(this.name, dayInWords(one.by))}</p>
      <div class="acts">
        ${act(w.yes, this.takePart(one, true))} ${plainAct(w.no, this.takePart(one, false))}
      </div>
      ${settled(enough)}`;
  }

  private standing(view: ExperimentView, one: Proposed): TemplateResult {
    const w = usWords.experiment;
    const until = dayInWords(one.until);
    if (view.state === 'waiting')
      return html`<p>${w.lasting(one, dayInWords(one.from), until)}</p>
        <p>${w.waiting(dayInWords(one.from))}</p>
        <div class="acts">${plainAct(w.back, this.takePart(one, false))}</div>`;
    if (view.state === 'resting')
      return html`<p>${w.resting(until)}</p>
        <div class="acts">${plainAct(w.goOn, this.takePart(one, true))}</div>`;
    return html`<p>${w.day(view.day, one.weeks, until)} ${view.on ? w.rated(view.rated) : w.off}</p>
      <p>${w.running}</p>
      ${settled(view.enough)}
      <p class="quiet">${w.stopWhy(until)}</p>
      <div class="acts">${plainAct(w.stop, this.takePart(one, false))}</div>`;
  }

  private readonly propose = ({ detail }: CustomEvent<Proposing>): void => {
    this.emit('propose', detail);
  };

  private takePart({ id }: Proposed, is: boolean): () => void {
    return () => {
      this.emit('take-part', { record: id, is } satisfies TakingPart);
    };
  }
}

define('nearer-experiment', NearerExperiment);
