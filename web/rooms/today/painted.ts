// SPDX-License-Identifier: AGPL-3.0-or-later

let marked = false;

/** Marks once, after the frame in which Today stands on the page, for whoever measures (`bin/bench pages`). */
export function markPainted(): void {
  if (marked) return;
  marked = true;
  requestAnimationFrame(() => setTimeout(() => performance.mark('nearer:painted')));
}
