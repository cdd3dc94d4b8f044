// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { act } from './acts.ts';
import './country.ts';
import { LightElement, define } from './light.ts';
import { exitLimits } from './quick-exit.ts';
import './safety-check.ts';

/**
 * Help, and the private check behind it: a state of the page that stands there already. It has no address, asks the
 * network nothing and keeps nothing. Emits `close` and `lighten`.
 */
export class NearerHelp extends LightElement {
  static override properties = {
    mayLighten: { attribute: false },
    lightened: { attribute: false },
    error: {},
    checking: { state: true },
  };
  declare mayLighten: boolean;
  declare lightened: boolean;
  declare error: string;
  declare checking: boolean;

  constructor() {
    super();
    this.mayLighten = false;
    this.lightened = false;
    this.error = '';
    this.checking = false;
  }

  private to(checking: boolean): void {
    this.checking = checking;
    this.turned();
  }

  protected override render(): TemplateResult {
    return html`<nearer-quick-exit></nearer-quick-exit> ${this.checking ? this.check() : this.page()}`;
  }

  private check(): TemplateResult {
    return html`<nearer-safety-check
      .mayLighten=${this.mayLighten}
      .lightened=${this.lightened}
      .error=${this.error}
      @lighten=${() => {
        this.emit('lighten');
      }}
      @back=${() => {
        this.to(false);
      }}
    ></nearer-safety-check>`;
  }

  private page(): TemplateResult {
    const w = words.help;
    const close = (): void => {
      this.emit('close');
    };
    return html`<div class="leaf help">
      <h1>${w.title}</h1>
      <section class="stack">
        <h2>${w.afraidTitle}</h2>
        <p>${w.afraid}</p>
        <p>${w.watched}</p>
        <nearer-country .kinds=${['partner violence', 'men', 'crisis', 'children']}></nearer-country>
        <p class="quiet small">${w.nobody}</p>
      </section>
      <section class="part stack">
        <h2>${w.checkTitle}</h2>
        <p>${w.check}</p>
        <div>
          ${act(w.checkOpen, () => {
            this.to(true);
          })}
        </div>
      </section>
      ${calmer()} ${exitLimits()}
      <div class="acts">${act(w.close, close)}</div>
    </div>`;
  }
}

/** What helps without anybody, and who helps in the long run. */
function calmer(): TemplateResult {
  const w = words.help;
  return html`<section class="part stack">
      <h2>${w.groundTitle}</h2>
      <ul class="dashes">
        ${w.ground.map((line) => html`<li>${line}</li>`)}
      </ul>
    </section>
    <section class="part stack">
      <h2>${w.notToolTitle}</h2>
      <p>${w.notTool}</p>
    </section>
    <section class="part stack">
      <h2>${w.therapyTitle}</h2>
      ${w.therapy.map((line) => html`<p>${line}</p>`)}
    </section>`;
}

define('nearer-help', NearerHelp);
