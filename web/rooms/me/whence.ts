// SPDX-License-Identifier: AGPL-3.0-or-later

/** Whence one came to a page of Me: from Today where its address ends so (`#me/safety/today`), else from Me. */
export function whence(): string {
  return location.hash.endsWith('/today') ? '/#' : '/#me';
}
