// Starts the small app that the stand-in for Electron is tested with, once for a file of tests.
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchApp, type LaunchedApp } from './launch-app.ts';

/** The running fixture and its folder; `stop` ends both. */
export type LaunchedFixture = LaunchedApp & {
  readonly process: ChildProcess;
  readonly userDataFolder: string;
  readonly stop: () => Promise<void>;
};

/** Folder of the fixture app. */
export const fixtureFolder = fileURLToPath(new URL('../electron-stand-in/fixture', import.meta.url));

/** The fixture in the stand-in, without a display unless `env` names one. */
export async function launchFixture(env: Readonly<Record<string, string>> = {}): Promise<LaunchedFixture> {
  const userDataFolder = await mkdtemp(join(tmpdir(), 'token-desk-test-'));
  const launched = await launchApp({
    env: { DISPLAY: '', WAYLAND_DISPLAY: '', ...env },
    userDataFolder,
    appFolder: fixtureFolder,
    runtime: 'stand-in',
  });
  const process = launched.app.process();
  const stop = async () => {
    if (process.exitCode === null && process.signalCode === null) await launched.close();
    await rm(userDataFolder, { recursive: true, force: true });
  };
  return { ...launched, process, userDataFolder, stop };
}
