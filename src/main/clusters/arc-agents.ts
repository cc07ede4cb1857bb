// The deployments that cluster connect needs, as far as they may be read.
import type { ArcAgent } from '../../shared/cluster.ts';
import type { Connection } from '../kubernetes/connection.ts';

/** Without these two a portal sign-in fails (Azure Arc documentation, cluster connect). */
const names = ['clusterconnect-agent', 'kube-aad-proxy'] as const;

/** How many replicas of each deployment are available; `unknown` where they may not be read. Never fails. */
export async function readArcAgents(connection: Connection, signal: AbortSignal): Promise<ArcAgent[]> {
  return await Promise.all(names.map((name) => readAgent(connection, name, signal)));
}

async function readAgent(connection: Connection, name: string, signal: AbortSignal): Promise<ArcAgent> {
  const reply = await connection.call(
    (apis) => apis.apps.readNamespacedDeploymentWithHttpInfo({ namespace: 'azure-arc', name }),
    { signal },
  );
  if (!reply.ok) {
    const state = reply.error.code === 'not-found' ? 'missing' : 'unknown';
    return { name, state, available: 0, wanted: 0 };
  }
  const { spec, status } = reply.value.value;
  const wanted = spec?.replicas ?? 1;
  const available = status?.availableReplicas ?? 0;
  return { name, state: available > 0 ? 'available' : 'not-available', available, wanted };
}
