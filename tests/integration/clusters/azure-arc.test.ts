// What a cluster that is connected to Azure Arc tells of itself: its page in the portal and its agents.
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { connectTo } from '../../support/cluster-connection.ts';
import { startControlPlane, type ControlPlane } from '../../support/control-plane/control-plane.ts';
import { dressSampleCluster } from '../../support/sample-cluster/sample-cluster.ts';
import { readArc } from '../../../src/main/clusters/arc.ts';

let access: ControlPlane;

beforeAll(async () => {
  access = await startControlPlane();
  await dressSampleCluster(access, { serviceAccounts: 1 });
});
afterAll(() => access.stop());

async function read() {
  const connection = connectTo(access, { user: 'admin' });
  onTestFinished(() => connection.close());
  return await readArc(connection, AbortSignal.timeout(10_000));
}

test('the agents’ own resource tells their last sign of life, version and certificate', async () => {
  const arc = await read();
  await access.kubectl(['-n', 'azure-arc', 'delete', 'connectedclusters.arc.azure.com', 'clustermetadata']);
  const without = await read();

  const time: unknown = expect.any(Number);
  expect([arc, without]).toMatchObject([
    {
      health: {
        ...{ state: 'read', lastConnectivityAt: time, agentVersion: '1.28.3', identityExpiresAt: time },
        proxyCertificate: 'there',
      },
    },
    { health: { state: 'absent', proxyCertificate: 'there' } },
  ]);
});

test('each agent that cluster connect needs is told as the cluster sees it', async () => {
  const healthy = await read();
  await access.kubectl(['-n', 'azure-arc', 'delete', 'deployment', 'kube-aad-proxy']);
  const damaged = await read();

  const agent = (name: string, state: string, count: number) => ({
    name,
    state,
    available: count,
    wanted: count,
  });
  expect([healthy, damaged]).toMatchObject([
    {
      state: 'connected',
      agents: [agent('clusterconnect-agent', 'available', 1), agent('kube-aad-proxy', 'available', 1)],
    },
    {
      state: 'connected',
      agents: [agent('clusterconnect-agent', 'available', 1), agent('kube-aad-proxy', 'missing', 0)],
    },
  ]);
});
