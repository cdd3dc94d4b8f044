// SPDX-License-Identifier: AGPL-3.0-or-later
/** The style sheet of the rooms that are not there at first. */
import { refusal } from '../store/say.ts';

let coming: Promise<void> | undefined;

/** Brings a room with its styles, so that it is never seen without them. */
export async function styled(room: Promise<unknown>): Promise<void> {
  coming ??= bring().catch((error: unknown) => {
    coming = undefined;
    throw error;
  });
  await Promise.all([room, coming]);
}

function bring(): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = NEARER_FILES.styles;
  document.head.append(link);
  return new Promise((resolve, reject) => {
    link.onload = () => {
      resolve();
    };
    link.onerror = () => {
      link.remove();
      reject(refusal('offline'));
    };
  });
}
