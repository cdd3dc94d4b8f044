// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PropertyValues } from 'lit';
import { encode } from 'uqr';
import { LightElement, define } from './light.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A text as a code for a camera, drawn by DOM methods: one path, no markup. */
export class NearerQr extends LightElement {
  static override properties = { text: { attribute: false }, label: {} };
  declare text: string;
  declare label: string;

  constructor() {
    super();
    this.text = '';
    this.label = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('text') || changed.has('label'))
      this.replaceChildren(...(this.text ? [this.draw()] : []));
  }

  private draw(): SVGElement {
    const { data, size } = encode(this.text, { ecc: 'M', border: 2 });
    const path = document.createElementNS(SVG, 'path');
    const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
    path.setAttribute('d', squares.join(''));
    path.setAttribute('fill', 'currentColor');
    const drawing = document.createElementNS(SVG, 'svg');
    drawing.setAttribute('viewBox', `0 0 ${size} ${size}`);
    drawing.setAttribute('shape-rendering', 'crispEdges');
    drawing.setAttribute('role', 'img');
    drawing.setAttribute('aria-label', this.label);
    drawing.append(path);
    return drawing;
  }
}

define('nearer-qr', NearerQr);
