// SPDX-License-Identifier: AGPL-3.0-or-later
/** Small drawings of our own, one stroke wide. They decorate words and never stand alone. */
import { svg, html, type TemplateResult } from 'lit';

function icon(paths: TemplateResult): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${paths}
  </svg>`;
}

/** A page with a line begun. */
export const todayIcon = icon(svg`<path d="M5.5 3.8h13v16.4h-13z" /><path d="M9 9.2h6.2M9 12.8h3.4" />`);

/** An hourglass. */
export const practiseIcon = icon(
  svg`<path d="M7 3.8h10M7 20.2h10M8.2 3.8c0 4.6 3.8 5.4 3.8 8.2s-3.8 3.6-3.8 8.2M15.8 3.8c0 4.6-3.8 5.4-3.8 8.2s3.8 3.6 3.8 8.2" />`,
);

/** Two rings that share a part. */
export const usIcon = icon(svg`<circle cx="9" cy="12" r="5.2" /><circle cx="15" cy="12" r="5.2" />`);

/** A key. */
export const meIcon = icon(
  svg`<circle cx="8" cy="15.6" r="4" /><path d="M10.9 12.7 19.5 4.2M15.4 8.3l3 3" />`,
);

/** A padlock. */
export const lockIcon = icon(svg`<path d="M5.5 10.6h13v9.6h-13zM8.3 10.6V7.9a3.7 3.7 0 0 1 7.4 0v2.7" />`);

/** A hand held open. */
export const helpIcon = icon(
  svg`<path d="M4 15.5c2.6-2.4 4.6-2.6 6.6-1l2.2 1.6h3c1.6 0 1.6 2.3 0 2.3h-4.4M15.6 16.6l3.6-2.7c1.3-.9 2.6.8 1.5 1.9l-4.6 4.4H8.6L4 20.8" /><path d="M12 10.9C9.6 9 8.6 7.8 8.6 6.3a2 2 0 0 1 3.4-1.3 2 2 0 0 1 3.4 1.3c0 1.5-1 2.7-3.4 4.6z" />`,
);
