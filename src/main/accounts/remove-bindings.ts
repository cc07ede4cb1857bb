// Takes away what an account may do: bindings that name it alone go, shared ones lose only this subject.
import { V1ClusterRoleBinding, type V1ObjectMeta, type V1RoleBinding } from '@kubernetes/client-node';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { deleteObject } from '../kubernetes/objects.ts';
import type { AccountName } from './manifests.ts';
import { findRights } from './rights.ts';

/** How often a binding is read again that somebody changes meanwhile. */
const ATTEMPTS = 3;

/** A binding that names the account itself; rights through groups belong to others too and stay. */
export type OwnBinding = { readonly ref: ObjectRef; readonly shared: boolean };

/** Bindings that name the account; `complete` is false where not all may be listed. `throughGroups` counts what stays. */
export type OwnBindings = {
  readonly bindings: readonly OwnBinding[];
  readonly throughGroups: number;
  readonly complete: boolean;
};

/** Finds the bindings that name an account, as ServiceAccount or by its user name, also where it is gone itself. */
export async function ownBindings(
  connection: Connection,
  account: AccountName,
  signal: AbortSignal,
): Promise<Result<OwnBindings>> {
  const rights = await findRights(connection, account, [account.namespace], signal);
  if (!rights.ok) return rights;
  const named = rights.value.rights.filter(({ through }) => through !== 'group');
  const bindings: OwnBinding[] = [];
  for (const { binding } of named) {
    const read = await readBinding(connection, binding, signal);
    if (!read.ok) return read;
    const others = (read.value?.subjects ?? []).filter((subject) => !isAccount(subject, account));
    if (read.value !== undefined) bindings.push({ ref: binding, shared: others.length > 0 });
  }
  const throughGroups = rights.value.rights.length - named.length;
  return ok({ bindings, throughGroups, complete: rights.value.complete });
}

/** Removes an account from one binding. One that is gone, or names it no more, is as good. */
export async function removeFromBinding(
  connection: Connection,
  ref: ObjectRef,
  account: AccountName,
  signal: AbortSignal,
): Promise<Result<void>> {
  for (let attempt = 1; ; attempt += 1) {
    const read = await readBinding(connection, ref, signal);
    if (!read.ok) return read;
    if (read.value === undefined) return ok(undefined);
    const { subjects = [], metadata } = read.value;
    const others = subjects.filter((subject) => !isAccount(subject, account));
    if (others.length === subjects.length) return ok(undefined);
    read.value.subjects = others;
    const done =
      others.length === 0
        ? await deleteUnchanged(connection, ref, metadata, signal)
        : await replaceBinding(connection, ref, read.value, signal);
    if (done.ok) return ok(undefined);
    // Somebody changed it between reading and writing.
    if (done.error.code !== 'conflict' || attempt === ATTEMPTS) return failed(done.error);
  }
}

/** Deletes a binding only as it was read: somebody may have added a subject meanwhile, who keeps the right. */
async function deleteUnchanged(
  connection: Connection,
  ref: ObjectRef,
  metadata: V1ObjectMeta | undefined,
  signal: AbortSignal,
): Promise<Result<void>> {
  const uid = metadata?.uid ?? '';
  const deleted = await deleteObject(connection, ref, uid, signal, metadata?.resourceVersion);
  if (!deleted.ok) return deleted;
  return deleted.value === 'replaced' ? failed({ code: 'conflict', ...ref }) : ok(undefined);
}

type Binding = V1ClusterRoleBinding | V1RoleBinding;
type Subject = { readonly kind: string; readonly name: string; readonly namespace?: string };

/** Whether a subject is the account itself, as ServiceAccount or by its user name. */
export function isAccount({ kind, name, namespace }: Subject, account: AccountName): boolean {
  return kind === 'ServiceAccount'
    ? name === account.name && namespace === account.namespace
    : kind === 'User' && name === `system:serviceaccount:${account.namespace}:${account.name}`;
}

async function readBinding(
  connection: Connection,
  ref: ObjectRef,
  signal: AbortSignal,
): Promise<Result<Binding | undefined>> {
  const { name, namespace } = ref;
  const reply = await connection.call<Binding>(
    (apis) =>
      namespace === undefined
        ? apis.rbac.readClusterRoleBindingWithHttpInfo({ name })
        : apis.rbac.readNamespacedRoleBindingWithHttpInfo({ name, namespace }),
    { signal, object: ref },
  );
  if (reply.ok) return ok(reply.value.value);
  return reply.error.code === 'not-found' ? ok(undefined) : reply;
}

async function replaceBinding(
  connection: Connection,
  ref: ObjectRef,
  body: Binding,
  signal: AbortSignal,
): Promise<Result<void>> {
  const { name, namespace = '' } = ref;
  // Its resourceVersion goes along, so that a change in between is a conflict.
  const reply = await connection.call<Binding>(
    (apis) =>
      body instanceof V1ClusterRoleBinding
        ? apis.rbac.replaceClusterRoleBindingWithHttpInfo({ name, body })
        : apis.rbac.replaceNamespacedRoleBindingWithHttpInfo({ name, namespace, body }),
    { signal, object: ref },
  );
  return reply.ok ? ok(undefined) : reply;
}
