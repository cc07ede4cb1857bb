// A cluster's place in Azure: told by the cluster or by the user, remembered, and the ways that lead there.
import { text } from '../../src/shared/text/en.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { hearOpenedAddresses } from '../support/opened-addresses.ts';
import { Desk } from '../support/desk.ts';
import { ArcCard } from './pages/arc-card.ts';
import { MainWindow } from './pages/main-window.ts';

const sample =
  '/subscriptions/00000000-0000-4000-8000-00000000cafe/resourceGroups/sample-resource-group' +
  '/providers/Microsoft.Kubernetes/connectedClusters/sample-cluster';

test('The cluster says where in Azure it is and how its agents do, and opens in the portal of the chosen cloud, also after a restart', async ({
  desk,
}) => {
  await new MainWindow(desk.page).pickCluster(contextName);
  const before = new ArcCard(desk.page);
  await before.chooseCloud('us-government');
  const shown = await before.card.innerText();
  await desk.restart();
  const opened = await hearOpenedAddresses(desk.app);
  await new MainWindow(desk.page).pickCluster(contextName);
  await new ArcCard(desk.page).open();
  await expect.poll(opened).toHaveLength(1);
  expect({
    opened: await opened(),
    told: [
      'sample-region',
      'clusterconnect-agent',
      'kube-aad-proxy',
      'Agents 1.28.3',
      text.cluster.arc.role,
    ].filter((words) => !shown.includes(words)),
  }).toEqual({
    opened: [`https://portal.azure.us/#@00000000-0000-4000-8000-0000000000ff/resource${sample}`],
    told: [],
  });
});

test('Who may not look into the cluster’s Azure namespace fills its place in by hand, once', async ({
  controlPlane,
  display,
  keyring,
}) => {
  const kubeconfigs = [await controlPlane.writeKubeconfig('namespace-limited', { context: 'by-hand' })];
  const desk = new Desk({ keyring, display, kubeconfigs });
  await desk.start();
  await new MainWindow(desk.page).pickCluster('by-hand');
  const before = new ArcCard(desk.page);
  await expect(before.card).toContainText(text.cluster.arc.notPermitted);
  await before.fillIn({
    subscription: '7b1e40c2-58d3-4c0f-a1b6-9f35a0d61c88',
    resourceGroup: 'rg-hand',
    name: 'cluster-hand',
    tenant: 'e2c9d4a7-0f61-4b7e-8a35-d10c6b92f54e',
  });
  await before.card.getByRole('button', { name: text.cluster.arc.openPortal }).waitFor();
  await desk.restart();
  const opened = await hearOpenedAddresses(desk.app);
  await new MainWindow(desk.page).pickCluster('by-hand');
  await new ArcCard(desk.page).open();
  await expect.poll(opened).toHaveLength(1);
  const [address] = await opened();
  await desk.close();
  expect(address).toBe(
    'https://portal.azure.com/#@e2c9d4a7-0f61-4b7e-8a35-d10c6b92f54e/resource' +
      '/subscriptions/7b1e40c2-58d3-4c0f-a1b6-9f35a0d61c88/resourceGroups/rg-hand' +
      '/providers/Microsoft.Kubernetes/connectedClusters/cluster-hand',
  );
});

test('The binding for an Entra group is taken by the server as it is copied, and binds that group alone', async ({
  controlPlane,
  desk,
}) => {
  const group = '5a8c1d2e-9b74-4f06-8e13-2c7d6f0a4b95';
  await new MainWindow(desk.page).pickCluster(contextName);
  const arc = new ArcCard(desk.page);
  await arc.show('withoutToken');
  await arc.card.getByText(text.cluster.arc.entra.group, { exact: true }).click();
  await arc.card.getByRole('textbox', { name: text.cluster.arc.entra.name.Group }).fill(group);
  const copy = arc.card.getByRole('button', { name: text.cluster.arc.copyCommand }).last();
  await copy.click();
  const input = await desk.clipboard();
  const applied = await controlPlane.kubectl(['apply', '-f', '-', '-o', 'jsonpath={.subjects}'], { input });
  const may = await controlPlane.kubectl([
    ...['auth', 'can-i', 'list', 'pods', '-A', '--as', 'someone', '--as-group', group],
  ]);
  await controlPlane.kubectl(['delete', '-f', '-'], { input });
  expect({ subjects: JSON.parse(applied.stdout) as unknown, may: may.stdout.trim() }).toEqual({
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: group }],
    may: 'yes',
  });
});
