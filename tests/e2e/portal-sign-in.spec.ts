// Signing in to the portal as one action, on the real control plane; and a token for an emergency.
import { breakGlassText, signInText } from '../../src/shared/text/portal-sign-in.ts';
import { text } from '../../src/shared/text/en.ts';
import { tokenLife } from '../../src/shared/text/token-life.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { hearOpenedAddresses } from '../support/opened-addresses.ts';
import { whoHolds } from '../support/token-user.ts';
import { ConfirmDialog } from './pages/confirm-dialog.ts';
import { HistoryPage } from './pages/history-page.ts';
import { IssuePage } from './pages/issue-page.ts';
import { MainWindow } from './pages/main-window.ts';
import { TokensPage } from './pages/tokens-page.ts';

test('Enter on the cluster issues a fresh token, copies it, opens the portal, and revokes the one before', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const opened = await hearOpenedAddresses(desk.app);
  const main = new MainWindow(desk.page);
  const issue = await main.issueToken(contextName, namespace, 'portal-goer');
  await issue.copyToken();
  const first = await desk.clipboard();
  await issue.done();
  const tokens = new TokensPage(desk.page);
  await tokens.cluster(contextName).focus();
  await desk.page.keyboard.press('Enter');
  await tokens.dialog.getByText(signInText.done('portal-goer')).waitFor();
  const countdown = await tokens.dialog.getByText(/on the clipboard/i).count();
  const second = await desk.clipboard();
  await tokens.dialog.getByRole('button', { name: signInText.close }).click();
  await expect(tokens.row('portal-goer').getByText(tokenLife.serverRefuses)).toBeVisible({ timeout: 60_000 });
  const account = `system:serviceaccount:${namespace}:portal-goer`;
  expect({
    same: first === second,
    countdown: countdown > 0,
    opened: (await opened()).map((address) => new URL(address).origin),
    first: await whoHolds(controlPlane, first),
    second: await whoHolds(controlPlane, second),
  }).toEqual({
    same: false,
    countdown: true,
    opened: ['https://portal.azure.com'],
    first: { kubectl: 'refused', review: 'refused' },
    second: { kubectl: account, review: account },
  });
});

test('With the kept token preferred, signing in takes that one, and a page that does not open costs nothing', async ({
  desk,
  namespace,
}) => {
  const main = new MainWindow(desk.page);
  const issue = await main.issueToken(contextName, namespace, 'stays-kept');
  await issue.copyToken();
  const kept = await desk.clipboard();
  await issue.done();
  await desk.page.evaluate(() => window.tokenDesk.call('settings.set', { change: { portalToken: 'kept' } }));
  await desk.app.evaluate(({ shell }) => {
    shell.openExternal = () => Promise.reject(new Error('no browser here'));
  });
  await main.pickCluster(contextName);
  await desk.page.getByRole('button', { name: text.tokens.signIn, exact: true }).click();
  const dialog = new TokensPage(desk.page).dialog;
  await dialog.getByText(signInText.notOpened).waitFor();
  expect([(await desk.clipboard()) === kept, await dialog.getByText(signInText.token.kept).count()]).toEqual([
    true,
    1,
  ]);
});

test('A clipboard that refuses costs nothing: the fresh token is named and can be copied from there', async ({
  desk,
  namespace,
}) => {
  const opened = await hearOpenedAddresses(desk.app);
  const main = new MainWindow(desk.page);
  const issue = await main.issueToken(contextName, namespace, 'not-copied');
  await issue.done();
  await desk.app.evaluate(({ clipboard }) => {
    const write = clipboard.write.bind(clipboard);
    clipboard.write = () => {
      clipboard.write = write;
      return Promise.reject(new Error('no clipboard now'));
    };
  });
  await main.pickCluster(contextName);
  await desk.page.getByRole('button', { name: text.tokens.signIn, exact: true }).click();
  const dialog = new TokensPage(desk.page).dialog;
  await dialog.getByText(signInText.notCopied('not-copied')).waitFor();
  const before = await desk.clipboard();
  await dialog.getByRole('button', { name: signInText.copyAgain }).click();
  await dialog.getByText(signInText.done('not-copied')).waitFor();
  expect({ before, opened: await opened(), after: (await desk.clipboard()).startsWith('eyJ') }).toEqual({
    before: '',
    opened: [],
    after: true,
  });
});

test('Break-glass gives the shortest token for a reason, and reminds until it is revoked', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const main = new MainWindow(desk.page);
  await main.pickCluster(contextName);
  await desk.page.getByRole('button', { name: breakGlassText.open }).click();
  const issue = new IssuePage(desk.page);
  await issue.newAccount(namespace, 'break-glass');
  await issue.giveReason('The ingress is down');
  await issue.checkPlan();
  await issue.create.click();
  await new ConfirmDialog(desk.page).goOn.click();
  await issue.result.waitFor();
  await issue.copyToken();
  const token = await desk.clipboard();
  const may = await controlPlane.kubectl([
    'auth',
    'can-i',
    '*',
    '*',
    '--as',
    `system:serviceaccount:${namespace}:break-glass`,
  ]);
  await issue.done();
  const banner = desk.page.getByRole('alert').filter({ hasText: /Break-glass tokens are still valid/ });
  await expect(banner).toContainText(`break-glass on ${contextName}`);
  await banner.getByRole('button', { name: breakGlassText.revoke('break-glass') }).click();
  const tokens = new TokensPage(desk.page);
  await tokens.dialog.getByRole('button', { name: tokenLife.confirm.token }).click();
  await expect(banner).toBeHidden({ timeout: 60_000 });
  await main.show('history');
  const reasons = await new HistoryPage(desk.page).found('Break-glass: The ingress is down');
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    number
  >;
  expect({ may: may.stdout.trim(), seconds: (claims['exp'] ?? 0) - (claims['iat'] ?? 0), reasons }).toEqual({
    may: 'yes',
    seconds: 600,
    // Of its issue, and of its revocation.
    reasons: 2,
  });
});
