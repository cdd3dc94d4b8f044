// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The service worker: one version of the app on a shelf of its own, so that it opens without a network.
 *
 * It takes a version whole or not at all: every file is compared with the SHA-256 that was built into this worker.
 * What is on the shelf is the same for everybody; the interface and the event stream never pass through here, and
 * nothing of a person is ever kept. A new version waits until it is asked to take over, or until no page of the old
 * one is open.
 */
export {};
declare const self: ServiceWorkerGlobalScope;
/** What the app consists of: address -> SHA-256, hex. See `offline/shelf.mjs`. */
declare const NEARER_SHELF: Readonly<Record<string, string>>;
/** The SHA-256 of that list, hex. */
declare const NEARER_VERSION: string;

const SHELVES = 'nearer ';
const SHELF = SHELVES + NEARER_VERSION;
/** Every address of the app is its one page. */
const APP = /^\/(?:setup|join\/[0-9a-f]{32})?$/;

self.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => routed(event as Routing)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(clear().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const address = placeOf(event.request);
  if (address !== null) event.respondWith(fromShelf(address, event.request));
});

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if (event.data === 'version') event.ports[0]?.postMessage(NEARER_VERSION);
  if (event.data === 'take over') event.waitUntil(self.skipWaiting());
});

/** Puts everything on the shelf, or throws and leaves none. */
async function fill(): Promise<void> {
  try {
    const shelf = await caches.open(SHELF);
    const whole = Object.entries(NEARER_SHELF);
    await Promise.all(whole.map(async ([at, sum]) => shelf.put(at, plain(await fetched(at, sum)))));
  } catch (error) {
    await caches.delete(SHELF);
    throw error;
  }
}

/** An install event of a browser that can look on the shelf without waking this worker; not yet in TypeScript's list. */
interface Routing extends ExtendableEvent {
  addRoutes?(rules: readonly { readonly condition: object; readonly source: unknown }[]): Promise<void>;
}

/** Where the browser can, it answers without this worker: a page stands there sooner. What is missing it still asks for. */
async function routed(event: Routing): Promise<void> {
  const kept = [...Object.keys(NEARER_SHELF)].map((pathname) => ({
    condition: { urlPattern: { pathname, search: '' }, requestMethod: 'GET' },
    source: { cacheName: SHELF },
  }));
  const asked = { condition: { urlPattern: { pathname: '/api/*' } }, source: 'network' };
  await event.addRoutes?.([asked, ...kept]);
}

/** The file as it was built. Throws where the server, or something on the way, gives another one twice. */
async function fetched(address: string, sum: string): Promise<Response> {
  for (const cache of ['no-cache', 'reload'] as const) {
    const response = await fetch(address, { cache, credentials: 'omit', redirect: 'error' });
    if (response.ok && (await sumOf(response.clone())) === sum) return response;
  }
  throw new Error(`${address} is another file than the one of this version.`);
}

/** It is the same for everybody: what a cache would have to tell apart does not matter here. */
function plain(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.delete('vary');
  return new Response(response.body, { headers });
}

async function sumOf(response: Response): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Takes down the shelves of other versions. */
async function clear(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(SHELVES) && name !== SHELF);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Where on the shelf the answer stands; null for everything that is the network's. */
function placeOf(request: Request): string | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return null;
  if (request.mode === 'navigate' && APP.test(pathname)) return '/';
  return Object.hasOwn(NEARER_SHELF, pathname) ? pathname : null;
}

/** As it was kept, its headers too: the page's policy is the one of its version. */
async function fromShelf(address: string, request: Request): Promise<Response> {
  const shelf = await caches.open(SHELF);
  return (await shelf.match(address)) ?? fetch(request);
}
