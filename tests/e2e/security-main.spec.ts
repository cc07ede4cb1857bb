// What main refuses, whoever asks. One test for each line of the baseline.
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ipcMainInvokeHandler } from 'electron-playwright-helpers';
import { callNames } from '../../src/shared/ipc/channels.ts';
import { Desk } from '../support/desk.ts';
import { runCommand } from '../support/commands.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { hearOpenedAddresses } from '../support/opened-addresses.ts';
import { MainWindow } from './pages/main-window.ts';

const refused = (reason: 'sender' | 'message') => ({ ok: false, error: { code: 'refused', reason } });

test('A message with a field too many is refused', async ({ desk }) => {
  const answers = await desk.page.evaluate(() => {
    // A stranger's script knows no types.
    const call = window.tokenDesk.call as (name: string, input: unknown) => Promise<unknown>;
    return Promise.all([
      call('settings.get', { token: 'x' }),
      call('settings.set', { change: { theme: 'dark', token: 'x' } }),
      call('tokens.read', {}),
    ]);
  });
  expect(answers).toEqual([refused('message'), refused('message'), refused('message')]);
});

test('A call is refused when the window shows any page but ours', async ({ desk }) => {
  await desk.app.evaluate(({ BrowserWindow }) => {
    void BrowserWindow.getAllWindows()[0]?.loadURL('about:blank');
  });
  await desk.page.waitForURL('about:blank');
  const answer = await desk.page.evaluate(() => window.tokenDesk.call('settings.get', {}));
  expect(answer).toEqual(refused('sender'));
});

test('A call that comes from no frame, from a frame inside the page or from another window is refused', async ({
  desk,
}) => {
  const answers = await desk.app.evaluate(async ({ BrowserWindow }, names) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Private to Electron, and the only way to call a handler without its checks of the sender.
    const ipc = contents?.ipc as unknown as {
      _invokeHandlers: Map<string, (event: unknown, input: unknown) => Promise<unknown>>;
    };
    const main = contents?.mainFrame;
    const inner = { parent: main, frameTreeNodeId: 99, origin: 'app://token-desk' };
    const events = [
      {},
      { sender: contents, senderFrame: null },
      { sender: contents, senderFrame: inner },
      { sender: { id: 99 }, senderFrame: main },
    ];
    const found = new Set<string>();
    for (const name of names)
      for (const event of events) found.add(JSON.stringify(await ipc._invokeHandlers.get(name)?.(event, {})));
    return [...found];
  }, callNames);
  expect(answers).toEqual([JSON.stringify(refused('sender'))]);
});

test('The global channel of Electron has no handler for anyone', async ({ desk }) => {
  const outcomes = await Promise.all(
    callNames.map((name) =>
      ipcMainInvokeHandler(desk.app, name, {}, { timeout: 500 }).then(
        () => name,
        () => 'refused',
      ),
    ),
  );
  expect(new Set(outcomes)).toEqual(new Set(['refused']));
});

test('A second start brings the window forward and brings nothing in', async ({ desk }) => {
  const [program = '', ...args] = desk.app.process().spawnargs;
  const own = args.filter((arg) => !/^--(inspect|remote-debugging)/.test(arg));
  const second = await runCommand(
    desk.app.process().spawnfile,
    [...own, '--kubeconfig=/planted', 'https://planted.test/'],
    {
      env: { ...process.env, ...desk.env, KUBECONFIG: '/planted' },
      limitMs: 20_000,
    },
  );
  const files = await desk.page.evaluate(() => window.tokenDesk.call('files.list', {}));
  expect({
    started: program !== '',
    code: second.code,
    windows: desk.app.windows().length,
    planted: JSON.stringify(files).includes('planted'),
  }).toEqual({ started: true, code: 0, windows: 1, planted: false });
});

test('Main asks Electron for no more than it needs: no crash reporter, no protocol client, no net', async () => {
  const folder = 'out/main';
  const names = new Set<string>();
  let all = '';
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.js'))) {
    const code = await readFile(join(folder, file), 'utf8');
    all += code;
    for (const [, list = ''] of code.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']electron["']/g))
      for (const name of list.split(',')) names.add(name.trim().split(' ')[0] ?? '');
    if (/import\s*\*[^;]*["']electron["']|require\(["']electron["']\)/.test(code))
      names.add(`all of it in ${file}`);
  }
  expect({
    names: [...names].sort(),
    forbidden: /crashReporter|setAsDefaultProtocolClient/.exec(all),
  }).toEqual({
    names: [
      ...['BrowserWindow', 'ClipboardItem', 'Menu', 'Notification', 'Tray', 'app', 'clipboard', 'dialog'],
      ...['nativeImage', 'nativeTheme', 'powerMonitor', 'protocol', 'screen', 'session', 'shell'],
    ],
    forbidden: null,
  });
});

test('Certificate checks stay on, whatever the environment says', async ({
  controlPlane,
  display,
  keyring,
}) => {
  const stranger = await controlPlane.writeKubeconfig('admin', {
    context: 'stranger',
    cluster: { 'certificate-authority-data': undefined },
  });
  const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const desk = new Desk({ keyring, display, kubeconfigs: [stranger], env });
  await desk.start();
  const item = new MainWindow(desk.page).cluster('stranger');
  await expect(item).toContainText('Unknown certificate authority');
  const left = await desk.app.evaluate(() => process.env['NODE_TLS_REJECT_UNAUTHORIZED'] ?? 'deleted');
  await desk.close();
  expect(left).toBe('deleted');
});

test('The browser opens on the Azure portal alone', async ({ desk }) => {
  const opened = await hearOpenedAddresses(desk.app);
  const window = new MainWindow(desk.page);
  await window.pickCluster(contextName);
  await desk.page.getByRole('button', { name: 'Open in portal' }).click();
  await expect
    .poll(async () => (await opened()).map((address) => new URL(address).origin))
    .toEqual(['https://portal.azure.com']);
});

test('A file that the page names must be a regular file of at most 5 MB', async ({ desk, controlPlane }) => {
  const folder = join(desk.userDataFolder, '..', 'dropped');
  await mkdir(join(folder, 'folder'), { recursive: true });
  const good = await controlPlane.writeKubeconfig('read-only', { context: 'dropped' });
  await writeFile(join(folder, 'large'), Buffer.alloc(5_000_001, ' '));
  await symlink('/dev/zero', join(folder, 'endless'));
  await new Promise((resolve) => execFile('mkfifo', [join(folder, 'pipe')], resolve));
  const paths = [
    ...['folder', 'large', 'endless', 'pipe', 'missing'].map((name) => join(folder, name)),
    good,
  ];
  const outcomes = await desk.page.evaluate(
    (dropped) =>
      Promise.all(
        dropped.map(async (path) => {
          const answer = await window.tokenDesk.call('files.add', { paths: [path] });
          if (answer.ok) return 'added';
          return answer.error.code === 'file-unusable' ? answer.error.reason : answer.error.code;
        }),
      ),
    paths,
  );
  expect(outcomes).toEqual(['not-regular', 'too-large', 'not-regular', 'not-regular', 'missing', 'added']);
});
