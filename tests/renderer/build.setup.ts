// Builds the site once before the tests.
import { resolve } from 'node:path';
import { build } from 'vite';

/** Playwright's global set-up, which has to be a default export. */
// eslint-disable-next-line no-restricted-syntax
export default async function buildSite(): Promise<void> {
  process.env['NODE_ENV'] = 'development';
  await build({ configFile: resolve(import.meta.dirname, 'vite.config.ts') });
}
