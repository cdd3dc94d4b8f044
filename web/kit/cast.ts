// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the kit shows: Ada and Ben, and secrets that open nothing. */
import type { Bond, Greeting, Instance, Invitation, Session } from '../store/kinds.ts';

const NAMES = { mine: 'Ada', theirs: 'Ben' };

export const INSTANCE: Instance = {
  instance: '0'.repeat(32),
  name: 'Garden Street',
  sign_up: 'open',
  claimed: true,
  protocol: 'nearer/1',
  demo: false,
};

export const PHRASE = 'lantern orchard velvet pebble harbour thistle';
export const CODE = '7K2QD-M4X9T-0RBWE-H83ZN-5VYCJ';
export const SAFETY = '48213 90577 03364 71920 55018 26847';

export const INVITATION: Invitation = {
  id: 'ab'.repeat(16),
  link: `nearer.example/join/${'ab'.repeat(16)}#Q2xvc2VyLWEtbGl0dGxlLWF0LWEtdGltZS1hbmQtbm8`,
  expires: '2025-11-23T20:15:00Z',
};

export const GREETING: Greeting = { name: 'Ada', kind: 'partner', host: 'us', hold: 'strict' };

export const SESSIONS: readonly Session[] = [
  { id: 'one', label: 'Firefox on Linux', since: '2025-11-02', last_day: '2025-11-22', current: true },
  { id: 'two', label: 'Safari on iPhone', since: '2025-09-14', last_day: '2025-11-21', current: false },
];

export const BOND: Bond = {
  id: 'b'.repeat(32),
  kind: 'partner',
  names: NAMES,
  ready: true,
  verified: false,
  hold: 'strict',
  closed: null,
  pausedUntil: '2025-12-01',
};
