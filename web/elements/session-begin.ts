// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import type { HowTo } from '../store/library.ts';
import type { Found } from '../store/practising.ts';
import type { Form, Plan } from '../store/sessions/sessions.ts';
import { sessionWords } from '../words/session.ts';
import { act } from './acts.ts';
import { LightElement, define } from './light.ts';

/** The steps of a practice in one of its forms; empty where it has not this one. */
function stepsFor({ place }: Found, how: HowTo, form: Form): readonly string[] {
  const { steps, apart, alone } = how;
  if (form === 'shared') return place === 'together' || place === 'either' ? steps : [];
  if (form === 'alone') return place === 'alone' ? steps : alone;
  if (apart.length > 0) return apart;
  return place === 'apart' || place === 'either' ? steps : [];
}

/** What a session of it is to be. */
export function planFor(practice: Found, how: HowTo, form: Form): Plan {
  const { id, minutes, touch } = practice;
  return { practice: id, form, minutes, touch, steps: stepsFor(practice, how, form) };
}

/** Doing it now, in one of the forms that it has. Emits `begin` with the form. */
export class NearerSessionBegin extends LightElement {
  static override properties = { practice: { attribute: false }, how: { attribute: false } };
  declare practice: Found;
  declare how: HowTo;

  protected override render(): TemplateResult | typeof nothing {
    const w = sessionWords.begin;
    const forms = (['shared', 'apart', 'alone'] as const).filter(
      (form) => stepsFor(this.practice, this.how, form).length > 0,
    );
    if (forms.length === 0) return nothing;
    return html`<section class="stack">
      <h2>${w.title}</h2>
      <div class="acts">
        ${forms.map((form) =>
          act(w.forms[form], () => {
            this.emit('begin', form);
          }),
        )}
      </div>
    </section>`;
  }
}

define('nearer-session-begin', NearerSessionBegin);
