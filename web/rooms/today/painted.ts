// SPDX-License-Identifier: AGPL-3.0-or-later

let marked = false;

/** Resolves after the frame in which what was just rendered stands on the page; at once where nobody sees it. */
export async function painted(): Promise<void> {
  if (document.visibilityState === 'hidden') return;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** Marks once, after the frame in which Today stands on the page, for whoever measures (`bin/bench pages`). */
export function markPainted(): void {
  if (marked) return;
  marked = true;
  void painted().then(() => performance.mark('nearer:painted'));
}
