// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TemplateResult } from 'lit';
import { LightElement, define } from '../../../elements/light.ts';
import { sentenceFor } from '../../../elements/sentence.ts';
import { planFor } from '../../../elements/session-begin.ts';
import type { HowTo } from '../../../store/library.ts';
import type { Person } from '../../../store/person.ts';
import type { Found } from '../../../store/practising.ts';
import {
  pressedBetween,
  type Form,
  type Guide,
  type Press,
  type SessionView,
} from '../../../store/sessions/sessions.ts';
import { sessionWords, type Names } from '../../../words/session.ts';
import { Awake } from './awake.ts';
import { Joint } from './joint.ts';
import { askPage, endPage, setUpPage, stepPage } from './pages.ts';
import { Place, placeOf } from './place.ts';
import { Time } from './time.ts';
import { Whole } from './whole.ts';

/** A session, which takes the whole page. On one phone between two it ends locked. Emits `in-step` and `close`. */
class NearerSession extends LightElement {
  static override properties = {
    person: { attribute: false },
    practice: { attribute: false },
    how: { attribute: false },
    form: {},
    guiding: { attribute: false },
    error: { state: true },
  };
  declare person: Person;
  declare practice: Found;
  declare how: HowTo;
  /** The one to set up; what goes on already has its own. */
  declare form: Form;
  declare guiding: Guide;
  declare error: string;
  readonly awake = new Awake(this);
  readonly time = new Time(this);
  /** The view and the place that were painted last. */
  private seen: SessionView | null = null;
  private place = '';
  readonly joint = new Joint(this, () => {
    this.heard();
  });

  constructor() {
    super();
    this.form = 'shared';
    this.error = '';
    new Whole(this);
    new Place(this, () => {
      this.turned();
    });
  }

  get view(): SessionView | null {
    return this.guiding.view;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.seen = this.view;
    this.place = placeOf(this.view, this.joint.waits);
    this.turned();
  }

  private readonly begin = (): void => {
    const { practice, how, form, guiding } = this;
    this.time.pressed();
    void this.do(null, () => guiding.begin(planFor(practice, how, form)));
  };

  readonly press = (event: Press): void => {
    this.time.pressed();
    void this.do(event, () => this.guiding.press(event));
  };

  private async do(event: Press | null, deed: () => Promise<void>): Promise<void> {
    this.error = '';
    try {
      await deed();
    } catch (error) {
      this.error = sentenceFor(error);
    }
    await this.told(event);
  }

  /** Something is another than before: by a press here, or on the other phone. */
  private async told(event: Press | null, say?: string): Promise<void> {
    const { place } = this;
    this.seen = this.view;
    this.place = placeOf(this.view, this.joint.waits);
    this.time.told(event, say);
    this.requestUpdate();
    if (place !== this.place) {
      await this.updateComplete;
      this.turned();
    }
    if (this.view?.closed && this.view.form === 'shared') await this.person.lock();
  }

  private heard(): void {
    const event = pressedBetween(this.seen, this.view);
    const joined = this.place !== placeOf(this.view, this.joint.waits) && event === null;
    this.seen = this.view;
    if (joined) void this.told(null, sessionWords.wait.joined(this.names));
    else if (event) void this.told(event);
    else this.requestUpdate();
  }

  get names(): Names {
    const { mine = null, theirs = null } = this.person.current?.names ?? {};
    return { me: mine, them: theirs };
  }

  private readonly inStep = ({ detail }: CustomEvent<boolean>): void => {
    this.emit('in-step', detail);
  };

  private readonly close = (): void => {
    this.emit('close');
  };

  private readonly leave = (): void => {
    void this.guiding
      .press({ do: 'stop' })
      .catch(() => undefined)
      .then(this.close);
  };

  private readonly goOn = (): void => {
    this.joint.goOn();
    void this.told(null);
  };

  protected override render(): TemplateResult {
    const { view, begin, close, joint } = this;
    this.awake.want(this.time.isWaitedFor(view));
    if (view === null) return setUpPage(this, { begin, close, inStep: this.inStep });
    if (view.closed) return endPage(this, view.form, close);
    if (joint.waits) return joint.page(this.practice.title, { alone: this.goOn, leave: this.leave });
    return view.asks === null ? stepPage(this, view) : askPage(this, view.asks, view.areas);
  }
}

define('nearer-session', NearerSession);
