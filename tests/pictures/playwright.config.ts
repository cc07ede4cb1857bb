// Pictures of every screen: the renderer tests' set-up, run on its own.
import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import renderer from '../renderer/playwright.config.ts';

export default defineConfig(renderer, {
  testDir: import.meta.dirname,
  outputDir: resolve(import.meta.dirname, '../../out/test/pictures'),
  globalSetup: resolve(import.meta.dirname, '../renderer/build.setup.ts'),
});
