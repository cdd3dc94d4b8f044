// SPDX-License-Identifier: AGPL-3.0-or-later

/** content/help, compiled into the bundle by `build.mjs`. */
declare module 'nearer:help' {
  const help: import('./help.ts').Help;
  export default help;
}
