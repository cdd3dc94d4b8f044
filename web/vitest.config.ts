// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineConfig } from 'vitest/config';
import { helpForVitest } from './content.mjs';

export default defineConfig({
  plugins: [helpForVitest],
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['tests/store/server.ts'],
    // Two cores are the smallest machine we promise to run on.
    maxWorkers: 2,
    // Generous, because runners are slow and shared; nothing here waits for a clock.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
