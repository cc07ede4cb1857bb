// Reads the metadata of one object of any kind, nothing else: also of a Secret, so that no token enters the process.
import type { V1ObjectMeta } from '@kubernetes/client-node';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { Apis, Connection } from './connection.ts';
import { MANAGED_BY, MANAGED_BY_LABEL } from './manifest.ts';
import { METADATA_ONLY } from './secret-removal.ts';

/** What is read of an object that may be about to go. */
export type ObjectMetadata = {
  readonly uid: string;
  readonly terminating: boolean;
  readonly finalizers: readonly string[];
  readonly ours: boolean;
};

/** Metadata of an object; `undefined` when it, or its namespace, is not there. */
export async function objectMetadata(
  connection: Connection,
  ref: ObjectRef,
  signal: AbortSignal,
): Promise<Result<ObjectMetadata | undefined>> {
  const reply = await connection.call<{ metadata?: V1ObjectMeta }>((apis) => read(apis, ref), {
    signal,
    object: ref,
    accept: METADATA_ONLY,
  });
  if (!reply.ok) return reply.error.code === 'not-found' ? ok(undefined) : failed(reply.error);
  const { metadata = {} } = reply.value.value;
  return ok({
    uid: metadata.uid ?? '',
    terminating: metadata.deletionTimestamp !== undefined,
    finalizers: (metadata.finalizers ?? []).slice(0, 10).map((name) => name.slice(0, 253)),
    ours: metadata.labels?.[MANAGED_BY_LABEL] === MANAGED_BY,
  });
}

function read(apis: Apis, ref: ObjectRef): Promise<{ data: { metadata?: V1ObjectMeta } }> {
  const { name } = ref;
  const namespaced = { name, namespace: ref.namespace ?? '' };
  switch (ref.kind) {
    case 'Namespace':
      return apis.core.readNamespaceWithHttpInfo({ name });
    case 'ServiceAccount':
      return apis.core.readNamespacedServiceAccountWithHttpInfo(namespaced);
    case 'Secret':
      return apis.core.readNamespacedSecretWithHttpInfo(namespaced);
    case 'ClusterRole':
      return apis.rbac.readClusterRoleWithHttpInfo({ name });
    case 'Role':
      return apis.rbac.readNamespacedRoleWithHttpInfo(namespaced);
    case 'ClusterRoleBinding':
      return apis.rbac.readClusterRoleBindingWithHttpInfo({ name });
    case 'RoleBinding':
      return apis.rbac.readNamespacedRoleBindingWithHttpInfo(namespaced);
    case 'Token':
      throw new Error('a token is no object that can be read');
  }
}
