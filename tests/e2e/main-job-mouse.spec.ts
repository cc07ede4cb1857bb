// The main job by mouse: cluster, service account and role, plan, token, keychain, clipboard, history.
import { contextName, expect, test } from '../support/e2e.ts';
import { HistoryPage } from './pages/history-page.ts';
import { MainWindow } from './pages/main-window.ts';
import { PlanPage } from './pages/plan-page.ts';
import { TokensPage } from './pages/tokens-page.ts';

test('A mouse is enough to set up an account and issue, keep, copy and look up its token', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const window = new MainWindow(desk.page);
  await window.pickCluster(contextName);
  const issue = await window.startIssue();
  await issue.newAccount(namespace, 'viewer');
  await issue.choose('view');
  await issue.choose('24 h');
  await issue.checkPlan();
  const planned = await new PlanPage(desk.page).verdicts();
  const before = await controlPlane.kubectl(['get', 'namespace', namespace]);
  await issue.issue();
  const granted = await issue.result.innerText();
  await issue.copyToken();
  await issue.done();
  const tokens = new TokensPage(desk.page);
  const kept = await tokens.row('viewer').innerText();
  await window.show('history');
  const history = new HistoryPage(desk.page);
  await history.search.fill(namespace);
  await expect(history.events).toHaveCount(2);
  const made = await controlPlane.kubectl([
    ...['get', 'serviceaccount,rolebinding,clusterrolebinding,secret', '-A', '-o', 'name'],
    ...[
      '-l',
      'app.kubernetes.io/managed-by=token-desk',
      '--field-selector',
      `metadata.namespace=${namespace}`,
    ],
  ]);
  expect({
    planned,
    createdByPlanning: before.code === 0,
    granted: granted.includes('24 h'),
    kept: kept.includes('of 24 h'),
    history: await history.lines(),
    made: made.stdout.split('\n').map((line) => line.replace(/[0-9a-f-]{36}|[0-9a-f]{8,}$/, '…')),
  }).toEqual({
    planned: [
      'Namespace passed',
      'ServiceAccount waits',
      'ClusterRoleBinding passed',
      'Secret waits',
      'Token not-dry-run',
    ],
    createdByPlanning: false,
    granted: true,
    kept: true,
    history: [
      `Copied viewer on ${contextName} To the clipboard`,
      `Issued viewer on ${contextName} 24 h granted, 24 h asked`,
    ],
    made: ['serviceaccount/viewer', 'secret/td-…', ''],
  });
});
