// Roles that can become cluster-admin: the window asks a second time and names the ways.
import { contextName, expect, test } from '../support/e2e.ts';
import { ConfirmDialog } from './pages/confirm-dialog.ts';
import { MainWindow } from './pages/main-window.ts';

const waysOfEdit = (where: string) => [
  `It reads Secrets, and with them the tokens of other accounts. (edit, ${where})`,
  `It issues tokens for any account there, also for stronger ones. (edit, ${where})`,
  `It starts pods that run as any account there. (edit, ${where})`,
  `It runs commands in pods that other accounts own. (edit, ${where})`,
  `It acts as other users. (edit, ${where})`,
];

test('A strong role is asked about twice, with the ways that it opens at its scope', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const window = new MainWindow(desk.page);
  const confirm = new ConfirmDialog(desk.page);
  await window.pickCluster(contextName);
  const issue = await window.startIssue();
  await issue.newAccount(namespace, 'strong');
  const ask = async () => {
    await issue.checkPlan();
    await issue.create.click();
    const asked = await confirm.words();
    await confirm.goBack.click();
    await issue.back.click();
    return asked;
  };
  await issue.choose('cluster-admin');
  const admin = await ask();
  await issue.choose('edit');
  const wide = await ask();
  await issue.onlyIn(namespace);
  const named = await ask();
  const before = await controlPlane.kubectl(['get', 'namespace', namespace]);
  await issue.checkPlan();
  await issue.create.click();
  await confirm.goOn.click();
  await issue.result.waitFor();
  const after = await controlPlane.kubectl(['get', 'namespace', namespace]);
  expect({ admin, wide, named, created: [before.code === 0, after.code === 0] }).toEqual({
    admin: ['This token can become cluster-admin', 'It is cluster-admin. (cluster-admin, whole cluster)'],
    wide: ['This token can become cluster-admin', ...waysOfEdit('whole cluster')],
    named: ['This token can take over its namespaces', ...waysOfEdit(`in ${namespace}`)],
    created: [false, true],
  });
});
