// SPDX-License-Identifier: AGPL-3.0-or-later
/** When the app itself has changed. */

export const update = {
  update: {
    ready: 'A new version is ready.',
    /** Stands before the first characters of its hash. */
    hash: 'Its hash begins with',
    now: 'Use it now',
    later: 'Later',
  },
};
