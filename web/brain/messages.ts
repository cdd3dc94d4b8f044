// SPDX-License-Identifier: AGPL-3.0-or-later
/** What passes between the page and the brain's Worker. Every call has a number; its reply carries the same. */

export type Verb =
  | 'load'
  | 'take'
  | 'add'
  | 'today'
  | 'me'
  | 'library'
  | 'find'
  | 'draw'
  | 'see'
  | 'numbers'
  | 'experiment'
  | 'further';

export type Call =
  | { readonly number: number; readonly verb: 'open'; readonly core: string; readonly wasm: string }
  | { readonly number: number; readonly verb: Verb; readonly text: string };

export type Reply =
  { readonly number: number; readonly text: string } | { readonly number: number; readonly failed: string };

/** Said when the Worker is gone or broken. */
export const STOPPED =
  'The part of nearer that runs on this device has stopped. Reload the page; what you wrote is safe.';
