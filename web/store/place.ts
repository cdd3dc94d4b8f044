// SPDX-License-Identifier: AGPL-3.0-or-later
/** Where a person is: the parts of a page that the store stands on. Tests bring their own. */
import { Brain } from '../brain/brain.ts';
import { type Stretch, stretchInWorkers } from '../sealed/stretch.ts';
import { Api } from './api.ts';
import type { Touches } from './idle.ts';
import { type Heard, Live } from './live.ts';
import { refusal } from './say.ts';
import type { Thinker } from './thought.ts';
import { startWorker } from './trusted.ts';

export interface Place {
  /** Without a slash at the end: what links begin with. */
  readonly origin: string;
  /** What its tabs call one another by. */
  readonly tabs: string;
  readonly api: Api;
  readonly stretch: Stretch;
  words(): Promise<readonly string[]>;
  /** The compiled catalogue, as JSON. */
  catalogue(): Promise<string>;
  think(): Promise<Thinker>;
  listen(heard: Heard): { stop(): void };
  /** Reports touches and looks until it is stopped. */
  feel(touches: Touches): { stop(): void };
}

/** The page itself. */
export function page(): Place {
  return {
    origin: location.origin,
    tabs: 'nearer',
    api: new Api(),
    stretch: stretchInWorkers(() => startWorker(NEARER_FILES.stretch)),
    words: async () => (await file(NEARER_FILES.words)).split('\n').filter((word) => word !== ''),
    catalogue,
    think: async () => {
      const said = catalogue();
      // Whoever waits for it below hears of it.
      said.catch(() => undefined);
      const brain = await Brain.open(NEARER_FILES);
      try {
        await brain.load(await said);
      } catch (error) {
        brain.close();
        throw error;
      }
      return brain;
    },
    listen: (heard) => new Live(heard),
    feel,
  };
}

async function catalogue(): Promise<string> {
  return inRows(await file(NEARER_FILES.catalogue));
}

/** The catalogue as it was before the build put it in columns, which weigh less; see `inColumns` in content.mjs. */
export function inRows(json: string): string {
  const whole = JSON.parse(json) as Record<string, string | Record<string, readonly unknown[]>>;
  const rows = Object.entries(whole).map(([name, columns]) => {
    if (typeof columns === 'string') return [name, columns];
    const members = Object.entries(columns);
    const length = members[0]?.[1].length ?? 0;
    const row = (at: number) => Object.fromEntries(members.map(([member, column]) => [member, column[at]]));
    return [name, Array.from({ length }, (_, at) => row(at))];
  });
  return JSON.stringify(Object.fromEntries(rows));
}

function feel(touches: Touches): { stop(): void } {
  const stop = new AbortController();
  const { signal } = stop;
  const touched = () => {
    touches.touched();
  };
  const looked = () => {
    if (document.visibilityState === 'visible') touches.looked();
  };
  for (const name of ['pointerdown', 'keydown', 'wheel', 'touchmove'])
    addEventListener(name, touched, { signal, capture: true, passive: true });
  document.addEventListener('visibilitychange', looked, { signal });
  addEventListener('focus', looked, { signal });
  addEventListener('pageshow', looked, { signal });
  return {
    stop: () => {
      stop.abort();
    },
  };
}

export async function file(url: string): Promise<string> {
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw refusal('offline', error);
  }
  if (!response.ok) throw refusal('unwell');
  return response.text();
}
