// From start to end under the stand-in for Electron: one instance, the order of quitting, and nothing left behind.
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../../support/commands.ts';
import { fixtureFolder, launchFixture, type LaunchedFixture } from '../../support/launch-fixture.ts';

const program = `${fixtureFolder}/../electron`;

async function start(): Promise<LaunchedFixture> {
  const fixture = await launchFixture();
  onTestFinished(() => fixture.stop());
  return fixture;
}

/** Every event that the fixture has printed. */
const printed = ({ output }: LaunchedFixture) =>
  [...output().matchAll(/event (\S+)/g)].map(([, name]) => name);

const ended = async ({ process: child }: LaunchedFixture) => {
  for (let tries = 0; tries < 400 && child.exitCode === null && child.signalCode === null; tries++)
    await sleep(50);
  return child.exitCode;
};

test('quitting asks first, then closes, then ends', async () => {
  const fixture = await start();
  await fixture.close();
  expect(printed(fixture)).toEqual(['before-quit', 'will-quit', 'quit']);
});

test('the last window that closes ends the app as the app says', async () => {
  const fixture = await start();
  await fixture.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const code = await ended(fixture);
  expect({ code, events: printed(fixture) }).toEqual({
    code: 0,
    events: ['window-all-closed', 'before-quit', 'will-quit', 'quit'],
  });
});

test('a window that does not want to close keeps the app alive', async () => {
  const fixture = await start();
  const windows = await fixture.app.evaluate(({ app, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.once('close', (event) => event.preventDefault());
    app.quit();
    return BrowserWindow.getAllWindows().length;
  });
  expect({ windows, events: printed(fixture) }).toEqual({ windows: 1, events: ['before-quit'] });
});

test('a termination signal quits in order', async () => {
  const fixture = await start();
  fixture.process.kill('SIGTERM');
  expect({ code: await ended(fixture), events: printed(fixture) }).toEqual({
    code: 0,
    events: ['before-quit', 'will-quit', 'quit'],
  });
});

test('a second instance ends at once and leaves its data with the first', async () => {
  const fixture = await start();
  const second = await runCommand(program, [fixtureFolder, `--user-data-dir=${fixture.userDataFolder}`], {
    env: process.env,
  });
  const told = () => /second (\{"from":\d+\})/.exec(fixture.output()) !== null;
  await expect.poll(told, { timeout: 10_000 }).toBe(true);
  expect({ code: second.code, stdout: second.stdout }).toEqual({
    code: 0,
    stdout: expect.stringContaining('second instance') as string,
  });
});

test('an app that is killed leaves no process, no folder and no lock', async () => {
  const fixture = await start();
  const pid = fixture.process.pid ?? 0;
  const left = async () => {
    const { stdout } = await runCommand('pgrep', ['-f', `electron-stand-in-${pid}-`], { env: process.env });
    const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(`electron-stand-in-${pid}-`));
    return [...stdout.split('\n').filter((line) => line !== ''), ...folders];
  };
  const before = await left();
  process.kill(pid, 'SIGKILL');
  await expect.poll(left, { timeout: 20_000, interval: 200 }).toEqual([]);
  const next = await launchFixture();
  onTestFinished(() => next.stop());
  expect(before.length).toBeGreaterThan(1);
});
