// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * How the pages look on this device: colours, size of letters, motion. It is no secret, so it is kept unsealed, and
 * counts before anything is unlocked and before the first paint.
 */

export type Theme = 'device' | 'light' | 'dark';

/** Per cent of the size that the browser's own setting gives. */
export const SIZES = [100, 125, 150, 175, 200] as const;
export type Size = (typeof SIZES)[number];

export interface Look {
  readonly theme: Theme;
  readonly size: Size;
  /** Nothing moves, whatever the device says. */
  readonly still: boolean;
}

export const PLAIN: Look = { theme: 'device', size: 100, still: false };

const KEPT = 'nearer look';
/** The paper of the two themes, for the strip that a browser paints above the page. */
const PAPER: Readonly<Record<string, string>> = { light: '#f8f7f2', dark: '#191613' };

/** What was chosen on this device; what does not make sense counts as never chosen. */
export function readLook(written: string | null): Look {
  try {
    const read = JSON.parse(written ?? '') as Partial<Record<keyof Look, unknown>> | null;
    return {
      theme: (['light', 'dark'] as const).find((theme) => theme === read?.theme) ?? PLAIN.theme,
      size: SIZES.find((size) => size === read?.size) ?? PLAIN.size,
      still: read?.still === true,
    };
  } catch {
    return PLAIN;
  }
}

/** Some browsers let a page keep nothing; then it looks plain at the next opening. */
export function keptLook(): Look {
  try {
    return readLook(localStorage.getItem(KEPT));
  } catch {
    return PLAIN;
  }
}

/** Keeps it and paints with it at once. False where the browser would not keep it. */
export function keepLook(look: Look): boolean {
  wear(look);
  try {
    localStorage.setItem(KEPT, JSON.stringify(look));
    return true;
  } catch {
    return false;
  }
}

/** Paints the page with it. The style sheets do the rest. */
export function wear(look: Look): void {
  const root = document.documentElement;
  root.dataset['theme'] = look.theme;
  root.dataset['motion'] = look.still ? 'less' : 'device';
  root.style.setProperty('--reading', String(look.size / 100));
  root.dataset['letters'] = look.size < 150 ? '' : 'large';
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const ofDevice = meta.media.includes('dark') ? 'dark' : 'light';
    meta.content = PAPER[look.theme === 'device' ? ofDevice : look.theme] ?? '';
  }
}
