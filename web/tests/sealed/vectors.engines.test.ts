// SPDX-License-Identifier: AGPL-3.0-or-later
/** Every vector of records and signed texts once more, in an engine that imports neither X25519 nor Ed25519 keys. */
import { expect, test, vi } from 'vitest';

import './vectors.records.test.ts';
import './vectors.texts.test.ts';

const refusing = vi
  .spyOn(crypto.subtle, 'importKey')
  .mockRejectedValue(new DOMException('Unrecognized algorithm name', 'NotSupportedError'));

test('the engine was asked, and has refused', () => {
  expect(refusing).toHaveBeenCalled();
});
