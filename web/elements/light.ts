// SPDX-License-Identifier: AGPL-3.0-or-later
import { LitElement } from 'lit';

/**
 * An element that paints into the page itself, so that one set of style sheets, one focus order and one search serve
 * the whole page.
 */
export abstract class LightElement extends LitElement {
  protected override createRenderRoot(): this {
    return this;
  }

  /** Tells whoever put this element here that the person did something. */
  protected emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: false }));
  }

  /** Says that another page stands here now: the shell moves the focus to its heading. */
  protected turned(): void {
    this.dispatchEvent(new CustomEvent('turned', { bubbles: true }));
  }
}

/** Registers an element once; a second bundle on the same page changes nothing. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
