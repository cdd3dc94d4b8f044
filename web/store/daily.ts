// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the brain says of a day, as the elements paint it. No behaviour here: the brain decides, in Python. */
import type { Kind } from './kinds.ts';

/** From 1, light, to 5, what few people are told. */
export type Depth = 1 | 2 | 3 | 4 | 5;
/** 0 none, 1 hands and shoulders, 2 a hug, 3 close. */
export type Touch = 0 | 1 | 2 | 3;
export type Starter = 'heard' | 'sense' | 'thanks' | 'more' | 'room' | 'plain';
export type Understood = 'yes' | 'partly' | 'no';
export type Done = 'yes' | 'partly' | 'no';
export type Felt = 'nicer' | 'same' | 'worse';
/** The evidence grades A to D of content/practices. */
export type Grade = 'A' | 'B' | 'C' | 'D';

export interface Question {
  readonly id: string;
  readonly round: number;
  readonly text: string;
  /** Empty where this version does not know the question, or where it is one of our own. */
  readonly kind: string;
  /** Whose question: of the catalogue, or one of our own. */
  readonly by: 'catalogue' | 'me' | 'them';
  /** What it costs to answer truly; null or missing where this version does not know. */
  readonly depth?: Depth | null;
}

export interface Said {
  readonly id: string;
  readonly text: string;
  readonly edited: boolean;
}

export interface Response {
  readonly id: string;
  readonly mine: boolean;
  readonly starter: Starter;
  readonly text: string;
  readonly date: string;
}

/** One question between the two, or, alone, between me and the page. */
export interface Exchange {
  readonly question: Question;
  /** `opening`: both are in, the other's strict key has not come yet. `kept`: answered alone, for myself. */
  readonly state: 'ask' | 'waiting' | 'opening' | 'open' | 'kept';
  readonly mine: Said | null;
  /** In the state `ask`, and there only, these are the words of somebody who went first. */
  readonly theirs: Said | null;
  /** Who went first, if somebody did. */
  readonly first: 'me' | 'them' | null;
  /** What I wrote to it when I was alone; something to begin with. */
  readonly kept: string | null;
  /** Oldest first. */
  readonly responses: readonly Response[];
  /** My own private mark on how the other met my words; null while there is none. */
  readonly understood: Understood | null;
  /** Whether it is time to ask for it: the other has responded to my words, and I have not said. */
  readonly asksUnderstood: boolean;
  /** The later day of the two; null while it is not open. */
  readonly date: string | null;
}

export interface Appreciation {
  readonly id: string;
  readonly mine: boolean;
  readonly what: string;
  readonly when: string;
  readonly meant: string;
  /** The day from which the other sees it. */
  readonly from: string;
  readonly date: string;
  readonly responses: readonly Response[];
}

/** Seven taps (evidence E2); null is skipped, and nothing is set beforehand. */
export interface CheckIn {
  /** Whether we met or spoke that day. If not, `mine` and `theirs` are null. */
  readonly met: boolean;
  /** Only `close`, `understood` and `tension` were asked. */
  readonly light: boolean;
  readonly close: number | null;
  readonly understood: number | null;
  /** I shared something that matters: 0 no, 1 a little, 2 yes. */
  readonly mine: 0 | 1 | 2 | null;
  readonly theirs: 0 | 1 | 2 | null;
  readonly tension: number | null;
  /** Too little together, right, too little space. */
  readonly space: 'together' | 'right' | 'space' | null;
  readonly apart: number | null;
}

export interface CheckInView {
  /** The day it is about: today. */
  readonly day: string;
  readonly given: CheckIn | null;
  /** Yesterday, until noon and while nothing was given for it; else null. */
  readonly yesterday: string | null;
  /** Last evening's practice, to ask about now (`done`, `felt`), unless that was said already. */
  readonly last: PracticeOn | null;
  /** Tonight's, likewise, once its page was read on this device. */
  readonly tonights: PracticeOn | null;
}

export interface PracticeCard {
  readonly id: string;
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  readonly minutes: number;
}

/** A practice that was on, and the day. */
export interface PracticeOn extends PracticeCard {
  readonly day: string;
}

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** A practice, as far as it is chosen and listed by it; how it is done stands in `library.ts`. */
export interface Practice extends PracticeCard {
  readonly family: string;
  readonly place: 'together' | 'apart' | 'either' | 'alone';
  /** Whether one can do it alone. */
  readonly alone: boolean;
  /** Whether it says how two do it from two places. */
  readonly apart: boolean;
  readonly touch: Touch;
  readonly depth: Depth;
  /** What it needs, in words; empty where nothing. */
  readonly needs: string;
  readonly grade: Grade;
  readonly bonds: readonly Kind[];
  /** Whether my own limits allow it. */
  readonly fits: boolean;
  /** I said 'not for me'. */
  readonly unwanted: boolean;
}

/** `offer`, or a day of rest. A practice that I declined or exclude looks like a rest day; nobody else learns of it. */
export interface Suggestion {
  readonly state: 'offer' | 'rest';
  readonly practice: Practice | null;
  /** From whose draw chance took it (alone: mine); `both`: it is that of our experiment. */
  readonly from: 'me' | 'them' | 'both' | null;
  /** Whether this is an evening that both have marked. */
  readonly suits: boolean;
}

/** What a person may still do tonight. */
export type Still = 'question' | 'checkin' | 'response' | 'mark' | 'practice';

/** What the core returns for Today. */
export interface TodayView {
  readonly day: string;
  /** Nobody is paired: the solo form of each part. */
  readonly alone: boolean;
  readonly names: { readonly mine: string | null; readonly theirs: string | null };
  readonly checkin: CheckInView;
  /** null: there is nothing to ask tonight. */
  readonly tonight: Exchange | null;
  /** I may show my answer before theirs is there. */
  readonly mayGoFirst: boolean;
  /** What opened apart from it, newest first; alone, what I kept. */
  readonly opened: readonly Exchange[];
  /** How many more there are than were asked for. */
  readonly more: number;
  /** Those of the last seven days that are shown already, newest first, and my own that still wait for their day. */
  readonly appreciations: readonly Appreciation[];
  readonly suggestion: Suggestion;
  /** What is open; that the other's answer is awaited is not. */
  readonly still: readonly Still[];
}

export interface Limits {
  /** Topics that are off, for everything. */
  readonly topics: readonly string[];
  readonly touch: Touch;
  /** 0: let it grow by itself; else no deeper than this. */
  readonly depth: 0 | Depth;
}

/** What only I see of how nearer treats me. */
export interface MeView {
  readonly limits: Limits;
  /** How deep questions go at the moment. */
  readonly depthNow: Depth;
  /** All topics, in the order in which they are shown. */
  readonly topics: readonly string[];
  /** With whom, said before anybody was paired. */
  readonly with: { readonly kind: Kind; readonly name: string } | null;
}
