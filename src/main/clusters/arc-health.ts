// How Azure Arc's agents are doing, by what they keep in the cluster; Azure itself is not asked.
import { z } from 'zod';
import type { ArcHealth } from '../../shared/cluster.ts';
import type { Connection } from '../kubernetes/connection.ts';

const group = 'arc.azure.com';
const namespace = 'azure-arc';

/** Times and versions, wherever in `spec` or `status` the agents of this version keep them. */
const facts = z.object({
  lastConnectivityTime: z.iso.datetime({ offset: true }).optional(),
  agentVersion: z.string().max(100).optional(),
  managedIdentityCertificateExpirationTime: z.iso.datetime({ offset: true }).optional(),
});
const resource = z.object({ spec: facts.catch({}).default({}), status: facts.catch({}).default({}) });

/**
 * Reads `connectedclusters.arc.azure.com/clustermetadata`: last sign of life, agents' version, end of the identity
 * certificate (Azure Arc documentation). And whether the certificate of the proxy is there, without reading it. Never
 * fails: what may not be read is `not-permitted`, what is not there `absent`.
 */
export async function readArcHealth(connection: Connection, signal: AbortSignal): Promise<ArcHealth> {
  const [metadata, proxyCertificate] = await Promise.all([
    readMetadata(connection, signal),
    hasProxyCertificate(connection, signal),
  ]);
  return { ...metadata, proxyCertificate };
}

async function readMetadata(
  connection: Connection,
  signal: AbortSignal,
): Promise<Omit<ArcHealth, 'proxyCertificate'>> {
  const groups = await connection.call((apis) => apis.groups.getAPIVersionsWithHttpInfo(), { signal });
  if (!groups.ok) return { state: 'unknown' };
  const version = groups.value.value.groups.find(({ name }) => name === group)?.preferredVersion?.version;
  if (version === undefined) return { state: 'absent' };
  const reply = await connection.call(
    (apis) =>
      apis.custom.getNamespacedCustomObjectWithHttpInfo({
        ...{ group, version, namespace, plural: 'connectedclusters', name: 'clustermetadata' },
      }),
    { signal },
  );
  if (!reply.ok) {
    if (reply.error.code === 'not-found') return { state: 'absent' };
    return { state: reply.error.code === 'forbidden' ? 'not-permitted' : 'unknown' };
  }
  const read = resource.safeParse(reply.value.value);
  if (!read.success) return { state: 'unknown' };
  const all = { ...read.data.spec, ...read.data.status };
  return {
    state: 'read',
    ...time('lastConnectivityAt', all.lastConnectivityTime),
    ...(all.agentVersion === undefined ? {} : { agentVersion: all.agentVersion }),
    ...time('identityExpiresAt', all.managedIdentityCertificateExpirationTime),
  };
}

/** Asks for metadata alone, so that the certificate does not enter this process. */
async function hasProxyCertificate(
  connection: Connection,
  signal: AbortSignal,
): Promise<ArcHealth['proxyCertificate']> {
  const reply = await connection.call(
    (apis) => apis.core.readNamespacedSecretWithHttpInfo({ namespace, name: 'kube-aad-proxy-certificate' }),
    { signal, accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1' },
  );
  if (reply.ok) return 'there';
  return reply.error.code === 'not-found' ? 'missing' : 'unknown';
}

function time<Key extends 'lastConnectivityAt' | 'identityExpiresAt'>(key: Key, value: string | undefined) {
  const at = value === undefined ? Number.NaN : Date.parse(value);
  // A computed key widens to an index signature; the type says what it is.
  return (at >= 0 ? { [key]: at } : {}) as Partial<Record<Key, number>>;
}
