// SPDX-License-Identifier: AGPL-3.0-or-later
/** A browser profile in Node: storage, cookies and a network that can be pulled. Everything else is the real thing. */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { createRequire } from 'node:module';
import { inject } from 'vitest';

import { startBrains, type Think } from '../../brain/thinking.ts';
import { newId } from '../../sealed/bytes.ts';
import type { Stretch } from '../../sealed/stretch.ts';
import { Api } from '../../store/post/api.ts';
import type { Exchange } from '../../store/daily.ts';
import type { WhoHosts } from '../../store/kinds.ts';
import type { Touches } from '../../store/device/idle.ts';
import type { Heard } from '../../store/post/live.ts';
import { Person } from '../../store/person.ts';
import type { Place } from '../../store/place.ts';
import { HERE } from '../../store/post/reading.ts';
import type { Hearing, Stream } from '../../store/sessions/signals.ts';
import type { Thinker, Verb } from '../../store/thought.ts';
import { quick } from '../cast.ts';

globalThis.isSecureContext = true;

const WASM = createRequire(import.meta.url).resolve(
  '@micropython/micropython-webassembly-pyscript/micropython.wasm',
);

export const PASSPHRASE = 'glove satin curliness overrate oversized outcast';

/** What comes back from the network, or an error where it was pulled. */
export type Wire = (url: string, init: RequestInit) => Promise<Response>;

export class Browser {
  readonly name = newId();
  #cookie = '';
  /** Stands between the page and the server; tests replace it. */
  wire: Wire = (url, init) => fetch(url, init);
  heard: Heard | null = null;
  /** How often it was said that there must be another look. */
  owed = 0;
  /** Of the page that was opened or unlocked last. */
  touches: Touches | null = null;
  /** Everything that its brains were ever told. */
  readonly told: string[] = [];
  readonly #storage = new IDBFactory();
  readonly #stretch: Stretch;

  constructor(stretch: Stretch = quick) {
    this.#stretch = stretch;
  }

  /** The page, loaded (again). */
  async open(): Promise<Person> {
    globalThis.indexedDB = this.#storage;
    return Person.open(this.#place());
  }

  /** Runs what opens or removes a database, in this profile's storage. */
  async here<T>(act: () => Promise<T>): Promise<T> {
    globalThis.indexedDB = this.#storage;
    return act();
  }

  get storage(): IDBFactory {
    return this.#storage;
  }

  /** The way to the server, with this profile's cookie. */
  readonly api = new Api(inject('origin'), (url, init) => this.#send(url, init));

  /** Hears what comes to an address; tries again where the line breaks, or was pulled. */
  readonly stream: Stream = (address, hearing) => {
    const stop = new AbortController();
    const { signal } = stop;
    void (async () => {
      while (!signal.aborted) {
        await this.#hear(address, hearing, signal).catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    return {
      close: () => {
        stop.abort();
      },
    };
  };

  async #hear(address: string, hearing: Hearing, signal: AbortSignal): Promise<void> {
    const { body } = await this.#send(`${inject('origin')}${address}`, { signal });
    let text = '';
    for await (const piece of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      text += piece;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        if (event.startsWith('retry:')) hearing.open();
        const [, letters] = /^event: signal\ndata: (.*)$/.exec(event) ?? [];
        if (letters !== undefined) hearing.signal(letters);
      }
    }
  }

  #place(): Place {
    return {
      origin: inject('origin'),
      tabs: `nearer ${this.name}`,
      api: this.api,
      stretch: this.#stretch,
      words: () => Promise.resolve(['abacus', 'bench', 'candle']),
      catalogue: () => Promise.resolve(inject('catalogue')),
      think: () => think(this.told),
      reader: () => HERE,
      feel: (touches) => {
        this.touches = touches;
        return { stop: () => undefined };
      },
      listen: (heard) => {
        this.heard = heard;
        return {
          again: () => {
            this.owed++;
          },
          stop: () => {
            this.heard = null;
          },
        };
      },
    };
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string> | undefined), Cookie: this.#cookie };
    const response = await this.wire(url, { ...init, headers });
    const set = response.headers.getSetCookie()[0];
    if (set !== undefined) this.#cookie = set.split(';')[0] ?? '';
    return response;
  }
}

/** A wire that is pulled. */
export const pulled: Wire = () => Promise.reject(new TypeError('no network'));

/** MicroPython is one for each Worker, hence one for all of Node, with a brain in it for everybody who thinks. */
let brains: Promise<() => Think> | undefined;

async function think(all: string[]): Promise<Thinker> {
  brains ??= startBrains(inject('core'), WASM);
  const ask = (await brains)();
  ask('load', inject('catalogue'));
  const asked = (verb: Verb) => (json: string) => Promise.resolve(ask(verb, json));
  return {
    add: (json) => {
      all.push(json);
      return Promise.resolve(ask('add', json));
    },
    today: asked('today'),
    me: asked('me'),
    library: asked('library'),
    draw: asked('draw'),
    see: asked('see'),
    experiment: asked('experiment'),
    find: asked('find'),
    numbers: asked('numbers'),
    further: asked('further'),
    close: () => undefined,
  };
}

export interface Someone {
  readonly browser: Browser;
  readonly person: Person;
  readonly handle: string;
  /** Empty before one was made. */
  readonly code: string;
}

/** Somebody with an account, signed in; there is no recovery code yet. */
export async function newPerson(name: string): Promise<Someone> {
  const browser = new Browser();
  const person = await browser.open();
  const handle = `${name}-${newId().slice(0, 8)}`;
  await browser.here(() => person.signUp({ handle, passphrase: PASSPHRASE }));
  return { browser, person, handle, code: '' };
}

/** The same, with a recovery code made. */
export async function newPersonWithCode(name: string): Promise<Someone> {
  const someone = await newPerson(name);
  const code = someone.person.newRecoveryCode();
  await someone.person.setRecovery(PASSPHRASE, code);
  return { ...someone, code };
}

/** The same person on another device. */
export async function anotherDevice(of: Someone, passphrase = PASSPHRASE): Promise<Someone> {
  const browser = new Browser();
  const person = await browser.open();
  await browser.here(() => person.unlock(of.handle, passphrase, { remember: true }));
  return { ...of, browser, person };
}

export interface Couple {
  readonly ada: Someone;
  readonly ben: Someone;
  readonly bond: string;
}

/** Ada and Ben, paired; both have seen it. */
export async function pair(host: WhoHosts = 'other'): Promise<Couple> {
  const [ada, ben] = [await newPerson('ada'), await newPerson('ben')];
  const { link } = await ada.person.invite({ name: 'Ada', kind: 'partner', host });
  const [id, secret] = (link.split('/join/')[1] ?? '').split('#') as [string, string];
  const { id: bond } = await ben.person.accept(id, secret, 'Ben');
  await look(ada, bond);
  return { ada, ben, bond };
}

/** What a live hint makes a page do. */
export async function look(who: Someone, bond: string | null = null): Promise<void> {
  await who.browser.heard?.arrived(bond);
}

/** The question of this evening. */
export async function question(who: Someone, bond: string): Promise<{ id: string; round: number }> {
  const { tonight } = await who.person.with(bond).today();
  if (tonight === null) throw new Error('There is nothing to ask.');
  return tonight.question;
}

/** Where the question of this evening stands. */
export async function tonight(who: { readonly person: Person }, bond: string): Promise<Exchange | null> {
  return (await who.person.with(bond).today()).tonight;
}
