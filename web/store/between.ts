// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Between this person and one other, or, alone, between this person and the page: every verb of a day.
 *
 * What a verb is told is durable on this device when its promise resolves. Own records stay here until the bundle of
 * the day; nobody else ever learns of them.
 */
import type {
  CheckIn,
  Depth,
  Done,
  Felt,
  Limits,
  MeView,
  Practice,
  Starter,
  TodayView,
  Understood,
} from './daily.ts';
import { dayHere } from './device/days.ts';
import { answerDraft, appreciateDraft } from './device/drafts.ts';
import type { ExperimentView, Proposing } from './experiment.ts';
import * as giving from './giving.ts';
import type { Kind } from './kinds.ts';
import { keepLastView, lastView } from './device/lastview.ts';
import { keepOwn } from './post/own.ts';
import type { Asked, FindView } from './practising.ts';
import { Refusal, refusedWith } from './refusal.ts';
import { refusal, troubleSaid } from './say.ts';
import type { NumbersView, SeeView } from './seen.ts';
import type { Change } from './device/shelf.ts';
import type { Desk } from './post/sync.ts';
import { takeBack } from './post/takingback.ts';
import type { Verb } from './thought.ts';
import type { Working } from './working.ts';

/** How long giving waits for the server before it says that what was given is kept. */
const PATIENCE_MS = 8_000;

/** `kept`: durable in the outbox, to be sent as soon as the server can be reached. */
export type Sent = 'sent' | 'kept';

export class Between {
  readonly bond: string | null;
  readonly #open: () => Working;

  /** `open` gives the unlocked person, and throws a Refusal while there is none. */
  constructor(bond: string | null, open: () => Working) {
    this.bond = bond;
    this.#open = open;
  }

  /** `another` asks for one more question than tonight's; `show` says how many of the opened ones are shown. */
  async today(o: { readonly another?: boolean; readonly show?: number } = {}): Promise<TodayView> {
    const working = this.#open();
    const { another = false, show = 5 } = o;
    const { changes } = working;
    const view = named(
      working.desk,
      this.bond,
      await working.think<TodayView>('today', this.bond, { another, show }),
    );
    // What became old while it was thought of is not kept.
    if (!another && working.changes === changes)
      await working.watch(keepLastView(working.mine, this.bond, view));
    return view;
  }

  /** The view that was last seen, if it is of this very day: at once, without the brain. */
  async lastToday(): Promise<TodayView | null> {
    const working = this.#open();
    return working.watch(lastView(working.mine, this.bond));
  }

  /** For those parts of the store that come later; pages ask by the verbs here. */
  get working(): Working {
    return this.#open();
  }

  /** Asks the brain. */
  think<T>(verb: Verb, more?: Readonly<Record<string, unknown>>): Promise<T> {
    return this.#open().think<T>(verb, this.bond, more);
  }

  me(): Promise<MeView> {
    return this.think<MeView>('me');
  }

  async library(): Promise<readonly Practice[]> {
    const { practices } = await this.think<{ practices: readonly Practice[] }>('library');
    return practices;
  }

  /** What I may find to do: narrowed down, or one by its id. Nobody learns of it. */
  find(o: Asked | { readonly one: string }): Promise<FindView> {
    return this.think<FindView>('find', { ...o });
  }

  /** Once more for the same day is another answer in its place. */
  checkIn(day: string, given: CheckIn): Promise<void> {
    return this.own('checkin', { day, late: day < dayHere(), ...given });
  }

  practised(
    item: string,
    day: string,
    o: { readonly done: Done | null; readonly felt: Felt | null },
  ): Promise<void> {
    return this.own('practised', { item, day, done: o.done, felt: o.felt });
  }

  /** `first` shows the words to the other before they have answered; the own side is held all the same. */
  answer(question: string, round: number, text: string, o: { readonly first?: boolean } = {}): Promise<Sent> {
    const given = { question, round, text, first: o.first ?? false };
    return this.give((desk, bond) => giving.answer(desk, bond, given));
  }

  /** An answer for oneself, which nobody waits for. */
  keepAlone(question: string, round: number, text: string): Promise<void> {
    const emptied = answerDraft(this.bond, question, round);
    return this.own('kept', { question, round, text }, [emptied]);
  }

  /** Puts a question of one's own. */
  ask(text: string, depth: Depth): Promise<Sent> {
    return this.give((desk, bond) => giving.ask(desk, bond, text, depth));
  }

  /** Never again, and what was begun under it goes too. */
  pass(question: string, round: number): Promise<void> {
    return this.own('pass', { question, round }, [answerDraft(this.bond, question, round)]);
  }

  /** Another one tonight; this one comes again. */
  later(question: string, round: number): Promise<void> {
    return this.own('later', { question, round });
  }

  /** To an answer, to words that went first, or to an appreciation of the other's. */
  respond(record: string, starter: Starter, text: string): Promise<Sent> {
    return this.give((desk, bond) => giving.respond(desk, bond, { record, starter, text }));
  }

  /** How well I felt understood about this answer of mine; for myself. */
  understood(record: string, understood: Understood): Promise<void> {
    return this.own('felt', { record, understood });
  }

  /** `tucked`: the other sees it from tomorrow on. Alone it is noted for oneself. */
  async appreciate(given: giving.Appreciating, o: { readonly tucked: boolean }): Promise<Sent | 'noted'> {
    if (this.bond !== null) return this.give((desk, bond) => giving.appreciate(desk, bond, given, o.tucked));
    const { what, when, meant } = given;
    const drafts = (['what', 'when', 'meant'] as const).map((part) => appreciateDraft(null, part));
    await this.own('noticed', { what, when, meant }, drafts);
    return 'noted';
  }

  notTonight(item: string): Promise<void> {
    return this.own('not-tonight', { item, day: dayHere() });
  }

  unwanted(item: string, is: boolean): Promise<void> {
    return this.own('unwanted', { item, is });
  }

  favourite(item: string, is: boolean): Promise<void> {
    return this.own('favourite', { item, is });
  }

  setLimits({ topics, touch, depth }: Limits): Promise<void> {
    return this.own('limits', { topics: [...topics], touch, depth });
  }

  /** What is seen of my own check-ins. It is worked out in pieces; whatever else is asked goes in between. */
  async see(): Promise<SeeView> {
    const working = this.#open();
    for (;;) {
      const view = await working.think<SeeView | null>('see', this.bond);
      if (view !== null) return view;
    }
  }

  /** Of which days it is made; `show` says how many of them are listed. */
  numbers(show: number): Promise<NumbersView> {
    return this.think<NumbersView>('numbers', { show });
  }

  /** How our experiment stands, as far as I may know it, and what the last one found in my own evenings. */
  experiment(): Promise<ExperimentView> {
    return this.think<ExperimentView>('experiment');
  }

  /** Proposes to find out about a practice, in so many weeks from a Monday on. */
  propose(o: Proposing): Promise<Sent> {
    return this.give((desk, bond) => giving.propose(desk, bond, o));
  }

  /** Whether I take part in an experiment. It leaves this device with what leaves it anyway. */
  takePart(record: string, is: boolean): Promise<void> {
    return this.own('take-part', { record, is });
  }

  /** Whether anything is worked out from my check-ins at all. */
  turnSeeing(on: boolean): Promise<void> {
    return this.own('seeing', { on });
  }

  /** The check-in of this day stays, and counts for nothing that is worked out; or it counts again. */
  leaveOut(day: string, is: boolean): Promise<void> {
    return this.own('left-out', { day, is });
  }

  /** Only days from this one on count; null: all of them. */
  beginAfresh(from: string | null): Promise<void> {
    return this.own('afresh', { from });
  }

  /** With whom, before anybody is paired; alone only. */
  async withWhom({ kind, name }: { readonly kind: Kind; readonly name: string }): Promise<void> {
    if (this.bond !== null) throw refusal('not-alone');
    await this.own('with', { kind, name });
  }

  /** Takes back one of my shared records, or my answer that waits; of the latter nothing is left. */
  async takeBack(record: string): Promise<void> {
    const bond = this.#insistOnBond();
    await this.#open().act(async (desk) => {
      await desk.change(await takeBack(desk.mine, desk.feed(bond), record));
    });
    await this.#send(bond);
  }

  /** Keeps an own record of any kind, and empties drafts in the same act. */
  async own(
    kind: string,
    data: Readonly<Record<string, unknown>>,
    drafts: readonly string[] = [],
  ): Promise<void> {
    const also = drafts.map(emptied);
    await this.#open().act((desk) => keepOwn(desk.mine, this.bond, { kind, data, also }));
  }

  /** Gives the other what is written here, and empties its drafts in the same act. */
  async give(write: (desk: Desk, bond: string) => Promise<giving.Given>): Promise<Sent> {
    const bond = this.#insistOnBond();
    const working = this.#open();
    const ids = await working.act(async (desk) => {
      const { letters, drafts } = await write(desk, bond);
      await desk.keep(letters, drafts.map(emptied));
      return new Set(letters.map((letter) => letter.id));
    });
    await this.#send(bond);
    for (const id of ids) {
      const code = working.desk.refused(id);
      if (code !== null) throw new Refusal(code, troubleSaid(code));
    }
    return working.desk.letters.some((letter) => ids.has(letter.id) && !letter.sent) ? 'kept' : 'sent';
  }

  /** What was given is kept already: only that nobody is here any more to tell is worth saying. */
  async #send(bond: string): Promise<void> {
    const sending = this.#open()
      .act((desk) => desk.one(bond))
      .catch((error: unknown) => {
        const ended = refusedWith(error, 'signed-out') || refusedWith(error, 'locked');
        if (ended || !(error instanceof Refusal)) throw error;
      });
    await Promise.race([sending, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  #insistOnBond(): string {
    if (this.bond === null) throw refusal('alone');
    return this.bond;
  }
}

function emptied(key: string): Change {
  return { kind: 'draft', key, gone: true };
}

/** Before the first hello has come, people go by the names they were introduced with. */
function named(desk: Desk, bond: string | null, view: TodayView): TodayView {
  const known = desk.bonds.find((one) => one.id === bond)?.names;
  if (known === undefined) return view;
  const { names } = view;
  return { ...view, names: { mine: names.mine ?? known.mine, theirs: names.theirs ?? known.theirs } };
}
