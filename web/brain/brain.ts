// SPDX-License-Identifier: AGPL-3.0-or-later
/** The brain, as the page sees it: promises over a Worker. It decides; whoever calls it seals and paints. */
import { startWorker } from '../store/device/trusted.ts';
import { STOPPED, type Call, type Reply, type Verb } from './messages.ts';

export interface BrainFiles {
  /** The Worker's script. */
  readonly brain: string;
  /** `nearer.core`, packed. */
  readonly core: string;
  /** MicroPython. */
  readonly wasm: string;
}

interface Waiting {
  readonly resolve: (text: string) => void;
  readonly reject: (reason: Error) => void;
}

export class Brain {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;
  private ended = false;

  private constructor(worker: Worker) {
    this.worker = worker;
    worker.onmessage = (event: MessageEvent<Reply>) => {
      this.settle(event.data);
    };
    const stopped = (): void => {
      this.end();
    };
    worker.onerror = stopped;
    worker.onmessageerror = stopped;
  }

  /** Starts a brain with nothing in it. Rejects with a sentence when its files do not arrive or do not run. */
  static async open(files: BrainFiles): Promise<Brain> {
    // The Worker resolves addresses against its own; the page's are meant.
    const at = (address: string): string => new URL(address, location.href).href;
    const brain = new Brain(startWorker(files.brain));
    try {
      await brain.post({ verb: 'open', core: at(files.core), wasm: at(files.wasm) });
    } catch (error) {
      brain.close();
      throw error;
    }
    return brain;
  }

  /** Takes the compiled catalogue. */
  async load(catalogueJson: string): Promise<void> {
    await this.ask('load', catalogueJson);
  }

  /** Takes further modules of the core (JSON: path -> text), before the first question that needs them. */
  async take(sourcesJson: string): Promise<void> {
    await this.ask('take', sourcesJson);
  }

  /** Takes opened records, a JSON array in any order; answers `{"folded", "aside": [{"id", "reason"}]}`. */
  add(recordsJson: string): Promise<string> {
    return this.ask('add', recordsJson);
  }

  /** Answers Today's view (JSON) of a bond, or of somebody alone. What is asked for stands in store/thought.ts. */
  today(argsJson: string): Promise<string> {
    return this.ask('today', argsJson);
  }

  /** Answers what only this person sees of how nearer treats them (JSON). */
  me(argsJson: string): Promise<string> {
    return this.ask('me', argsJson);
  }

  /** Answers every practice that suits the kind of bond (JSON). */
  library(argsJson: string): Promise<string> {
    return this.ask('library', argsJson);
  }

  /** Answers what somebody may find to do (JSON). Needs `take`. */
  find(argsJson: string): Promise<string> {
    return this.ask('find', argsJson);
  }

  /** Answers the draw that this device should publish now, and how it came about (JSON), or `null`. Needs `take`. */
  draw(argsJson: string): Promise<string> {
    return this.ask('draw', argsJson);
  }

  /** Answers what is seen of a person's own check-ins (JSON), or `null` while there is more to do. Needs `take`. */
  see(argsJson: string): Promise<string> {
    return this.ask('see', argsJson);
  }

  /** Answers how our experiment stands, and what it found (JSON). Needs `take`. */
  experiment(argsJson: string): Promise<string> {
    return this.ask('experiment', argsJson);
  }

  /** Answers what a page shows that comes later; "page" names it (JSON). Needs `take`. */
  further(argsJson: string): Promise<string> {
    return this.ask('further', argsJson);
  }

  /** Answers of which days that is made (JSON). Needs `take`. */
  numbers(argsJson: string): Promise<string> {
    return this.ask('numbers', argsJson);
  }

  /** Ends the Worker, and with it every opened word that it held. Calls under way are rejected. */
  close(): void {
    this.end();
  }

  private ask(verb: Verb, text: string): Promise<string> {
    return this.post({ verb, text });
  }

  private post(call: Unnumbered): Promise<string> {
    if (this.ended) return Promise.reject(new Error(STOPPED));
    const number = this.calls++;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.worker.postMessage({ ...call, number } satisfies Call);
    });
  }

  private settle(reply: Reply): void {
    const waiting = this.waiting.get(reply.number);
    this.waiting.delete(reply.number);
    if ('text' in reply) waiting?.resolve(reply.text);
    else waiting?.reject(new Error(reply.failed));
  }

  private end(): void {
    this.ended = true;
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(new Error(STOPPED));
    this.waiting.clear();
  }
}

/** `Omit` over each form of a call by itself. */
type Unnumbered = Call extends infer Form ? (Form extends Call ? Omit<Form, 'number'> : never) : never;
