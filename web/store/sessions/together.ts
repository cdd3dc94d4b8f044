// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * A session on two phones. The brain says what becomes of it at each press and at each state that the other phone
 * tells; here it is told and heard. A state that was lost is made good by the next one, and by either phone.
 */
import { newId } from '../../sealed/bytes.ts';
import type { Json } from '../../sealed/json.ts';
import { dayHere } from '../device/days.ts';
import type { Person } from '../person.ts';
import type { Found } from '../practising.ts';
import { type Guide, type Plan, type Press, secondNow, type SessionView } from './sessions.ts';
import { type Heard, inThePage, Signals, type Stream } from './signals.ts';
import { Pace } from './together-pace.ts';
import { differ, invitedTo, readKept, togetherDraft, type Kept } from './together-said.ts';

/** How often a phone tells where it is, whatever was pressed. */
const BEAT_MS = 5_000;
/** An invitation that was not heard for so long is over; and nobody asks for longer than this. */
const LAPSE_MS = 3 * BEAT_MS;
const ASKING_MS = 5 * 60_000;
/** An end is said so often, a second apart, and no more often to whoever seems not to have heard it. */
const ENDS = 3;
/** What the other says is answered at most this often, however often they say it. */
const ANSWER_MS = 1_000;
/** What is heard of the session that goes on here, and of any other. */
const [IN_IT, ELSEWHERE] = ['in it', 'elsewhere'];
/** Until when somebody has said 'Not now': on no page does anything ask them before. */
const RESTING = new WeakMap<Person, number>();

/** An invitation as it shows. */
export interface Invitation {
  readonly practice: Found;
  readonly session: string;
}

interface Joined {
  readonly kept: string | null;
  readonly view: SessionView | null;
  readonly say: Json | null;
  readonly asked: boolean;
}

/** What the other asks for now. */
interface Call {
  readonly practice: string;
  readonly session: string;
  readonly said: Json;
}

const NOTHING: Joined = { kept: null, view: null, say: null, asked: false };

/** A session of this practice that was begun before and goes on; null where there is none. */
export async function foundTogether(person: Person, practice: string): Promise<Together | null> {
  const bond = person.current?.id;
  if (bond === undefined || (await person.draft(togetherDraft(bond))) === '') return null;
  const together = new Together(person, bond);
  await together.find(practice).catch((error: unknown) => {
    together.close();
    throw error;
  });
  if (together.view !== null) return together;
  together.close();
  return null;
}

/** Emits `change` when something to paint has changed that was not pressed here. Close it when its page goes. */
export class Together extends EventTarget implements Guide {
  /** The second at which the view was told. */
  told = 0;
  readonly #person: Person;
  readonly #bond: string;
  readonly #signals: Signals;
  readonly #pace = new Pace<Heard>((signal) => this.#after(() => this.#heard(signal)));
  readonly #beat: ReturnType<typeof setInterval>;
  readonly #later = new Set<ReturnType<typeof setTimeout>>();
  #session: string | null = null;
  #now = NOTHING;
  #began = 0;
  /** What was begun here, as long as the page stands. */
  #plan: Plan | null = null;
  #call: Call | null = null;
  /** When the other was heard in this session, when they were answered, and how often that it is over. */
  #heardAt = 0;
  #answeredAt = -ANSWER_MS;
  #answers = false;
  #ends = 0;
  /** Whether a beat waits for what was pressed before it, and whether one is still on its way. */
  #beatWaits = false;
  #beatGoes = false;
  #closed = false;
  readonly #opened = Date.now();
  #last: Promise<unknown> = Promise.resolve();

  constructor(person: Person, bond: string, stream: Stream = inThePage) {
    super();
    this.#person = person;
    this.#bond = bond;
    const on = {
      open: () => {
        this.#endAgain();
        this.#tell();
      },
      heard: (signal: Heard) => {
        this.#pace.hear(signal.session === this.#session ? IN_IT : ELSEWHERE, signal);
      },
    };
    this.#signals = new Signals(person, bond, on, stream);
    this.#beat = setInterval(() => {
      this.#tell();
    }, BEAT_MS);
  }

  close(): void {
    this.#closed = true;
    this.#signals.close();
    this.#pace.close();
    clearInterval(this.#beat);
    for (const timer of this.#later) clearTimeout(timer);
  }

  get view(): SessionView | null {
    return this.#now.view;
  }

  /** Whether it goes on here and the other phone has not joined. */
  get waits(): boolean {
    return this.#now.asked;
  }

  /** Whether the other can still join. */
  get asks(): boolean {
    return this.#now.asked && Date.now() - this.#began <= ASKING_MS;
  }

  /** Whether the other phone was heard just now; null where this page is too new to know. */
  get isInStep(): boolean | null {
    const now = Date.now();
    return now - this.#heardAt <= LAPSE_MS || (now - this.#opened <= LAPSE_MS ? null : false);
  }

  /** What the other asks for just now; null also where this person does none of it, of which nobody learns. */
  async invited(): Promise<Invitation | null> {
    const call = this.#call;
    if (call === null || Date.now() < (RESTING.get(this.#person) ?? 0)) return null;
    const between = this.#person.with(this.#bond);
    const { practices } = await between.find({ one: call.practice });
    const practice = practices.find(({ fits, unwanted }) => fits && !unwanted);
    return practice === undefined ? null : { practice, session: call.session };
  }

  /** Goes on with what was kept of this practice, if anything was. */
  find(practice: string): Promise<void> {
    return this.#after(async () => {
      const last = readKept(await this.#person.draft(togetherDraft(this.#bond)));
      if (last === null) return;
      const found = await this.#ask({ kept: last.kept }).catch(() => NOTHING); // of another version, perhaps
      if (found.view === null) await this.#keep(null);
      else if (found.view.practice === practice) {
        this.#set(last.session, found, last.began);
        this.#tell();
      }
    });
  }

  /** Begins, and asks the other, who sees it if they are in Practise just now. */
  begin(plan: Plan): Promise<void> {
    return this.#after(async () => {
      if (this.#now.kept !== null) return;
      this.#plan = plan;
      const begun = await this.#ask({ plan: { ...plan, day: dayHere() } });
      await this.#endBefore();
      this.#set(newId(), begun);
      await this.#became();
    });
  }

  /**
   * Says yes to an invitation that showed; `plan` is this device's for it. False where it is over by now. A no says
   * nothing: see `decline`.
   */
  async join(session: string, plan: Plan): Promise<boolean> {
    let joined = false;
    await this.#after(async () => {
      const call = this.#call;
      if (call?.session !== session) return;
      await this.#join(call, plan);
      joined = true;
    });
    return joined;
  }

  /** Nothing is sent, and for as long as they could ask nothing is shown again. */
  decline(): void {
    this.#call = null;
    RESTING.set(this.#person, Date.now() + ASKING_MS);
  }

  press(event: Press): Promise<void> {
    return this.#after(async () => {
      const heard = this.#pace.take(IN_IT);
      if (heard !== null) await this.#heard(heard).catch(() => undefined);
      const { kept } = this.#now;
      if (kept === null) return;
      await this.#become({ kept, event });
      await this.#became();
    }, isEnd(event));
  }

  /** Nothing is left of it, on the page or on the device; the other phone goes on. */
  forget(): Promise<void> {
    this.#session = null;
    this.#now = NOTHING;
    return this.#keep(null);
  }

  #set(session: string, now: Joined, began = Date.now()): void {
    this.#session = session;
    this.#began = began;
    this.#now = now;
    this.#ends = 0;
  }

  async #join(call: Call, plan: Plan): Promise<void> {
    this.#call = null;
    const told = { heard: call.said, plan: { ...plan, day: dayHere() }, join: true };
    const joined = await this.#ask(told);
    await this.#endBefore();
    this.#set(call.session, joined);
    this.#heardAt = Date.now();
    await this.#became();
  }

  /** Another practice that was begun before gives way, and the other phone hears that it is over. */
  async #endBefore(): Promise<void> {
    const last = readKept(await this.#person.draft(togetherDraft(this.#bond)));
    if (last === null) return;
    const { say, asked } = await this.#ask({ kept: last.kept, event: { do: 'stop' } }).catch(() => NOTHING);
    if (!asked || Date.now() - last.began <= ASKING_MS) this.#sayEnd(last.session, say);
  }

  /** Said also when its page has gone. */
  #sayEnd(session: string | null, say: Json | null): void {
    for (let time = 0; time < ENDS; time++) setTimeout(() => void this.#send(session, say), time * 1_000);
  }

  /** Where it was left for so long that it is over by itself, it ends as it would have at a press. */
  async #become(told: Readonly<Record<string, unknown>>): Promise<void> {
    const { view } = this.#now;
    const next = await this.#ask(told);
    this.#now = next.view === null && view !== null ? { ...NOTHING, view: { ...view, closed: true } } : next;
  }

  /** Something was pressed here: kept, and told. */
  async #became(): Promise<void> {
    await this.#keep(this.#now.kept);
    if (this.#now.view?.closed && (!this.waits || this.asks)) this.#sayEnd(this.#session, this.#now.say);
    else void this.#say();
  }

  async #heard({ session, data }: Heard): Promise<void> {
    if (session !== this.#session) {
      await this.#called(session, data);
      return;
    }
    const { kept, say } = this.#now;
    if (kept === null) {
      if (data['at'] !== data['of']) this.#endAgain();
      return;
    }
    await this.#become({ kept, heard: data });
    this.#heardAt = Date.now();
    const now = this.#now.say;
    if (now !== null && differ(now, data)) this.#answer();
    if (now === null || say === null || differ(now, say)) await this.#keep(this.#now.kept);
    this.#changed();
  }

  /** It is over here, and whoever has not heard so is told. */
  #endAgain(): void {
    if (this.#now.view?.closed && this.#ends++ < ENDS) void this.#say();
  }

  #answer(): void {
    if (this.#answers) return;
    const answer = (): void => {
      this.#answers = false;
      this.#answeredAt = performance.now();
      void this.#say();
    };
    const wait = this.#answeredAt + ANSWER_MS - performance.now();
    this.#answers = wait > 0;
    if (wait > 0) this.#in(wait, answer);
    else answer();
  }

  /** Another session: an invitation, if it is one, or the end of one. The newest that is heard stands. */
  async #called(session: string, said: Json): Promise<void> {
    const practice = invitedTo(said, this.#signals.names.them);
    const call = practice === null ? null : { practice, session, said };
    const plan = this.#plan;
    if (call !== null && plan !== null && this.#isTheirs(call)) await this.#join(call, plan);
    else if (call !== null || this.#call?.session === session) {
      this.#call = call;
      if (call !== null)
        this.#in(LAPSE_MS, () => {
          if (this.#call !== call) return;
          this.#call = null;
          this.#changed();
        });
    }
    this.#changed();
  }

  /**
   * Where both have asked for the same at once both have said yes: of the two sessions one is gone on with, and it is
   * the one in which somebody has gone on already.
   */
  #isTheirs({ practice, session, said }: Call): boolean {
    const { view } = this.#now;
    const begins = this.#now.asked && view?.at === 1 && view.practice === practice;
    return begins && this.#session !== null && (said['at'] !== 0 || session < this.#session);
  }

  /** Where it is by now. Nothing that is pressed waits until it is sent, however slow the line is. */
  #tell(): void {
    if (this.#beatWaits) return;
    this.#beatWaits = true;
    const telling = this.#after(async () => {
      const { kept } = this.#now;
      if (kept === null || this.#person.state !== 'open') return;
      await this.#become({ kept });
      void this.#sayBeat();
      if (this.#now.kept === null) this.#changed();
    });
    void telling
      .catch(() => undefined)
      .finally(() => {
        this.#beatWaits = false;
      });
  }

  async #sayBeat(): Promise<void> {
    if (this.#beatGoes) return;
    this.#beatGoes = true;
    await this.#say();
    this.#beatGoes = false;
  }

  /** Whoever has waited in vain asks no longer, and says nothing more. */
  async #say(): Promise<void> {
    if (!this.#closed && (!this.waits || this.asks)) await this.#send(this.#session, this.#now.say);
  }

  async #send(session: string | null, say: Json | null): Promise<void> {
    if (session === null || say === null || this.#person.state !== 'open') return;
    await this.#signals.send(session, say).catch(() => undefined);
  }

  #ask(told: Readonly<Record<string, unknown>>): Promise<Joined> {
    this.told = secondNow();
    const args = { page: 'together', kept: null, ...told, ...this.#signals.names, now: this.told };
    return this.#person.with(this.#bond).think<Joined>('further', args);
  }

  /** A device without room goes on all the same. */
  async #keep(kept: string | null): Promise<void> {
    if (this.#closed && kept !== null) return;
    const [session, began] = [this.#session, this.#began];
    const last = kept === null || session === null ? null : ({ session, kept, began } satisfies Kept);
    const text = last === null ? '' : JSON.stringify(last);
    await this.#person.keepDraft(togetherDraft(this.#bond), text).catch(() => undefined);
  }

  #in(ms: number, act: () => void): void {
    if (this.#closed) return;
    const timer = setTimeout(() => {
      this.#later.delete(timer);
      act();
    }, ms);
    this.#later.add(timer);
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }

  /** One after the other: what is pressed meets what was heard before it. Once it is closed only an end counts. */
  #after(act: () => Promise<void>, always = false): Promise<void> {
    const acting = this.#last.then(() => (this.#closed && !always ? undefined : act()));
    this.#last = acting.catch(() => undefined);
    return acting;
  }
}

function isEnd({ do: deed }: Press): boolean {
  return deed === 'stop' || deed === 'withdraw';
}
