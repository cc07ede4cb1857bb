// Azure Arc: what the cluster says of itself.
import { Arc, type ArcDetails } from '../../shared/cluster.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { readArcAgents } from './arc-agents.ts';
import { readArcHealth } from './arc-health.ts';

/** Marks a ConfigMap that the demo made. */
const SAMPLE_KEY = 'token-desk/sample';
/** Keys without which there is no portal page. */
const needed = {
  AZURE_SUBSCRIPTION_ID: 'subscription',
  AZURE_RESOURCE_GROUP: 'resourceGroup',
  AZURE_RESOURCE_NAME: 'name',
  AZURE_TENANT_ID: 'tenant',
} as const satisfies Record<string, keyof ArcDetails>;

/** Reads the ConfigMap azure-arc/azure-clusterconfig that Arc's agents keep in every connected cluster. */
export async function readArc(connection: Connection, signal: AbortSignal): Promise<Arc> {
  const reply = await connection.call(
    (apis) =>
      apis.core.readNamespacedConfigMapWithHttpInfo({ namespace: 'azure-arc', name: 'azure-clusterconfig' }),
    { signal },
  );
  if (!reply.ok) {
    if (reply.error.code === 'not-found') return { state: 'not-arc' };
    return reply.error.code === 'forbidden'
      ? { state: 'not-permitted' }
      : { state: 'unknown', error: reply.error };
  }
  const { data = {}, metadata } = reply.value.value;
  const details: ArcDetails = {
    ...part('subscription', data['AZURE_SUBSCRIPTION_ID'], 100),
    ...part('resourceGroup', data['AZURE_RESOURCE_GROUP'], 200),
    ...part('name', data['AZURE_RESOURCE_NAME'], 200),
    ...part('region', data['AZURE_REGION'], 100),
    ...part('tenant', data['AZURE_TENANT_ID'], 100),
    sample: SAMPLE_KEY in { ...metadata?.labels, ...metadata?.annotations },
  };
  const missing = Object.entries(needed)
    .filter(([, field]) => details[field] === undefined)
    .map(([key]) => key);
  const [agents, health] = await Promise.all([
    readArcAgents(connection, signal),
    readArcHealth(connection, signal),
  ]);
  return missing.length === 0
    ? { state: 'connected', details, agents, health }
    : { state: 'incomplete', details, agents, health, missing };
}

/** What was kept of an earlier reading. */
export function keptArc(json: string | undefined): Arc | undefined {
  if (json === undefined) return undefined;
  const parsed = Arc.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : undefined;
}

function part<Key extends keyof ArcDetails>(key: Key, value: string | undefined, most: number) {
  const trimmed = value?.trim().slice(0, most) ?? '';
  // A computed key widens to an index signature; the type says what it is.
  return (trimmed === '' ? {} : { [key]: trimmed }) as Partial<Record<Key, string>>;
}
