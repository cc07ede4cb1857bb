// Deletes the Secret to which a token is bound, which revokes exactly that token.
import { setTimeout as pause } from 'node:timers/promises';
import { failed, ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';

/** A Secret to which a token is bound. Without a UID the answer to its creation was lost. */
export type BoundSecret = {
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string | undefined;
};

/** Pauses before a deletion is tried again, milliseconds. */
const RETRY_AFTER_MS = [200, 1000];
const transient: ReadonlySet<AppError['code']> = new Set([
  'unreachable',
  'timed-out',
  'throttled',
  'server-error',
  'bad-answer',
] satisfies AppError['code'][]);

/**
 * Deletes a bound Secret; one that is not there is as good. Without a UID it goes by its
 * name, which is made of the issuance's own id. Tried three times. Needs only `delete` on secrets.
 */
export async function deleteBoundSecret(
  connection: Connection,
  secret: BoundSecret,
  signal: AbortSignal,
): Promise<Result<void>> {
  for (const pauseMs of RETRY_AFTER_MS) {
    const outcome = await deleteOnce(connection, secret, signal);
    if (outcome.ok || !transient.has(outcome.error.code)) return outcome;
    await pause(pauseMs);
  }
  return deleteOnce(connection, secret, signal);
}

async function deleteOnce(
  connection: Connection,
  secret: BoundSecret,
  signal: AbortSignal,
): Promise<Result<void>> {
  const { namespace, name, uid } = secret;
  const reply = await connection.call(
    (apis) =>
      apis.core.deleteNamespacedSecretWithHttpInfo({
        namespace,
        name,
        ...(uid === undefined ? {} : { body: { preconditions: { uid } } }),
      }),
    { signal, object: { kind: 'Secret', name, namespace } },
  );
  if (reply.ok || reply.error.code === 'not-found') return ok(undefined);
  // Another object of this name: ours is gone.
  if (uid !== undefined && reply.error.code === 'conflict') return ok(undefined);
  return failed(reply.error);
}
