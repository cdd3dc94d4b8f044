// SPDX-License-Identifier: AGPL-3.0-or-later
/** The reminder keeps one's own hour; the server knows a minute of its day. */
import { afterEach, expect, test, vi } from 'vitest';

import { anotherDevice, look, newPerson, type Someone } from './browser.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Minutes that UTC is ahead of here. */
function clocks(offset: number): void {
  vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(offset);
}

async function atServer(who: Someone): Promise<unknown> {
  return who.browser.api.get('/me/reminder');
}

test('is set in the hour of this device', async () => {
  const ada = await newPerson('ada');
  expect(await ada.person.reminder()).toEqual({ minute: null, channel: 'none' });
  clocks(-60);
  await ada.person.setReminder({ minute: 30, channel: 'page' });
  expect(await atServer(ada)).toEqual({ minute: 1410, channel: 'page' });
  expect(await ada.person.reminder()).toEqual({ minute: 30, channel: 'page' });
  await ada.person.setReminder({ minute: null, channel: 'none' });
  expect(await ada.person.reminder()).toEqual({ minute: null, channel: 'none' });
});

test('stays the same hour when clocks are changed, unless another device has set another', async () => {
  const ada = await newPerson('ada');
  const tablet = await anotherDevice(ada);
  clocks(-60);
  await ada.person.setReminder({ minute: 1230, channel: 'page' });
  clocks(-120);
  await look(ada);
  expect(await ada.person.reminder()).toEqual({ minute: 1230, channel: 'page' });
  await tablet.person.setReminder({ minute: 600, channel: 'page' });
  clocks(-60);
  await look(ada);
  expect(await atServer(ada)).toEqual({ minute: 480, channel: 'page' });
});
