// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactiveController } from 'lit';
import type { LightElement } from './light.ts';

/** A new page begins at its heading, for the eye and for the ear: on every `turned` from within, and when told. */
export class Turning implements ReactiveController {
  private readonly host: LightElement;

  constructor(host: LightElement) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('turned', this.toHeading);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('turned', this.toHeading);
  }

  readonly toHeading = (): void => {
    requestAnimationFrame(() => {
      const heading = this.host.querySelector<HTMLElement>('main:not([hidden]) h1');
      if (!heading) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      scrollTo({ top: 0 });
    });
  };
}
