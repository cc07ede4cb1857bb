// Deletes the Secret to which a token is bound, which revokes exactly that token.
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';

/**
 * Deletes a bound Secret; one that is not there is as good. Without a UID (the answer to its creation was lost) it goes
 * by its name, which is made of the issuance's own id. Needs only `delete` on secrets.
 */
export async function deleteBoundSecret(
  connection: Connection,
  secret: { readonly namespace: string; readonly name: string; readonly uid?: string | undefined },
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
