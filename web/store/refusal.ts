// SPDX-License-Identifier: AGPL-3.0-or-later

/** Something that was not done, with a sentence for the person. `status` is 0 where no server was asked. */
export class Refusal extends Error {
  readonly code: string;
  readonly say: string;
  readonly status: number;
  /** What the server added, such as `seq` and `prev` of a chain that has moved. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(code: string, say: string, status = 0, more: Readonly<Record<string, unknown>> = {}) {
    super(say);
    this.name = 'Refusal';
    this.code = code;
    this.say = say;
    this.status = status;
    this.more = more;
  }
}

/** Whether this is a Refusal with that code. */
export function refusedWith(error: unknown, code: string): error is Refusal {
  return error instanceof Refusal && error.code === code;
}

/** Whether nobody knows what became of it: no answer came, or none that says so. */
export function isWithoutAnswer(error: unknown): boolean {
  return !(error instanceof Refusal) || error.code === 'offline' || error.status >= 500;
}

/** A server that cannot be reached or is not well, and may be in a while. */
const PASSING = ['offline', 'unwell', 'busy', 'slow-down', 'fault', 'disk-full'];
/** Whatever is asked next would be refused in the same way. */
const OF_ALL = ['offline', 'signed-out', 'slow-down'];

/** Whether the same may be answered in a while. */
export function isPassing(error: unknown): boolean {
  return PASSING.some((code) => refusedWith(error, code));
}

/** Lets pass what is passing: what was begun is tried again later. */
export async function tolerant(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isPassing(error)) throw error;
  }
}

/** Does it for one after the other. Returns what failed of one alone; throws at once what would fail of all. */
export async function eachAlone<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<unknown[]> {
  const failed: unknown[] = [];
  for (const one of all) {
    try {
      await act(one);
    } catch (error) {
      if (OF_ALL.some((code) => refusedWith(error, code))) throw error;
      failed.push(error);
    }
  }
  return failed;
}
