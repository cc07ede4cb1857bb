// Quit and start again: what was promised to be kept is there, and the rest is gone and said to be gone.
import { keeps } from '../../src/shared/text/words.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { HistoryPage } from './pages/history-page.ts';
import { MainWindow } from './pages/main-window.ts';
import { TokensPage } from './pages/tokens-page.ts';

test('After a restart the kept token is copied again, and those in memory are gone and the history says so', async ({
  desk,
  namespace,
}) => {
  let window = new MainWindow(desk.page);
  const issued: string[] = [];
  for (const [account, keep] of [
    ['kept', keeps.keychain],
    ['passing', keeps['until-quit']],
    ['handed', keeps['copy-once']],
  ] as const) {
    await window.pickCluster(contextName);
    const issue = await window.startIssue();
    await issue.newAccount(namespace, account);
    await issue.choose(keep);
    await issue.checkPlan();
    await issue.issue();
    if (account === 'kept') {
      await issue.copyToken();
      issued.push(await desk.clipboard());
    }
    await issue.done();
  }
  const before = await new TokensPage(desk.page).rows.count();
  await desk.restart();
  window = new MainWindow(desk.page);
  const tokens = new TokensPage(desk.page);
  await tokens.copy('kept');
  const copied = await desk.clipboard();
  const rows = await tokens.rows.count();
  await window.show('history');
  const lines = await new HistoryPage(desk.page).lines();
  expect({
    before,
    rows,
    same: copied === issued[0],
    forgotten: lines.filter((line) => line.startsWith('Forgotten')).sort(),
  }).toEqual({
    before: 3,
    rows: 1,
    same: true,
    forgotten: [`Forgotten handed on ${contextName} On quit`, `Forgotten passing on ${contextName} On quit`],
  });
});
