// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { LightElement, define } from './light.ts';

export interface Row {
  readonly title: string;
  readonly more?: string;
  /** Where it leads; without it the row is pressed, has no address, and leaves no trace in the history. */
  readonly href?: string;
  /** What a row without an address is called when it is pressed. */
  readonly name?: string;
}

/** A ruled list; each line leads to a page. Emits `pressed` with the name of a row that has no address. */
export class NearerRows extends LightElement {
  static override properties = { rows: { attribute: false } };
  declare rows: readonly Row[];

  constructor() {
    super();
    this.rows = [];
  }

  protected override render(): TemplateResult {
    return html`<ul class="rows">
      ${this.rows.map((row) => html`<li>${this.line(row)}</li>`)}
    </ul>`;
  }

  private line(row: Row): TemplateResult {
    const { href, title, more } = row;
    const says = html`<span
      ><span class="title">${title}</span>${more ? html`<span class="more">${more}</span>` : nothing}</span
    >`;
    if (href !== undefined) return html`<a class="row" href=${href}>${says}</a>`;
    const press = (): void => {
      this.emit('pressed', row.name);
    };
    return html`<button class="row" type="button" @click=${press}>${says}</button>`;
  }
}

define('nearer-rows', NearerRows);
