// Deletes exactly one object and proves that it has gone, or names what holds it.
import { setTimeout as pause } from 'node:timers/promises';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { RemovalOutcome } from '../../shared/removal.ts';
import type { Connection } from './connection.ts';
import { persistently } from './doubt.ts';
import { objectMetadata } from './object-metadata.ts';
import { deleteObject } from './objects.ts';
import { removeSecret } from './secret-removal.ts';

/** An object that may only go as the very one that it was. */
export type Exactly = { readonly ref: ObjectRef; readonly uid: string };

/** Pauses between two looks, milliseconds. */
const LOOK_EVERY_MS = 250;
/** How long an object may take to go, milliseconds: what waits longer is held by something. */
const PATIENCE_MS = 15_000;
/** A namespace is emptied first, by a controller that takes its time. */
const NAMESPACE_PATIENCE_MS = 60_000;

/** Asks for the deletion of exactly this object; one that is gone, or has been replaced, is as good. Tried three times. */
export function deleteExactly(
  connection: Connection,
  { ref, uid }: Exactly,
  signal: AbortSignal,
): Promise<Result<void>> {
  return persistently(async () => {
    // The answer to the deletion of a Secret can be the Secret, so it is asked for by its metadata.
    const reply =
      ref.kind === 'Secret'
        ? await removeSecret(connection, { namespace: ref.namespace ?? '', name: ref.name, uid }, signal)
        : await deleteObject(connection, ref, uid, signal);
    return reply.ok ? ok(undefined) : reply;
  }, signal);
}

/** Waits until an object that was deleted has gone. What may not be looked at is `unproven`. */
export async function proveGone(
  connection: Connection,
  { ref, uid }: Exactly,
  signal: AbortSignal,
): Promise<RemovalOutcome> {
  const patience = ref.kind === 'Namespace' ? NAMESPACE_PATIENCE_MS : PATIENCE_MS;
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const found = await persistently(() => objectMetadata(connection, ref, signal), signal);
    if (!found.ok) {
      return found.error.code === 'forbidden'
        ? { object: ref, state: 'unproven' }
        : { object: ref, state: 'left', error: found.error };
    }
    if (found.value === undefined || found.value.uid !== uid) return { object: ref, state: 'removed' };
    if (waited >= patience) {
      return { object: ref, state: 'held', finalizers: [...found.value.finalizers] };
    }
    await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Deletes and proves. */
export async function removeProved(
  connection: Connection,
  object: Exactly,
  signal: AbortSignal,
): Promise<RemovalOutcome> {
  const deleted = await deleteExactly(connection, object, signal);
  return deleted.ok
    ? proveGone(connection, object, signal)
    : { object: object.ref, state: 'left', error: deleted.error };
}
