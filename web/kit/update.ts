// SPDX-License-Identifier: AGPL-3.0-or-later
import { html } from 'lit';
import '../elements/update.ts';
import type { Waiting } from '../elements/update.ts';
import type { Sample } from './samples.ts';

class Ready extends EventTarget implements Waiting {
  readonly waiting = 'da90666f';
  use(): void {
    this.dispatchEvent(new Event('change'));
  }
}

export const UPDATE: readonly Sample[] = [
  ['update: a new version', html`<nearer-update .versions=${new Ready()}></nearer-update>`],
];
