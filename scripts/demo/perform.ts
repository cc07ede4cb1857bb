// Does the main job by itself in a virtual display and looks at every screen. Says each step, takes pictures.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { text } from '../../src/shared/text/en.ts';
import { launchApp } from '../../tests/support/launch-app.ts';
import { startXDisplay } from '../../tests/support/x-display.ts';
import { say } from '../bootstrap/say.mjs';
import { playMainJob } from './main-job.ts';
import { Pictures } from './pictures.ts';
import type { SampleMachine } from './sample-machine.ts';

const limitMs = 30_000;
const window = { width: 1280, height: 800 };

type Env = Readonly<Record<string, string>>;

/** Plays the main job, then what a user sees at first and when the keychain is locked; answers the pictures' names. */
export async function performMainJob(machine: SampleMachine): Promise<Pictures> {
  const display = await startXDisplay({ width: 1600, height: 1000 });
  const pictures = await Pictures.begin();
  const env = { ...machine.env, ...display.env };
  const visit = (change: Env, folder: string, look: (page: Page) => Promise<void>) =>
    inTheApp({ env: { ...env, ...change }, userDataFolder: folder }, pictures, look);
  try {
    await visit({}, machine.userDataFolder, (page) => playMainJob(page, pictures, machine, env));
    await visit({ KUBECONFIG: '' }, join(machine.keyring.group.folder, 'first-run'), async (page) => {
      say('12. Another machine, without a kubeconfig: the window says where it looked and what to do.');
      await page.getByText(text.firstRun.title).waitFor();
      await pictures.take(page, 'first-run');
    });
    await machine.keyring.lock();
    await visit({}, machine.userDataFolder, async (page) => {
      say(
        '13. The first machine again, its keychain locked: what is kept is listed, and waits for the keychain.',
      );
      await page.getByText(text.keychain.lockedTitle).first().waitFor();
      await pictures.take(page, 'keychain-locked');
    });
  } finally {
    await display.stop();
  }
  return pictures;
}

async function inTheApp(
  start: { readonly env: Env; readonly userDataFolder: string },
  pictures: Pictures,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, close } = await launchApp(start);
  try {
    page.setDefaultTimeout(limitMs);
    await page.setViewportSize(window);
    await look(page);
  } catch (error) {
    await pictures.take(page, 'where-it-stopped').catch(() => undefined);
    throw error;
  } finally {
    await close();
  }
}
