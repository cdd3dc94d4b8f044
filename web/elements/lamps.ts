// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** How many pictures there are, from far apart to nearly one. */
export const PICTURES = 7;

/** How far each lamp stands from the middle of the table, by picture. */
const AWAY = [80, 64, 50, 39, 29, 20, 12];
const [WIDE, MIDDLE, TABLE] = [240, 120, 72];

/** One lamp: what it lights, and the lamp above it. The two are not alike. */
function lamp(at: number, whose: 'one' | 'two'): SVGTemplateResult {
  const [reach, deep, tall] = whose === 'one' ? [40, 15, 50] : [34, 12, 38];
  const top = TABLE - tall;
  return svg`<g class=${whose}>
    <ellipse cx=${at} cy=${TABLE} rx=${reach} ry=${deep} />
    <path d="M${at} ${TABLE}V${top}M${at - 10} ${top}h20l-5 -11h-10Z" />
  </g>`;
}

/** Two lamps on one table, `near` from 1 to 7. What it shows is said beside it, or by `label`. */
export function lamps(near: number, label = ''): TemplateResult {
  const away = AWAY[near - 1] ?? 0;
  const drawn = svg`${lamp(MIDDLE - away, 'one')}${lamp(MIDDLE + away, 'two')}`;
  const view = `0 0 ${WIDE} 90`;
  return label
    ? html`<svg class="lamps" role="img" aria-label=${label} viewBox=${view}>${drawn}</svg>`
    : html`<svg class="lamps" aria-hidden="true" viewBox=${view}>${drawn}</svg>`;
}
