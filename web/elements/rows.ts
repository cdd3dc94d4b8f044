// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { LightElement, define } from './light.ts';

export interface Row {
  readonly href: string;
  readonly title: string;
  readonly more?: string;
}

/** A ruled list; each line leads to a page. */
export class NearerRows extends LightElement {
  static override properties = { rows: { attribute: false } };
  declare rows: readonly Row[];

  constructor() {
    super();
    this.rows = [];
  }

  protected override render(): TemplateResult {
    return html`<ul class="rows">
      ${this.rows.map(
        ({ href, title, more }) =>
          html`<li>
            <a class="row" href=${href}
              ><span
                ><span class="title">${title}</span
                >${more ? html`<span class="more">${more}</span>` : nothing}</span
              ></a
            >
          </li>`,
      )}
    </ul>`;
  }
}

define('nearer-rows', NearerRows);
