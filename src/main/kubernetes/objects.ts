// Reads, creates and deletes single objects of the kinds that a set-up consists of.
import type { V1DeleteOptions } from '@kubernetes/client-node';
import { assertNever } from '../../shared/assert-never.ts';
import { failed, ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { Apis, Connection } from './connection.ts';
import { liveObject, type Readable } from './live-object.ts';
import { refOf, type LiveObject, type Manifest } from './manifest.ts';

/** Kinds that may be read: never a Secret, so that no token enters the process this way. */
export type ReadableRef = ObjectRef & { readonly kind: Exclude<ObjectRef['kind'], 'Secret' | 'Token'> };

/** Reads an object; `undefined` when it, or its namespace, is not there. */
export async function readObject(
  connection: Connection,
  ref: ReadableRef,
  signal: AbortSignal,
): Promise<Result<LiveObject | undefined>> {
  const reply = await connection.call<Readable>((apis) => read(apis, ref), { signal, object: ref });
  if (reply.ok) return ok(liveObject(reply.value.value));
  return reply.error.code === 'not-found' ? ok(undefined) : reply;
}

/** Creates an object, or has the server check the creation without doing it. Returns it as the server keeps it. */
export async function createObject(
  connection: Connection,
  manifest: Manifest,
  options: { readonly signal: AbortSignal; readonly dryRun: boolean },
): Promise<Result<LiveObject>> {
  const reply = await connection.call<Readable>((apis) => create(apis, manifest, options.dryRun), {
    signal: options.signal,
    object: refOf(manifest),
  });
  return reply.ok ? ok(liveObject(reply.value.value)) : failed(aboutWhatIsMissing(reply.error, manifest));
}

/** What a creation does not find is never the object itself, but its namespace or its role. */
function aboutWhatIsMissing(error: AppError, manifest: Manifest): AppError {
  if (error.code !== 'not-found') return error;
  const { namespace } = refOf(manifest);
  const noNamespace = error.detail?.startsWith('namespaces ') === true || !('roleRef' in manifest);
  const missing: ObjectRef =
    noNamespace && namespace !== undefined
      ? { kind: 'Namespace', name: namespace }
      : 'roleRef' in manifest
        ? { kind: manifest.roleRef.kind, name: manifest.roleRef.name }
        : refOf(manifest);
  return { code: 'not-found', ...missing, ...(error.detail === undefined ? {} : { detail: error.detail }) };
}

/**
 * Deletes exactly the object with this UID. `gone`: it was not there any more. `replaced`: another one has its name now,
 * which stays. With a `resourceVersion` one that was changed since counts as another, too.
 */
export async function deleteObject(
  connection: Connection,
  ref: ObjectRef,
  uid: string,
  signal: AbortSignal,
  resourceVersion?: string,
): Promise<Result<'deleted' | 'gone' | 'replaced'>> {
  const preconditions = resourceVersion === undefined ? { uid } : { uid, resourceVersion };
  const reply = await connection.call((apis) => remove(apis, ref, { preconditions }), {
    signal,
    object: ref,
  });
  if (reply.ok) return ok('deleted');
  if (reply.error.code === 'not-found') return ok('gone');
  if (reply.error.code === 'conflict') return ok('replaced');
  return failed(reply.error);
}

function read(apis: Apis, ref: ReadableRef) {
  const { name } = ref;
  const namespaced = { name, namespace: ref.namespace ?? '' };
  switch (ref.kind) {
    case 'Namespace':
      return apis.core.readNamespaceWithHttpInfo({ name });
    case 'ServiceAccount':
      return apis.core.readNamespacedServiceAccountWithHttpInfo(namespaced);
    case 'ClusterRole':
      return apis.rbac.readClusterRoleWithHttpInfo({ name });
    case 'Role':
      return apis.rbac.readNamespacedRoleWithHttpInfo(namespaced);
    case 'ClusterRoleBinding':
      return apis.rbac.readClusterRoleBindingWithHttpInfo({ name });
    case 'RoleBinding':
      return apis.rbac.readNamespacedRoleBindingWithHttpInfo(namespaced);
    default:
      return assertNever(ref.kind);
  }
}

function create(apis: Apis, manifest: Manifest, dryRun: boolean) {
  const options = dryRun ? { dryRun: 'All' } : {};
  switch (manifest.kind) {
    case 'Namespace':
      return apis.core.createNamespaceWithHttpInfo({ body: manifest, ...options });
    case 'ServiceAccount':
      return apis.core.createNamespacedServiceAccountWithHttpInfo({
        namespace: manifest.metadata.namespace,
        body: manifest,
        ...options,
      });
    case 'ClusterRole':
      return apis.rbac.createClusterRoleWithHttpInfo({ body: manifest, ...options });
    case 'ClusterRoleBinding':
      return apis.rbac.createClusterRoleBindingWithHttpInfo({ body: manifest, ...options });
    case 'RoleBinding':
      return apis.rbac.createNamespacedRoleBindingWithHttpInfo({
        namespace: manifest.metadata.namespace,
        body: manifest,
        ...options,
      });
    case 'Secret':
      return apis.core.createNamespacedSecretWithHttpInfo({
        namespace: manifest.metadata.namespace,
        body: manifest,
        ...options,
      });
    default:
      return assertNever(manifest);
  }
}

function remove(apis: Apis, ref: ObjectRef, body: V1DeleteOptions) {
  const { name } = ref;
  const namespaced = { name, namespace: ref.namespace ?? '', body };
  switch (ref.kind) {
    case 'Namespace':
      return apis.core.deleteNamespaceWithHttpInfo({ name, body });
    case 'ServiceAccount':
      return apis.core.deleteNamespacedServiceAccountWithHttpInfo(namespaced);
    case 'ClusterRole':
      return apis.rbac.deleteClusterRoleWithHttpInfo({ name, body });
    case 'Role':
      return apis.rbac.deleteNamespacedRoleWithHttpInfo(namespaced);
    case 'ClusterRoleBinding':
      return apis.rbac.deleteClusterRoleBindingWithHttpInfo({ name, body });
    case 'RoleBinding':
      return apis.rbac.deleteNamespacedRoleBindingWithHttpInfo(namespaced);
    case 'Secret':
      return apis.core.deleteNamespacedSecretWithHttpInfo(namespaced);
    case 'Token':
      throw new Error('a token is no object on the server');
    default:
      return assertNever(ref.kind);
  }
}
