// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { words } from '../words/words.ts';
import { meIcon, practiseIcon, todayIcon, usIcon } from './icons.ts';
import { LightElement, define } from './light.ts';
import type { Room } from './route.ts';

interface Way {
  readonly room: Room;
  readonly href: string;
  readonly name: string;
  readonly icon: TemplateResult;
}

/** A room is added here on the day it can be entered. */
const WAYS: readonly Way[] = [
  { room: 'today', href: '/#', name: words.app.today, icon: todayIcon },
  { room: 'practise', href: '/#practise', name: words.app.practise, icon: practiseIcon },
  { room: 'us', href: '/#us', name: words.app.us, icon: usIcon },
  { room: 'me', href: '/#me', name: words.app.me, icon: meIcon },
];

/** The ways to the rooms: under the thumb on a phone, on the cover where the screen is wide. */
export class NearerWays extends LightElement {
  static override properties = { room: {} };
  declare room: Room;

  constructor() {
    super();
    this.room = 'today';
  }

  protected override render(): TemplateResult {
    return html`<nav aria-label=${words.app.ways}>
      <ul>
        ${WAYS.map((way) => html`<li>${this.way(way)}</li>`)}
      </ul>
    </nav>`;
  }

  private way(way: Way): TemplateResult {
    const here = way.room === this.room;
    return html`<a class="way" href=${way.href} aria-current=${here ? 'page' : 'false'}
      >${way.icon}${way.name}</a
    >`;
  }
}

define('nearer-ways', NearerWays);
