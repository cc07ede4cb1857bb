// Removes one object that nobody needs: what others have begun to use stays, and an account goes with its bindings.
import { removeAccount } from '../accounts/remove-account.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { RemovalOutcome } from '../../shared/removal.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { isEmptyNamespace } from '../kubernetes/namespace-content.ts';
import { readObject } from '../kubernetes/objects.ts';
import { removeProved, type Exactly } from '../kubernetes/proved-removal.ts';
import { listClusterRoleBindings, listRoleBindings } from '../kubernetes/rbac.ts';
import type { Database } from '../storage/database.ts';
import { knowsIssuance } from './account-rows.ts';

/** Kinds in the order in which they go: what counts on something goes before it. */
export const removalOrder: readonly (readonly ObjectRef['kind'][])[] = [
  ['Secret'],
  ['ServiceAccount'],
  ['RoleBinding', 'ClusterRoleBinding'],
  ['ClusterRole'],
  ['Namespace'],
];

export type UnusedParts = { readonly database: Database; readonly namespaces: readonly string[] };

/** Looks once more whether others use it, then removes and proves. `kept`: they do, or nobody may tell. */
export async function removeUnused(
  connection: Connection,
  object: Exactly,
  { database, namespaces }: UnusedParts,
  signal: AbortSignal,
): Promise<RemovalOutcome> {
  const { ref, uid } = object;
  if (ref.kind === 'ServiceAccount') {
    const account = { namespace: ref.namespace ?? '', name: ref.name };
    const isOurs = (issuanceId: string) => knowsIssuance(database, issuanceId);
    const wanted = { account, uid, namespaces, isOurs, boundSecrets: [], removeNamespace: false };
    const removed = await removeAccount(connection, wanted, { signal, progress: () => undefined });
    if (!removed.ok) return { object: ref, state: 'left', error: removed.error };
    const problem = removed.value.find(({ state }) => state === 'left' || state === 'held');
    return problem === undefined ? { object: ref, state: 'removed' } : { ...problem, object: ref };
  }
  if (await isUsed(connection, ref, signal)) return { object: ref, state: 'kept' };
  return removeProved(connection, object, signal);
}

async function isUsed(connection: Connection, ref: ObjectRef, signal: AbortSignal): Promise<boolean> {
  switch (ref.kind) {
    case 'ClusterRole': {
      const lists = await Promise.all([
        listClusterRoleBindings(connection, signal),
        listRoleBindings(connection, undefined, signal),
      ]);
      return lists.some((list) => !list.ok || list.value.some(({ role }) => role.name === ref.name));
    }
    case 'Namespace': {
      const empty = await isEmptyNamespace(connection, ref.name, [], signal);
      return !empty.ok || !empty.value;
    }
    case 'RoleBinding':
    case 'ClusterRoleBinding': {
      const found = await readObject(connection, { ...ref, kind: ref.kind }, signal);
      return found.ok && (found.value?.subjects ?? []).length > 1;
    }
    default:
      return false;
  }
}
