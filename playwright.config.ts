// End-to-end tests: the built app in its window, on a real control plane and keychain. `out/` must be built before.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'out/test/e2e',
  // One after the other: each has a window, a keychain and a clipboard of its own, and shares the control plane.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: 'list',
});
