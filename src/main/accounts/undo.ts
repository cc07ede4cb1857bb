// Takes back what a set-up made: newest first, and only the very objects that it made.
import { failed, ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { persistently } from '../kubernetes/doubt.ts';
import { deleteObject, type ReadableRef } from '../kubernetes/objects.ts';
import { listClusterRoleBindings } from '../kubernetes/rbac.ts';
import { listAccounts } from '../kubernetes/service-accounts.ts';

/** An object made by a run. Without a UID it is unsure whether it was made; then it is named, never deleted. */
export type MadeObject = { readonly ref: ObjectRef; readonly uid: string | undefined };

/**
 * Deletes the objects by UID, so that one which has taken a name meanwhile stays. A namespace or a role that others have
 * begun to use meanwhile stays, too. Answers the cause, or `roll-back-incomplete` with what is left.
 */
export async function undo(
  connection: Connection,
  made: readonly MadeObject[],
  cause: AppError,
  signal: AbortSignal,
): Promise<AppError> {
  const left: ObjectRef[] = [];
  for (const object of made.toReversed()) {
    const gone = await takeBack(connection, object, signal);
    if (!gone.ok) left.push(object.ref);
  }
  if (left.length === 0) return cause;
  return {
    code: 'roll-back-incomplete',
    left: left.slice(0, 50),
    cause: cause.code,
    ...(cause.detail === undefined ? {} : { detail: cause.detail }),
  };
}

/** Whether objects of this kind may be read here: Secrets never are. */
export function isReadable(ref: ObjectRef): ref is ReadableRef {
  return ref.kind !== 'Secret' && ref.kind !== 'Token';
}

async function takeBack(
  connection: Connection,
  object: MadeObject,
  signal: AbortSignal,
): Promise<Result<void>> {
  const { ref, uid } = object;
  if (uid === undefined) return failed({ code: 'not-found', kind: ref.kind, name: ref.name });
  if (await isUsedByOthers(connection, ref, signal)) return failed({ code: 'conflict', ...ref });
  const reply = await persistently(() => deleteObject(connection, ref, uid, signal), signal);
  return reply.ok ? ok(undefined) : reply;
}

/** A namespace or a role that this run made, and that others have begun to use since. */
async function isUsedByOthers(connection: Connection, ref: ObjectRef, signal: AbortSignal): Promise<boolean> {
  if (ref.kind === 'Namespace') return hasAccounts(connection, ref.name, signal);
  if (ref.kind !== 'ClusterRole') return false;
  const bindings = await listClusterRoleBindings(connection, signal);
  return bindings.ok && bindings.value.some(({ role }) => role.name === ref.name);
}

/** Every namespace has the account `default`; any other there by now is somebody's. One that may not be read counts. */
async function hasAccounts(connection: Connection, namespace: string, signal: AbortSignal): Promise<boolean> {
  const others: string[] = [];
  const reply = await listAccounts(connection, {
    namespace,
    signal,
    page: (entries) =>
      others.push(...entries.map((entry) => entry.name).filter((name) => name !== 'default')),
    restart: () => others.splice(0),
  });
  return !reply.ok || others.length > 0;
}
