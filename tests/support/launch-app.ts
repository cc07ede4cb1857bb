// Starts the built app under Playwright: in Electron where its binary is, else in the stand-in.
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export type AppRuntime = 'electron' | 'stand-in';

/** The app while it runs. */
export type LaunchedApp = {
  readonly app: ElectronApplication;
  /** The main window. */
  readonly page: Page;
  readonly runtime: AppRuntime;
  /** All that the app has written to the terminal so far. */
  readonly output: () => string;
  /** Quits as a user does; an app that does not end within 20 s is killed, and that is an error. */
  readonly close: () => Promise<void>;
};

export type LaunchOptions = {
  /** Put over the environment of this process: keychain, display, `HOME`, `KUBECONFIG`, … */
  readonly env: Readonly<Record<string, string>>;
  /** Folder of its own for the settings and the database; absolute. */
  readonly userDataFolder: string;
  /** More arguments for the app. */
  readonly args?: readonly string[];
  /** Modules that are loaded before the app. */
  readonly required?: readonly string[];
  /** Folder of the app; by default this project as it was built. */
  readonly appFolder?: string;
  /** By default what `appRuntime` says. */
  readonly runtime?: AppRuntime;
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const closeLimitMs = 20_000;

/** Which runtime the tests get. Electron is never downloaded here; see `scripts/bootstrap/electron-binary.mjs`. */
export function appRuntime(): AppRuntime {
  if (process.env['TOKEN_DESK_RUNTIME'] === 'stand-in') return 'stand-in';
  return existsSync(`${root}node_modules/electron/path.txt`) ? 'electron' : 'stand-in';
}

/** Starts the app and waits until its first window shows a page. Throws with what the app wrote when there is none. */
export async function launchApp({
  env,
  userDataFolder,
  args = [],
  required = [],
  appFolder = root,
  runtime = appRuntime(),
}: LaunchOptions): Promise<LaunchedApp> {
  // The electron package, which Playwright asks for the program, looks here.
  if (runtime === 'stand-in') process.env['ELECTRON_OVERRIDE_DIST_PATH'] = `${root}tests/electron-stand-in`;
  const app = await _electron.launch({
    args: [
      ...required.flatMap((file) => ['-r', file]),
      appFolder,
      `--user-data-dir=${userDataFolder}`,
      ...args,
    ],
    env: { ...inherited(), ...env },
    // Chromium refuses its sandbox to root.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  let output = '';
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.on('data', (text: Buffer) => (output += text.toString()));
  try {
    const page = await app.firstWindow();
    await page.waitForURL(({ protocol }) => protocol === 'app:');
    return { app, page, runtime, output: () => output, close: () => close(app) };
  } catch (error) {
    app.process().kill('SIGKILL');
    throw new Error(`the app opened no window\n${output}`, { cause: error });
  }
}

async function close(app: ElectronApplication): Promise<void> {
  const limit = new AbortController();
  const late = sleep(closeLimitMs, true, { signal: limit.signal }).catch(() => false);
  const isLate = await Promise.race([app.close().then(() => false), late]);
  limit.abort();
  if (!isLate) return;
  app.process().kill('SIGKILL');
  throw new Error('the app did not quit within 20 s');
}

function inherited(): Record<string, string> {
  const all = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(all);
}
