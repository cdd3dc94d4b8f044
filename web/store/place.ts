// SPDX-License-Identifier: AGPL-3.0-or-later
/** Where a person is: the parts of a page that the store stands on. Tests bring their own. */
import { type Stretch, stretchInWorkers } from '../sealed/stretch.ts';
import { Api } from './post/api.ts';
import { catalogue, file, think } from './built.ts';
import type { Touches } from './device/idle.ts';
import { type Ear, type Heard, Live } from './post/live.ts';
import { readersInWorkers } from './post/readers.ts';
import type { Reader } from './post/reading.ts';
import type { Thinker } from './thought.ts';
import { startWorker } from './device/trusted.ts';

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
  /** Somebody who reads long feeds beside the page. */
  reader(): Reader;
  listen(heard: Heard): Ear;
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
    think,
    reader: () => readersInWorkers(() => startWorker(NEARER_FILES.reading), navigator.hardwareConcurrency),
    listen: (heard) => new Live(heard),
    feel,
  };
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
