// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { LightElement, define } from '../../../elements/light.ts';
import type { Person } from '../../../store/person.ts';
import { practiseWords } from '../../../words/practise.ts';
import { Later } from '../../later.ts';

/** The way to dates and rituals: the page comes when somebody first goes there, and the calendar library with it. */
class NearerDates extends LightElement {
  static override properties = { person: { attribute: false } };
  declare person: Person;
  private readonly later = new Later(this);

  protected override render(): TemplateResult {
    const isHere = this.later.has('dates', () => import('./page.ts'));
    return html`<p class="leaf">
        <a class="act plain back" href="/#practise">${practiseWords.find.title}</a>
      </p>
      ${
        isHere
          ? html`<nearer-dates-page .person=${this.person}></nearer-dates-page>`
          : html`<div class="leaf">${this.later.coming()}</div>`
      }`;
  }
}

define('nearer-dates', NearerDates);
