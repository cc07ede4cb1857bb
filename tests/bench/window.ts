// The app's start against an empty window of the same runtime, and the memory of main after many issues.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication } from '@playwright/test';
import { MainWindow } from '../e2e/pages/main-window.ts';
import { IssuePage } from '../e2e/pages/issue-page.ts';
import { launchApp, type LaunchOptions } from '../support/launch-app.ts';
import { compared, measurePair, type Measured } from './measure.ts';

const emptyWindow = fileURLToPath(new URL('empty-window', import.meta.url));
const runs = 30;
const issues = 50;

export type Surroundings = {
  /** Keychain, display and kubeconfig. */
  readonly env: Readonly<Record<string, string>>;
  /** A context of the kubeconfig that can be reached. */
  readonly context: string;
};

/** From the start of the process to the first cluster in the list, against a heading in an empty window. */
export async function benchStart({ env, context }: Surroundings): Promise<Measured> {
  return inScratch((folder) => {
    const ours = { env, userDataFolder: join(folder, 'ours') };
    const theirs = { env, userDataFolder: join(folder, 'theirs'), appFolder: emptyWindow };
    return measurePair({
      ...{ name: 'start-vs-empty-window', runs, warmUp: 2 },
      ours: () => startOf(ours, (page) => new MainWindow(page).cluster(context).waitFor()),
      theirs: () => startOf(theirs, (page) => page.getByRole('heading').waitFor()),
    });
  });
}

/** Resident memory of the main process after 50 issues in the window, against that of an empty window's. */
export async function benchMemory({ env, context }: Surroundings): Promise<Measured> {
  return inScratch(async (folder) => {
    const empty = await launchApp({ env, userDataFolder: join(folder, 'theirs'), appFolder: emptyWindow });
    const theirs = await residentMegabytes(empty.app);
    await empty.close();
    const { app, page, close } = await launchApp({ env, userDataFolder: join(folder, 'ours') });
    const window = new MainWindow(page);
    await window.pickCluster(context);
    await window.startIssue();
    const issue = new IssuePage(page);
    for (let made = 0; made < issues; made += 1) {
      await issue.newAccount('bench-memory', `account-${randomUUID()}`);
      await issue.checkPlan();
      await issue.issue();
      await page.getByRole('button', { name: 'Issue another' }).click();
    }
    const ours = await residentMegabytes(app);
    await close();
    return compared('main-memory-after-50-issues', 'MB', ours, theirs);
  });
}

async function startOf(
  options: LaunchOptions,
  usable: (page: Awaited<ReturnType<typeof launchApp>>['page']) => Promise<void>,
): Promise<number> {
  const started = performance.now();
  const { page, close } = await launchApp(options);
  await usable(page);
  const took = performance.now() - started;
  await close();
  return took;
}

function residentMegabytes(app: ElectronApplication): Promise<number> {
  return app.evaluate(() => process.memoryUsage.rss() / 1_000_000);
}

async function inScratch<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'token-desk-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
