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
    beginAt(
      () => this.host.querySelector<HTMLElement>('main:not([hidden]) h1'),
      () => {
        scrollTo({ top: 0 });
      },
    );
  };
}

/** In the next frame the focus goes to the heading that is found then, and `seen` brings it into view. Whoever has
 * moved on meanwhile, on a busy device, is left there: else the letters that they type would go nowhere. */
export function beginAt(find: () => HTMLElement | null, seen: (heading: HTMLElement) => void): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const heading = find();
    if (!heading || movedOn(before)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    seen(heading);
  });
}

function movedOn(before: Element | null): boolean {
  const now = document.activeElement;
  return now !== before && now !== null && now !== document.body;
}
