// Tells whether a namespace holds anything that somebody made, as far as Token Desk knows the kinds.
import type { V1ObjectMeta } from '@kubernetes/client-node';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { Apis, Connection } from './connection.ts';
import { METADATA_LIST } from './metadata-list.ts';
import { readPages, type PageOptions } from './pages.ts';

/** What the control plane puts into every namespace. Source: Kubernetes and OpenShift documentation. */
const own: ReadonlySet<string> = new Set([
  ...['ServiceAccount default', 'ConfigMap kube-root-ca.crt', 'ConfigMap openshift-service-ca.crt'],
]);

type Ask = (
  apis: Apis,
  page: PageOptions & { namespace: string },
) => Promise<{ data: { items: { metadata?: V1ObjectMeta }[] } }>;

const asked: Readonly<Record<string, Ask>> = {
  ServiceAccount: ({ core }, page) => core.listNamespacedServiceAccountWithHttpInfo(page),
  Secret: ({ core }, page) => core.listNamespacedSecretWithHttpInfo(page),
  ConfigMap: ({ core }, page) => core.listNamespacedConfigMapWithHttpInfo(page),
  Pod: ({ core }, page) => core.listNamespacedPodWithHttpInfo(page),
  Service: ({ core }, page) => core.listNamespacedServiceWithHttpInfo(page),
  PersistentVolumeClaim: ({ core }, page) => core.listNamespacedPersistentVolumeClaimWithHttpInfo(page),
  Role: ({ rbac }, page) => rbac.listNamespacedRoleWithHttpInfo(page),
  RoleBinding: ({ rbac }, page) => rbac.listNamespacedRoleBindingWithHttpInfo(page),
  Deployment: ({ apps }, page) => apps.listNamespacedDeploymentWithHttpInfo(page),
  StatefulSet: ({ apps }, page) => apps.listNamespacedStatefulSetWithHttpInfo(page),
  DaemonSet: ({ apps }, page) => apps.listNamespacedDaemonSetWithHttpInfo(page),
};

/**
 * True where nothing is in the namespace but what every namespace has, and the objects of `besides`. Where anything may
 * not be listed, the answer is false: nobody deletes what they cannot see.
 */
export async function isEmptyNamespace(
  connection: Connection,
  namespace: string,
  besides: readonly ObjectRef[],
  signal: AbortSignal,
): Promise<Result<boolean>> {
  const leftOut = new Set([
    ...own,
    ...besides.filter((ref) => ref.namespace === namespace).map(({ kind, name }) => `${kind} ${name}`),
  ]);
  for (const [kind, ask] of Object.entries(asked)) {
    let others = 0;
    const count = (items: readonly { metadata?: V1ObjectMeta }[]) => {
      others += items.filter(({ metadata }) => !leftOut.has(`${kind} ${metadata?.name ?? ''}`)).length;
    };
    const listed = await readPages<{ metadata?: V1ObjectMeta }>(
      connection,
      (apis, page) => ask(apis, { ...page, namespace }),
      { signal, accept: METADATA_LIST, page: ({ items }) => count(items), restart: () => (others = 0) },
    );
    if (!listed.ok) return listed.error.code === 'forbidden' ? ok(false) : listed;
    if (others > 0) return ok(false);
  }
  return ok(true);
}
