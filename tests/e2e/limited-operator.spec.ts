// Operators with few rights: nothing blocks them for rights that they do not need, and a refusal says what is missing.
import { limitedNamespace } from '../support/control-plane/grants.ts';
import { expect, test as base } from '../support/e2e.ts';
import { whoHolds } from '../support/token-user.ts';
import { MainWindow } from './pages/main-window.ts';
import { PlanPage } from './pages/plan-page.ts';

const test = base.extend({
  kubeconfigs: async ({ controlPlane }, use) => {
    await use([
      await controlPlane.writeKubeconfig('namespace-limited', {
        context: 'one-namespace',
        namespace: limitedNamespace,
      }),
      await controlPlane.writeKubeconfig('read-only', { context: 'read-only' }),
      await controlPlane.writeKubeconfig('admin', { context: 'binder', user: { as: 'binder' } }),
    ]);
  },
});

test('Who may issue in one namespace alone issues for an account that exists there', async ({
  controlPlane,
  desk,
  namespace: account,
}) => {
  await controlPlane.kubectl(['create', 'serviceaccount', account, '-n', limitedNamespace]);
  const window = new MainWindow(desk.page);
  await window.pickCluster('one-namespace');
  const issue = await window.startIssue();
  await issue.existingAccount(account);
  await issue.checkPlan();
  const planned = await new PlanPage(desk.page).verdicts();
  await issue.issue();
  await issue.copyToken();
  const holder = `system:serviceaccount:${limitedNamespace}:${account}`;
  expect({ planned, holder: await whoHolds(controlPlane, await desk.clipboard()) }).toEqual({
    planned: ['Namespace exists', 'ServiceAccount exists', 'Secret passed', 'Token not-dry-run'],
    holder: { kubectl: holder, review: holder },
  });
});

test('Who may only read sees what is missing, and issues once an administrator has applied the YAML', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  await controlPlane.kubectl(['create', 'namespace', namespace]);
  const window = new MainWindow(desk.page);
  await window.pickCluster('read-only');
  const issue = await window.startIssue();
  await issue.newAccount(namespace, 'portal');
  await issue.check.click();
  const plan = new PlanPage(desk.page);
  const planned = await plan.verdicts();
  const refusal = await plan.refusal.innerText();
  const blocked = await issue.create.getAttribute('aria-disabled');
  const input = await plan.copyAdministratorYaml();
  const applied = await controlPlane.kubectl(['apply', '-f', '-'], { input });
  await issue.back.click();
  await issue.existingAccount('portal');
  await issue.checkPlan();
  await issue.issue();
  await issue.copyToken();
  const holder = `system:serviceaccount:${namespace}:portal`;
  expect({
    planned,
    refusal: refusal.startsWith(`You may not create serviceaccounts portal in ${namespace}.`),
    blocked,
    applied: applied.stdout.trim().split('\n').length,
    holder: await whoHolds(controlPlane, await desk.clipboard()),
  }).toEqual({
    planned: [
      'Namespace exists',
      'ServiceAccount refused',
      'ClusterRole refused',
      'ClusterRoleBinding refused',
      'ClusterRoleBinding waits',
      'Token refused',
    ],
    refusal: true,
    blocked: 'true',
    applied: 6,
    holder: { kubectl: holder, review: holder },
  });
});

test('Who may bind roles but not hand out this one sees the rules that are missing', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const rights = ['--verb=create,get,list', '--resource=namespaces,serviceaccounts,clusterrolebindings'];
  await controlPlane.kubectl(['create', 'clusterrole', namespace, ...rights]);
  await controlPlane.kubectl([
    'create',
    'clusterrolebinding',
    namespace,
    `--clusterrole=${namespace}`,
    '--user=binder',
  ]);
  const window = new MainWindow(desk.page);
  await window.pickCluster('binder');
  const issue = await window.startIssue();
  await issue.newAccount(namespace, 'portal');
  await issue.choose('view');
  await issue.check.click();
  const plan = new PlanPage(desk.page);
  const planned = await plan.verdicts();
  expect({
    planned,
    title: await plan.refusal.getByRole('heading').innerText(),
    missesPods: (await plan.refusal.getByRole('cell', { name: 'pods', exact: true }).count()) === 1,
    yaml: (await plan.copyAdministratorYaml()).includes(`namespace: ${namespace}`),
  }).toEqual({
    planned: ['Namespace passed', 'ServiceAccount waits', 'ClusterRoleBinding refused', 'Token refused'],
    title: 'You may not grant this role.',
    missesPods: true,
    yaml: true,
  });
});
