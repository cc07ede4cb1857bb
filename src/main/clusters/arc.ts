// Azure Arc: what the cluster says of itself, and its page in the Azure portal.
import { Arc, type ArcDetails } from '../../shared/cluster.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { readArcAgents } from './arc-agents.ts';

/** Marks a ConfigMap that the demo made. */
const SAMPLE_KEY = 'token-desk/sample';
/** Keys without which there is no portal page. */
const needed = {
  AZURE_SUBSCRIPTION_ID: 'subscription',
  AZURE_RESOURCE_GROUP: 'resourceGroup',
  AZURE_RESOURCE_NAME: 'name',
  AZURE_TENANT_ID: 'tenant',
} as const satisfies Record<string, keyof ArcDetails>;

const hosts = {
  public: 'portal.azure.com',
  'us-government': 'portal.azure.us',
  china: 'portal.azure.cn',
} as const satisfies Record<Settings['portalCloud'], string>;

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
  const agents = await readArcAgents(connection, signal);
  return missing.length === 0
    ? { state: 'connected', details, agents }
    : { state: 'incomplete', details, agents, missing };
}

/** What was kept of an earlier reading. */
export function keptArc(json: string | undefined): Arc | undefined {
  if (json === undefined) return undefined;
  const parsed = Arc.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : undefined;
}

/**
 * The address of the cluster's page. Every part comes from the cluster, so every part is checked against Azure's own
 * naming rules. Fails with `not-arc`, or `invalid` naming the part.
 */
export function portalAddress(arc: Arc | undefined, cloud: Settings['portalCloud']): Result<string> {
  if (arc?.state !== 'connected') return failed({ code: 'not-arc' });
  const { subscription = '', resourceGroup = '', name = '', tenant = '' } = arc.details;
  const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  const parts = [
    ['subscription', uuid.test(subscription)],
    ['tenant', uuid.test(tenant)],
    ['resourceGroup', /^[\p{L}\p{N}_().-]{1,90}$/u.test(resourceGroup) && !resourceGroup.endsWith('.')],
    ['name', /^[A-Za-z0-9_.-]{1,63}$/.test(name)],
  ] as const;
  const wrong = parts.find(([, right]) => !right);
  if (wrong !== undefined) return failed({ code: 'invalid', field: wrong[0] });
  const resource = [
    ...['subscriptions', subscription, 'resourceGroups', encodeURIComponent(resourceGroup)],
    ...['providers', 'Microsoft.Kubernetes', 'connectedClusters', encodeURIComponent(name)],
  ].join('/');
  return ok(`https://${hosts[cloud]}/#@${tenant}/resource/${resource}`);
}

function part<Key extends keyof ArcDetails>(key: Key, value: string | undefined, most: number) {
  const trimmed = value?.trim().slice(0, most) ?? '';
  // A computed key widens to an index signature; the type says what it is.
  return (trimmed === '' ? {} : { [key]: trimmed }) as Partial<Record<Key, string>>;
}
