// SPDX-License-Identifier: AGPL-3.0-or-later
/** Where in the app an address leads. Rooms stand in the fragment, which no server ever sees. */

export type Room = 'today' | 'practise' | 'us' | 'me';

export type Route =
  | { readonly at: 'home'; readonly room: Room; readonly part: string }
  | { readonly at: 'join'; readonly id: string; readonly secret: string }
  | { readonly at: 'nowhere' };

/** `/` with `#me/pause`, `#invite` and the like, or `/join/<32 hex>#<43 characters>`; all else leads nowhere. */
export function readRoute(place: { readonly pathname: string; readonly hash: string }): Route {
  const fragment = place.hash.replace(/^#/, '');
  const join = /^\/join\/([0-9a-f]{32})\/?$/.exec(place.pathname);
  if (join) return { at: 'join', id: join[1] ?? '', secret: fragment };
  if (place.pathname !== '/') return { at: 'nowhere' };
  const [room, part] = fragment.split('/', 2);
  if (room === 'practise' || room === 'us' || room === 'me') return { at: 'home', room, part: part ?? '' };
  return { at: 'home', room: 'today', part: room === 'invite' ? room : '' };
}

/** Which practice an address leads to; empty where it leads elsewhere. */
export function practiceAt(route: Route): string {
  return route.at === 'home' && route.room === 'practise' ? route.part : '';
}

/** The set-up token of an empty instance (`/#setup=<token>`), or null. */
export function readSetup(place: { readonly hash: string }): string | null {
  return /^#setup=([A-Za-z0-9_-]+)$/.exec(place.hash)?.[1] ?? null;
}

/** Who opens the demo (`/#demo=<handle>.<passphrase, its words joined by ->`), or null. Only a demo heeds it. */
export function readDemo(place: { readonly hash: string }): readonly [handle: string, phrase: string] | null {
  const found = /^#demo=([a-z0-9_-]+)\.([a-z-]+)$/.exec(place.hash);
  return found ? [found[1] ?? '', (found[2] ?? '').replaceAll('-', ' ')] : null;
}

/** Two routes are one page where only the way there differs. */
export function samePage(one: Route, other: Route): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
