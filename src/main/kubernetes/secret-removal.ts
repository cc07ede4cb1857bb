// Deletes a Secret and tells whether it has really gone. What is in it never enters this process.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';

/** Asks for metadata alone, of an object (measured: without `data`, also in the answer to a deletion). */
export const METADATA_ONLY = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';

/** A Secret by name; with a UID only that very object is meant. */
export type SecretRef = {
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string | undefined;
};

/** What is left of an object. `held`: terminating, and kept there by finalizers, where they may be read. */
export type Remains =
  { readonly state: 'gone' } | { readonly state: 'held'; readonly finalizers: readonly string[] };

/**
 * Asks to delete a Secret and tells what is left of it; does no harm when repeated. One that is not there, or another of
 * this name, is `gone`. Needs only `delete` on secrets; finalizers are named where `get` is allowed too.
 */
export async function removeSecret(
  connection: Connection,
  secret: SecretRef,
  signal: AbortSignal,
): Promise<Result<Remains>> {
  const { namespace, name, uid } = secret;
  const options = { signal, accept: METADATA_ONLY, object: { kind: 'Secret', name, namespace } as const };
  const reply = await connection.call(
    (apis) =>
      apis.core.deleteNamespacedSecretWithHttpInfo({
        namespace,
        name,
        ...(uid === undefined ? {} : { body: { preconditions: { uid } } }),
      }),
    options,
  );
  if (!reply.ok && reply.error.code === 'not-found') return ok({ state: 'gone' });
  // The UID may be another's, or another change came in between: the object itself tells.
  const contested = !reply.ok && uid !== undefined && reply.error.code === 'conflict';
  if (!reply.ok && !contested) return reply;
  // A Status says that it is gone; the object itself is the answer where something still keeps it.
  if (reply.ok && reply.value.value.kind === 'Status') return ok({ state: 'gone' });
  const read = await connection.call((apis) => apis.core.readNamespacedSecretWithHttpInfo(secret), options);
  if (!read.ok) {
    const { code } = read.error;
    if (code === 'not-found' || (contested && code === 'forbidden')) return ok({ state: 'gone' });
    return contested ? read : ok({ state: 'held', finalizers: [] });
  }
  const { metadata } = read.value.value;
  if (uid !== undefined && metadata?.uid !== uid) return ok({ state: 'gone' });
  return reply.ok ? ok({ state: 'held', finalizers: metadata?.finalizers ?? [] }) : reply;
}
