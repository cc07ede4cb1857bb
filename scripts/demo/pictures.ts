// Takes a picture of each screen, light and dark, into out/demo.
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../src/shared/ipc/bridge.ts';
import { say } from '../bootstrap/say.mjs';

const folder = join('out', 'demo');
const inReadme = ['tokens.png', 'issue-form.png', 'issue-plan.png', 'issue-shortened.png'];

/** Takes pictures under one name each, in both themes, as the user chooses them in Settings. */
export class Pictures {
  /** Removes what an earlier run left. */
  static async begin(): Promise<Pictures> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return new Pictures();
  }

  /** Leaves `<name>.png` and `<name>-dark.png`. */
  async take(page: Page, name: string): Promise<void> {
    for (const [scheme, file] of [
      ['dark', `${name}-dark.png`],
      ['light', `${name}.png`],
    ] as const) {
      await page.evaluate(chooseTheme, scheme);
      await page.locator(`html[style*="color-scheme: ${scheme}"]`).waitFor({ timeout: 5_000 });
      await page.screenshot({ path: join(folder, file), animations: 'disabled' });
    }
  }

  /** Copies those that the README shows. */
  async copyTo(target: string): Promise<void> {
    await mkdir(target, { recursive: true });
    await Promise.all(inReadme.map((name) => copyFile(join(folder, name), join(target, name))));
    say(`${inReadme.length} pictures copied to ${target}`);
  }
}

/** Runs in the window. */
function chooseTheme(theme: 'light' | 'dark'): Promise<unknown> {
  // The preload puts it there; scripts are compiled without the window's types.
  const { tokenDesk } = globalThis as unknown as { tokenDesk: Bridge };
  return tokenDesk.call('settings.set', { change: { theme } });
}
