// Quick copy with a thousand kept tokens: from its key to usable, and from Enter to a token on the clipboard.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { runCommand } from '../support/commands.ts';
import { launchApp } from '../support/launch-app.ts';
import { median, type Measured } from './measure.ts';

const program = fileURLToPath(new URL('../support/programs/keep-many.ts', import.meta.url));
const tokens = 1000;
const runs = 30;
const warmUp = 3;

/** Both are measured in the page, from the time that the key's event carries to the frame that shows the end. */
export async function benchQuickCopy(env: Readonly<Record<string, string>>): Promise<readonly Measured[]> {
  const userDataFolder = await mkdtemp(join(tmpdir(), 'token-desk-bench-'));
  try {
    const words = [program, join(userDataFolder, 'data'), String(tokens)];
    const kept = await runCommand(process.execPath, words, {
      env: { ...process.env, ...env },
      limitMs: 300_000,
    });
    if (kept.code !== 0) throw new Error(`the tokens could not be kept: ${kept.stderr}`);
    const { page, close } = await launchApp({ env, userDataFolder });
    await page.getByText('account-0000').first().waitFor();
    const times: { opened: number[]; copied: number[] } = { opened: [], copied: [] };
    for (let run = -warmUp; run < runs; run += 1) {
      const name = `account-${String(500 + run).padStart(4, '0')}`;
      const opened = await timeOf(page, 'Control+k', '[role=combobox]:focus', '[role=listbox] [role=option]');
      await page.keyboard.type(name);
      await page.locator(`[role=option][aria-selected=true]:has-text("${name}")`).waitFor();
      const copied = await timeOf(page, 'Enter', `[role=group][aria-label*="${name} is on the clipboard"]`);
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      if (run < 0) continue;
      times.opened.push(opened);
      times.copied.push(copied);
    }
    await close();
    return [
      { name: `quick-copy-open-with-${tokens}`, unit: 'ms', ours: median(times.opened) },
      { name: `quick-copy-to-clipboard-with-${tokens}`, unit: 'ms', ours: median(times.copied) },
    ];
  } finally {
    await rm(userDataFolder, { recursive: true, force: true });
  }
}

/** Milliseconds from a key to the first frame in which each selector finds something. */
async function timeOf(page: Page, key: string, ...selectors: readonly string[]): Promise<number> {
  await page.evaluate(`globalThis.keyTime = (${watchKey})(${JSON.stringify(selectors)}); undefined`);
  await page.keyboard.press(key);
  return page.evaluate<number>('globalThis.keyTime');
}

/** Runs in the page, whose types this side does not have: the modifier before a key does not count. */
const watchKey = `(selectors) => new Promise((resolve) => {
  const pressed = (event) => {
    if (event.key === 'Control') return;
    removeEventListener('keydown', pressed, true);
    const look = () => {
      if (selectors.every((selector) => document.querySelector(selector) !== null)) {
        resolve(performance.now() - event.timeStamp);
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
  addEventListener('keydown', pressed, true);
})`;
