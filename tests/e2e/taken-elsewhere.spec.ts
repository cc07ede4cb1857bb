// What leaves the window: kubeconfigs that a real kubectl uses, and the history as a file.
import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stubDialog } from 'electron-playwright-helpers';
import { exportText } from '../../src/shared/text/exports.ts';
import { tokenLife } from '../../src/shared/text/token-life.ts';
import { tokenDesk } from '../support/command-line.ts';
import { runCommand } from '../support/commands.ts';
import { contextName, expect, test as base } from '../support/e2e.ts';
import { whoHolds } from '../support/token-user.ts';
import { MainWindow } from './pages/main-window.ts';
import { TokensPage } from './pages/tokens-page.ts';

const test = base.extend<{ readonly folder: string }>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'token-desk-saved-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

for (const kind of ['exec', 'token'] as const) {
  test(`A kubeconfig ${kind === 'exec' ? 'without' : 'with'} the token in it is saved for the user alone, and kubectl works with it`, async ({
    controlPlane,
    desk,
    folder,
    namespace,
  }) => {
    const filePath = join(folder, 'account.kubeconfig');
    await stubDialog(desk.app, 'showSaveDialog', { canceled: false, filePath });
    const issue = await new MainWindow(desk.page).issueToken(contextName, namespace, 'elsewhere');
    await issue.done();
    await new TokensPage(desk.page).exportKubeconfig('elsewhere', kind);
    const whoAmI = ['auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}'];
    const env = { ...process.env, ...desk.env, KUBECONFIG: filePath };
    const { stdout, stderr } = await runCommand(controlPlane.data.kubectl, whoAmI, { env });
    expect({
      who: stdout,
      stderr,
      mode: ((await stat(filePath)).mode & 0o777).toString(8),
      tokenInside: (await readFile(filePath, 'utf8')).includes('eyJ'),
    }).toEqual({
      who: `system:serviceaccount:${namespace}:elsewhere`,
      stderr: '',
      mode: '600',
      tokenInside: kind === 'token',
    });
  });
}

test('The history is saved as JSON lines, one for each event, without the token', async ({
  desk,
  folder,
  namespace,
}) => {
  const filePath = join(folder, 'history.jsonl');
  await stubDialog(desk.app, 'showSaveDialog', { canceled: false, filePath });
  const main = new MainWindow(desk.page);
  const issue = await main.issueToken(contextName, namespace, 'recorded');
  await issue.copyToken();
  const token = await desk.clipboard();
  await issue.done();
  await main.show('history');
  await desk.page.getByRole('button', { name: exportText.history.menu }).click();
  await desk.page.getByRole('menuitem', { name: exportText.history.lines }).click();
  await desk.page.getByText(exportText.saved(filePath)).waitFor();
  const saved = await readFile(filePath, 'utf8');
  const kinds = saved
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { kind: string }).kind);
  expect({ kinds: kinds.toSorted(), leaked: saved.includes(token.slice(-20)) }).toEqual({
    kinds: ['copied', 'issued'],
    leaked: false,
  });
});

test('The history is added to a file of its own as it happens, also after a log shipper has taken that away', async ({
  desk,
  folder,
  namespace,
}) => {
  const filePath = join(folder, 'history.jsonl');
  await stubDialog(desk.app, 'showSaveDialog', { canceled: false, filePath });
  const main = new MainWindow(desk.page);
  await main.show('settings');
  const part = desk.page.getByRole('region', { name: exportText.historyFile.title });
  await part.getByRole('button', { name: exportText.historyFile.choose }).click();
  await part.getByText(filePath).waitFor();
  const issue = await main.issueToken(contextName, namespace, 'shipped');
  const kindsIn = async (file: string) =>
    (await readFile(file, 'utf8').catch(() => ''))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { kind: string }).kind);
  await expect.poll(() => kindsIn(filePath)).toEqual(['issued']);
  await rename(filePath, `${filePath}.1`);
  await issue.copyToken();
  await expect.poll(() => kindsIn(filePath)).toEqual(['copied']);
});

test('The command line works beside the open window: what it issues is listed there, what it revokes cannot be copied there', async ({
  controlPlane,
  desk,
  namespace,
  kubeconfigs,
}) => {
  const main = new MainWindow(desk.page);
  const issue = await main.issueToken(contextName, namespace, 'from-window');
  await issue.done();
  const terminal = {
    dataFolder: join(desk.userDataFolder, 'data'),
    kubeconfig: kubeconfigs.join(':'),
    env: desk.env,
  };
  const account = `${namespace}/from-terminal`;
  const issued = await tokenDesk(['issue', contextName, '--account', account, '--role', 'view'], terminal);
  const tokens = new TokensPage(desk.page);
  await tokens.copy('from-terminal');
  const holder = await whoHolds(controlPlane, await desk.clipboard());
  const revoked = await tokenDesk(['revoke', contextName, `${namespace}/from-window`], terminal);
  await expect(tokens.row('from-window')).toContainText(tokenLife.verdicts.revoked, { timeout: 60_000 });
  expect({ issued: issued.code, revoked: revoked.code, holder: holder.kubectl }).toEqual({
    issued: 0,
    revoked: 0,
    holder: `system:serviceaccount:${namespace}:from-terminal`,
  });
});
