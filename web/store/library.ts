// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * How practices are done: the long part of the catalogue, the same for everybody. The brain has no use for it, so it
 * comes with Practise, after its first page stands, and from the shelf of the service worker without a network.
 */
import { file } from './built.ts';
import type { Source } from './daily.ts';
import { refusal } from './say.ts';

/** What the page of a practice shows beside its `Practice`. */
export interface HowTo {
  readonly steps: readonly string[];
  /** How one does it alone; empty where that makes no sense, or where the steps are for one. */
  readonly alone: readonly string[];
  /** How two do it from two places; empty where that makes no sense, or where the steps say it. */
  readonly apart: readonly string[];
  /** What is known about it, in plain words. */
  readonly evidence: string;
  readonly sources: readonly Source[];
  readonly cautions: readonly string[];
}

interface Library {
  readonly practices: Readonly<Record<string, Partial<HowTo> | undefined>>;
}

let coming: Promise<Library> | undefined;

/** Throws a Refusal where it cannot be had; asked again, it is tried again. What else is in it: `shelves.ts`. */
export async function library(): Promise<Library> {
  coming ??= file(NEARER_FILES.library).then((json) => JSON.parse(json) as Library);
  try {
    return await coming;
  } catch (error) {
    coming = undefined;
    throw error;
  }
}

export async function howTo(id: string): Promise<HowTo> {
  const found = (await library()).practices[id];
  if (found === undefined) throw refusal('unwell');
  return { steps: [], alone: [], apart: [], evidence: '', sources: [], cautions: [], ...found };
}
