// Deletes the Secret to which a token is bound, which revokes exactly that token.
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';
import { persistently } from './doubt.ts';

/** A Secret to which a token is bound. Without a UID the answer to its creation was lost. */
export type BoundSecret = {
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string | undefined;
};

/**
 * Deletes a bound Secret; one that is not there is as good. Without a UID it goes by its
 * name, which is made of the issuance's own id. Tried three times. Needs only `delete` on secrets.
 */
export function deleteBoundSecret(
  connection: Connection,
  secret: BoundSecret,
  signal: AbortSignal,
): Promise<Result<void>> {
  return persistently(() => deleteOnce(connection, secret, signal), signal);
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
