// Lists roles and bindings, of the whole cluster or of one namespace.
import type {
  V1ClusterRole,
  V1ClusterRoleBinding,
  V1ObjectMeta,
  V1Role,
  V1RoleBinding,
} from '@kubernetes/client-node';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef, PolicyRule } from '../../shared/object-ref.ts';
import type { Connection } from './connection.ts';
import { liveObject } from './live-object.ts';
import type { Subject } from './manifest.ts';
import { readAll } from './pages.ts';

/** A role and its rules; no rules where an aggregated role is not filled in yet. */
export type RoleEntry = { readonly ref: ObjectRef; readonly rules: readonly PolicyRule[] | undefined };

/** A binding: the role it gives, and to whom. */
export type BindingEntry = {
  readonly ref: ObjectRef;
  readonly role: ObjectRef;
  readonly subjects: readonly Subject[];
  readonly ours: boolean;
};

/** All ClusterRoles. */
export async function listClusterRoles(
  connection: Connection,
  signal: AbortSignal,
): Promise<Result<RoleEntry[]>> {
  const all = await readAll<V1ClusterRole>(
    connection,
    (apis, page) => apis.rbac.listClusterRoleWithHttpInfo(page),
    signal,
  );
  return all.ok ? ok(all.value.map((role) => roleEntry('ClusterRole', role))) : all;
}

/** Roles of one namespace, or of all. */
export async function listRoles(
  connection: Connection,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<Result<RoleEntry[]>> {
  const all = await readAll<V1Role>(
    connection,
    (apis, page) =>
      namespace === undefined
        ? apis.rbac.listRoleForAllNamespacesWithHttpInfo(page)
        : apis.rbac.listNamespacedRoleWithHttpInfo({ namespace, ...page }),
    signal,
  );
  return all.ok ? ok(all.value.map((role) => roleEntry('Role', role))) : all;
}

/** All ClusterRoleBindings. */
export async function listClusterRoleBindings(
  connection: Connection,
  signal: AbortSignal,
): Promise<Result<BindingEntry[]>> {
  const all = await readAll<V1ClusterRoleBinding>(
    connection,
    (apis, page) => apis.rbac.listClusterRoleBindingWithHttpInfo(page),
    signal,
  );
  return all.ok ? ok(all.value.map((binding) => bindingEntry('ClusterRoleBinding', binding))) : all;
}

/** RoleBindings of one namespace, or of all. */
export async function listRoleBindings(
  connection: Connection,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<Result<BindingEntry[]>> {
  const all = await readAll<V1RoleBinding>(
    connection,
    (apis, page) =>
      namespace === undefined
        ? apis.rbac.listRoleBindingForAllNamespacesWithHttpInfo(page)
        : apis.rbac.listNamespacedRoleBindingWithHttpInfo({ namespace, ...page }),
    signal,
  );
  return all.ok ? ok(all.value.map((binding) => bindingEntry('RoleBinding', binding))) : all;
}

function roleEntry(kind: 'ClusterRole' | 'Role', role: V1ClusterRole | V1Role): RoleEntry {
  return { ref: refFrom(kind, role.metadata), rules: liveObject(role).rules };
}

function bindingEntry(
  kind: 'ClusterRoleBinding' | 'RoleBinding',
  binding: V1ClusterRoleBinding | V1RoleBinding,
): BindingEntry {
  const ref = refFrom(kind, binding.metadata);
  const { ours, subjects = [] } = liveObject(binding);
  const { kind: roleKind, name } = binding.roleRef;
  const role: ObjectRef =
    roleKind === 'Role' && ref.namespace !== undefined
      ? { kind: 'Role', name, namespace: ref.namespace }
      : { kind: 'ClusterRole', name };
  return { ref, role, subjects, ours };
}

function refFrom(kind: ObjectRef['kind'], metadata: V1ObjectMeta | undefined): ObjectRef {
  const name = metadata?.name ?? '';
  return metadata?.namespace === undefined ? { kind, name } : { kind, name, namespace: metadata.namespace };
}
