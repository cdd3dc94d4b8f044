// SPDX-License-Identifier: AGPL-3.0-or-later
/** The pages of a session, as its element fills them: the set-up, asking about touch, a step, the end. */
import { html, type TemplateResult } from 'lit';
import '../../../elements/session-ask.ts';
import '../../../elements/session-end.ts';
import '../../../elements/session-set-up.ts';
import type { Cues } from '../../../elements/session-set-up.ts';
import '../../../elements/session-step.ts';
import type { Person } from '../../../store/person.ts';
import type { Found } from '../../../store/practising.ts';
import type { Area, Form, Press, SessionView, Who } from '../../../store/sessions/sessions.ts';
import type { Names } from '../../../words/session.ts';
import type { Awake } from './awake.ts';
import { canBuzz, keepCues, keptCues } from './cues.ts';
import type { Joint } from './joint.ts';
import { telling } from '../telling.ts';
import type { Time } from './time.ts';

interface Host {
  readonly person: Person;
  readonly practice: Found;
  readonly form: Form;
  readonly names: Names;
  readonly error: string;
  readonly awake: Awake;
  readonly time: Time;
  readonly joint: Joint;
  readonly press: (event: Press) => void;
  requestUpdate(): void;
}

export function setUpPage(
  host: Host,
  on: {
    readonly inStep: (event: CustomEvent<boolean>) => void;
    readonly begin: () => void;
    readonly close: () => void;
  },
): TemplateResult {
  const hasOther = host.form === 'apart' && host.person.current !== null;
  return html`<nearer-session-set-up
    .name=${host.practice.title}
    .form=${host.form}
    .cues=${keptCues()}
    .buzzes=${canBuzz()}
    .dark=${host.awake.refused}
    .names=${host.names}
    .inStep=${hasOther ? host.joint.together !== null : null}
    .error=${host.error}
    @cues=${({ detail }: CustomEvent<Cues>) => {
      keepCues(detail);
      host.requestUpdate();
    }}
    @in-step=${on.inStep}
    @begin=${on.begin}
    @close=${on.close}
  ></nearer-session-set-up>`;
}

export function endPage({ person, practice }: Host, form: Form, close: () => void): TemplateResult {
  return html`<nearer-session-end
    .form=${form}
    .telling=${telling(person, practice)}
    @close=${close}
  ></nearer-session-end>`;
}

export function askPage(host: Host, who: Who, areas: readonly Area[]): TemplateResult {
  return html`<nearer-session-ask
    .who=${who}
    .names=${host.names}
    .areas=${areas}
    @told=${({ detail }: CustomEvent<readonly Area[]>) => {
      host.press({ do: 'touch', who, areas: detail });
    }}
  ></nearer-session-ask>`;
}

export function stepPage(host: Host, view: SessionView): TemplateResult {
  const { time } = host;
  return html`<nearer-session-step
      .name=${host.practice.title}
      .view=${view}
      .clock=${time.clock(view)}
      .names=${host.names}
      .beside=${host.joint.beside()}
      .error=${host.error}
      @press=${({ detail }: CustomEvent<Press>) => {
        host.press(detail);
      }}
      @down=${time.turnDown(true)}
    ></nearer-session-step>
    ${time.page(view, () => {
      host.press({ do: view.touch ? 'withdraw' : 'stop' });
    })}`;
}
