// Lists one object of each kind that the Azure portal shows, by its metadata alone.
import type { Result } from '../../shared/ipc/result.ts';
import type { PortalKind } from '../../shared/portal-panes.ts';
import type { Apis, Connection } from './connection.ts';
import { METADATA_LIST } from './metadata-list.ts';

type Listing = { readonly group: string; readonly version: string };

/** Group and version of each kind; the core group has no name. */
export const portalKinds = {
  namespaces: core(),
  deployments: named('apps'),
  pods: core(),
  replicasets: named('apps'),
  statefulsets: named('apps'),
  daemonsets: named('apps'),
  jobs: named('batch'),
  cronjobs: named('batch'),
  services: core(),
  ingresses: named('networking.k8s.io'),
  persistentvolumeclaims: core(),
  persistentvolumes: core(),
  storageclasses: named('storage.k8s.io'),
  configmaps: core(),
  secrets: core(),
} satisfies Record<PortalKind, Listing>;

/** These are not in a namespace. */
export const clusterKinds: ReadonlySet<PortalKind> = new Set([
  'namespaces',
  'persistentvolumes',
  'storageclasses',
]);

/** How long one list may take, milliseconds. */
const LIST_MS = 5000;

/** Asks as the user of the connection, in all namespaces, for at most one object. What it says is not read. */
export async function listOne(
  connection: Connection,
  kind: PortalKind,
  signal: AbortSignal,
): Promise<Result<unknown>> {
  return connection.call((apis) => listCall(apis, kind), {
    signal,
    accept: METADATA_LIST,
    timeoutMs: LIST_MS,
  });
}

function listCall(apis: Apis, kind: PortalKind): Promise<{ data: unknown }> {
  const { core: api } = apis;
  const one = { limit: 1 };
  switch (kind) {
    case 'namespaces':
      return api.listNamespaceWithHttpInfo(one);
    case 'pods':
      return api.listPodForAllNamespacesWithHttpInfo(one);
    case 'services':
      return api.listServiceForAllNamespacesWithHttpInfo(one);
    case 'persistentvolumeclaims':
      return api.listPersistentVolumeClaimForAllNamespacesWithHttpInfo(one);
    case 'persistentvolumes':
      return api.listPersistentVolumeWithHttpInfo(one);
    case 'configmaps':
      return api.listConfigMapForAllNamespacesWithHttpInfo(one);
    case 'secrets':
      return api.listSecretForAllNamespacesWithHttpInfo(one);
    default:
      return apis.custom.listClusterCustomObjectWithHttpInfo({ ...portalKinds[kind], plural: kind, ...one });
  }
}

function core(): Listing {
  return { group: '', version: 'v1' };
}

function named(group: string): Listing {
  return { group, version: 'v1' };
}
