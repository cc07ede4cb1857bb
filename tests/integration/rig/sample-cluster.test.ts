// The sample cluster: a private control plane dressed like a customer's.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startControlPlane, type ControlPlane } from '../../support/control-plane/control-plane.ts';
import { dressSampleCluster } from '../../support/sample-cluster/sample-cluster.ts';

let controlPlane: ControlPlane;
beforeAll(async () => {
  controlPlane = await startControlPlane();
});
afterAll(() => controlPlane.stop());

it('has the wanted accounts, roles and bindings and the traces of Azure Arc, each marked as a sample', async () => {
  await dressSampleCluster(controlPlane, { serviceAccounts: 700 });
  await dressSampleCluster(controlPlane, { serviceAccounts: 701 });

  const kinds =
    'serviceaccounts,roles,clusterroles,rolebindings,clusterrolebindings,configmaps,deployments,namespaces';
  const template = '{range .items[?(@.metadata.annotations.token-desk/sample=="true")]}{.kind}{"\\n"}{end}';
  const { stdout } = await controlPlane.kubectl(['get', kinds, '-A', '-o', `jsonpath=${template}`]);
  const byKind = Map.groupBy(stdout.trim().split('\n'), (kind) => kind);
  const counts = Object.fromEntries([...byKind].map(([kind, all]) => [kind, all.length]));

  expect(counts).toEqual({
    ServiceAccount: 701,
    Role: 3,
    ClusterRole: 3,
    RoleBinding: 3,
    ClusterRoleBinding: 3,
    ConfigMap: 1,
    Deployment: 2,
    Namespace: 7,
  });
});

it('shows the agents of Azure Arc as ready', async () => {
  const { stdout } = await controlPlane.kubectl(['get', 'deployments', '-n', 'azure-arc', '--no-headers']);

  expect(stdout.split('\n').map((line) => line.split(/\s+/).slice(0, 2).join(' '))).toEqual([
    'clusterconnect-agent 1/1',
    'kube-aad-proxy 1/1',
    '',
  ]);
});
