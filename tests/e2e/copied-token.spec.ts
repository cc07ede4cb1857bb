// The copied token in other hands: a real kubectl, a TokenReview, and an administrator who revokes it.
import { contextName, expect, test } from '../support/e2e.ts';
import { kubectlAsHolder, whoHolds } from '../support/token-user.ts';
import { MainWindow } from './pages/main-window.ts';

test('A copied token does with kubectl what its role allows, until its bound Secret is deleted', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const window = new MainWindow(desk.page);
  await window.pickCluster(contextName);
  const issue = await window.startIssue();
  await issue.newAccount(namespace, 'viewer');
  await issue.choose('view');
  await issue.checkPlan();
  await issue.issue();
  await issue.copyToken();
  const token = await desk.clipboard();
  const holder = await whoHolds(controlPlane, token);
  const asHolder = (...args: string[]) => kubectlAsHolder(controlPlane, token, [...args, '-n', namespace]);
  const allowed = await asHolder('get', 'configmaps', '-o', 'name');
  const secrets = await asHolder('get', 'secrets');
  const change = await asHolder('create', 'configmap', 'mine');
  await controlPlane.kubectl([
    ...['delete', 'secret', '-n', namespace],
    ...['-l', 'app.kubernetes.io/managed-by=token-desk'],
  ]);
  await expect
    .poll(async () => (await asHolder('get', 'configmaps')).stderr, { timeout: 40_000 })
    .toMatch(/Unauthorized|must be logged in/);
  const account = `system:serviceaccount:${namespace}:viewer`;
  expect({
    holder,
    allowed: allowed.stdout.trim(),
    secrets: secrets.stderr.includes('cannot list resource "secrets"'),
    change: change.stderr.includes('cannot create resource "configmaps"'),
    afterwards: await whoHolds(controlPlane, token),
  }).toEqual({
    holder: { kubectl: account, review: account },
    allowed: 'configmap/kube-root-ca.crt',
    secrets: true,
    change: true,
    afterwards: { kubectl: 'refused', review: 'refused' },
  });
});
