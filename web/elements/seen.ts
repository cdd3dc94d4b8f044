// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { SeeView, Statement } from '../store/seen.ts';
import { dayInShort } from '../words/words.ts';
import { usWords } from '../words/us.ts';
import './curve.ts';
import { LightElement, define } from './light.ts';

/** What we see, as far as it can be said honestly: the level, what changed, what goes together, what helps. */
export class NearerSeen extends LightElement {
  static override properties = { view: { attribute: false }, name: {} };
  declare view: SeeView | null;
  /** The other's name, if it is known. */
  declare name: string | null;

  constructor() {
    super();
    this.view = null;
    this.name = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const w = usWords.us;
    if (!view.on) return html`<p>${w.off} ${w.turnOn}</p>`;
    return view.toCome > 0 ? this.toCome(view) : this.seen(view);
  }

  private toCome({ rated, toCome }: SeeView): TemplateResult {
    const w = usWords.us;
    return html`<div class="stack">
      <p>${w.toCome(rated, toCome)} ${w.noHurry}</p>
      <p>${w.then}</p>
      <ul class="dashes">
        ${w.thenSee.map((line) => html`<li>${line}</li>`)}
      </ul>
    </div>`;
  }

  private seen({ days, statements }: SeeView): TemplateResult {
    const w = usWords.us;
    const open = statements.filter((said) => said.is === 'unknown' && said.code !== 'trend');
    const early = statements.filter((said) => said.is === 'early');
    const clear = statements.filter((said) => !open.includes(said) && !early.includes(said));
    const of = (code: Statement['code']): Statement[] => clear.filter((said) => said.code === code);
    return html`<div class="stack roomy">
      ${this.section(w.level, of('level'), html`<nearer-curve .days=${days}></nearer-curve>`)}
      ${this.section(w.changed, of('trend'))} ${this.section(w.together, of('association'))}
      ${this.section(w.helps, of('practice'))} ${this.open(open)}
      ${early.length === 0 ? nothing : this.folded(w.early, w.earlyWhy, early)}
    </div>`;
  }

  private section(heading: string, said: readonly Statement[], drawn?: TemplateResult): TemplateResult {
    return html`<section class="stack">
      <h2>${heading}</h2>
      ${said.length > 0 ? this.list(said) : html`<p class="quiet">${usWords.us.nothing}</p>`}
      ${drawn ?? nothing}
    </section>`;
  }

  private open(said: readonly Statement[]): TemplateResult | typeof nothing {
    if (said.length === 0) return nothing;
    const w = usWords.us;
    return this.folded(w.open(said.length), w.openWhy, said);
  }

  /** What is no finding: whoever wants it unfolds it. */
  private folded(summary: string, why: string, said: readonly Statement[]): TemplateResult {
    return html`<details>
      <summary>${summary}</summary>
      <div class="stack unfolded">
        <p class="quiet">${why}</p>
        ${this.list(said)}
      </div>
    </details>`;
  }

  private list(said: readonly Statement[]): TemplateResult {
    return html`<ul class="said">
      ${said.map((one) => html`<li>${this.say(one)}</li>`)}
    </ul>`;
  }

  private say(said: Statement): TemplateResult {
    const w = usWords.us;
    return html`<p>${w.says(said, this.name)}</p>
      <details>
        <summary>${said.is === 'unknown' ? w.askOpen : w.ask}</summary>
        <p class="quiet">${w.because(said, dayInShort)}</p>
      </details>`;
  }
}

define('nearer-seen', NearerSeen);
