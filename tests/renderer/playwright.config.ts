// Renderer tests: the real renderer in Chromium over the fake Api, served by Vite.
import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');
// Chosen once; workers and the server get it by the environment.
const port = (process.env['RENDERER_TEST_PORT'] ??= String(20_000 + (process.pid % 20_000)));
const address = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: resolve(root, 'out/test/renderer'),
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: 'list',
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      // Debian's Chromium refuses to run as root with its sandbox.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  webServer: {
    command:
      'vite build --config tests/renderer/vite.config.ts --logLevel warn && vite preview --config tests/renderer/vite.config.ts',
    cwd: root,
    env: { NODE_ENV: 'development' },
    url: address,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
