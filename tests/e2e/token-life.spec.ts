// The life of a token in the window, on the real control plane: renewed, checked, revoked until that is true.
import { removalWords } from '../../src/shared/text/removal-words.ts';
import { tokenLife } from '../../src/shared/text/token-life.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { whoHolds } from '../support/token-user.ts';
import { MainWindow } from './pages/main-window.ts';
import { TokensPage } from './pages/tokens-page.ts';

test('A renewed token works in place of the old one, which the server refuses afterwards', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const issue = await new MainWindow(desk.page).issueToken(contextName, namespace, 'renewed-one');
  await issue.copyToken();
  const old = await desk.clipboard();
  await issue.done();
  const tokens = new TokensPage(desk.page);
  await tokens.renew('renewed-one');
  const fresh = tokens.row('renewed-one').filter({ hasNotText: /Revok(ing|ed)/ });
  await fresh.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => desk.clipboard()).not.toBe(old);
  const next = await whoHolds(controlPlane, await desk.clipboard());
  await expect(tokens.row('renewed-one').getByText(tokenLife.serverRefuses)).toBeVisible({ timeout: 60_000 });
  const account = `system:serviceaccount:${namespace}:renewed-one`;
  expect({ next, old: await whoHolds(controlPlane, old) }).toEqual({
    next: { kubectl: account, review: account },
    old: { kubectl: 'refused', review: 'refused' },
  });
});

test('All tokens of a cluster are checked at once, each with what it rests on and what to do next', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const main = new MainWindow(desk.page);
  await (await main.issueToken(contextName, namespace, 'stays-good')).done();
  await (await main.issueToken(contextName, namespace, 'made-anew')).done();
  await (await main.issueToken(contextName, namespace, 'taken-away')).done();
  const kubectl = (...args: string[]) => controlPlane.kubectl([...args, '-n', namespace]);
  await kubectl('delete', 'serviceaccount', 'made-anew', 'taken-away');
  await kubectl('create', 'serviceaccount', 'made-anew');
  const tokens = new TokensPage(desk.page);
  await desk.page.getByRole('button', { name: tokenLife.verifyAll }).click();
  await expect(desk.page.getByText(/^3 tokens checked/)).toBeVisible({ timeout: 30_000 });
  const shown = async (account: string) => {
    const line = tokens
      .row(account)
      .locator('[title]')
      .filter({ hasText: /Valid|Account/ });
    return [await line.innerText(), await line.getAttribute('title')].join(' | ');
  };
  expect([await shown('stays-good'), await shown('made-anew'), await shown('taken-away')]).toEqual([
    expect.stringMatching(/^Valid · .* \| The server took it for exactly this account/),
    expect.stringMatching(/^Account made anew \| .*then issue again/),
    expect.stringMatching(/^Account is gone \| .*Set the account up again/),
  ]);
});

test('Revoke says revoked only when the server refuses the token', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const issue = await new MainWindow(desk.page).issueToken(contextName, namespace, 'taken-back');
  await issue.copyToken();
  const token = await desk.clipboard();
  await issue.done();
  const before = await whoHolds(controlPlane, token);
  await new TokensPage(desk.page).revoke('taken-back');
  const account = `system:serviceaccount:${namespace}:taken-back`;
  expect({ before, after: await whoHolds(controlPlane, token) }).toEqual({
    before: { kubectl: account, review: account },
    after: { kubectl: 'refused', review: 'refused' },
  });
});

test('The last step of a revocation takes the account with all that is its own, and proves it', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const issue = await new MainWindow(desk.page).issueToken(contextName, namespace, 'goes-whole');
  await issue.copyToken();
  const token = await desk.clipboard();
  await issue.done();
  const tokens = new TokensPage(desk.page);
  await tokens.row('goes-whole').focus();
  await desk.page.keyboard.press('Delete');
  await tokens.dialog.getByRole('radio', { name: tokenLife.rungs.account }).click();
  await tokens.dialog.getByRole('button', { name: tokenLife.confirm.account }).click();
  await tokens.dialog.getByRole('textbox').fill('goes-whole');
  await tokens.dialog.getByRole('button', { name: removalWords.account.confirm }).click();
  await tokens.dialog.getByText(removalWords.account.done('goes-whole')).waitFor();
  const left = await controlPlane.kubectl(['get', 'serviceaccount,secret', '-n', namespace, '-o', 'name']);
  const bindings = await controlPlane.kubectl(['get', 'clusterrolebinding', '-o', 'name']);
  await expect
    .poll(() => whoHolds(controlPlane, token), { timeout: 60_000 })
    .toEqual({ kubectl: 'refused', review: 'refused' });
  expect({
    left: left.stdout.trim(),
    bindings: bindings.stdout.includes(namespace),
  }).toEqual({
    left: 'serviceaccount/default',
    bindings: false,
  });
});
