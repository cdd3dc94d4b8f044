// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { define } from '../../elements/light.ts';
import '../../elements/no-code.ts';
import { dayHere } from '../../store/device/days.ts';
import { WAY_BACK_DRAFT } from '../../store/device/drafts.ts';
import { words } from '../../words/words.ts';
import { Draft } from '../draft.ts';
import { Part } from './part.ts';

/**
 * Asks for a recovery code, once a first answer is given or an evening has gone by without one, until one is made. Put
 * off, it asks on the next day, and from then on a week later. What this device notes for it: `first` with the first
 * day, and then `later` or `rest` with the day from which it asks again.
 */
class NearerWayBack extends Part {
  static override properties = { ...Part.properties, made: { attribute: false } };
  /** Whether there is a code; null where this device was never told. */
  declare made: boolean | null;
  private readonly noted = new Draft(this);
  private known = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('made') && this.made === false) void this.look().catch(() => undefined); // locked meanwhile
    if (this.known && this.isFirst && this.noted.text === '') this.noted.take(`first ${this.view.day}`);
  }

  private async look(): Promise<void> {
    if (this.person.state !== 'open') return;
    await this.noted.turnTo(WAY_BACK_DRAFT);
    this.known = true;
    this.requestUpdate();
  }

  /** Whether nothing is written yet. */
  private get isFirst(): boolean {
    const { opened, tonight } = this.view;
    return opened.length === 0 && (tonight === null || tonight.state === 'ask');
  }

  private get isSilent(): boolean {
    const [what = '', day = ''] = this.noted.text.split(' ');
    return what === 'first' ? this.isFirst && this.view.day <= day : this.view.day < day;
  }

  private get wasPutOff(): boolean {
    return /^(later|rest) /.test(this.noted.text);
  }

  /** The keyboard stays where the card was. */
  private readonly later = async (): Promise<void> => {
    const w = words.wayBack;
    const again = this.wasPutOff;
    this.noted.take(again ? `rest ${dayHere(new Date(), 7)}` : `later ${dayHere(new Date(), 1)}`);
    this.said = again ? w.restSaid : w.laterSaid;
    await this.updateComplete;
    this.querySelector<HTMLElement>('.noted')?.focus({ preventScroll: true });
  };

  protected override render(): TemplateResult | typeof nothing {
    if (this.made !== false || !this.known) return nothing;
    if (this.isSilent) {
      return this.said === '' ? nothing : html`<p class="noted quiet" tabindex="-1">${this.said}</p>`;
    }
    return html`<nearer-no-code ?again=${this.wasPutOff} @later=${this.later}></nearer-no-code>`;
  }
}

define('nearer-way-back', NearerWayBack);
