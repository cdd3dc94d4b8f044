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

/** Lets a missing connection pass: what was begun is tried again later. */
export async function tolerant(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!['offline', 'unwell', 'busy', 'slow-down'].some((code) => refusedWith(error, code))) throw error;
  }
}
