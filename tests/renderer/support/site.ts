// The renderer as built for its tests: where it is, and how a page gets it exactly as app:// would answer.
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { appFile } from '../../../src/main/desktop/app-files.ts';

/** Folder of the built site. */
export const site = resolve(import.meta.dirname, '../../../out/renderer-tests/site');

/** Where the page believes to be; nothing of it reaches a network. */
export const address = 'https://token-desk.test/';

/** Answers each request of the page by the app's own handler: its files, its policy, its headers. */
export async function serveSite(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const answer = await appFile(site, { url: `app://token-desk${pathname}`, method: 'GET' });
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
}
