// Reads, without any token, what a token hangs on: its account, its Secret's metadata, the server's time.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';
import { METADATA_ONLY } from './secret-removal.ts';

/** An object by UID; `terminating` since its deletion was asked for. */
export type Living = { readonly uid: string; readonly terminating: boolean };

/** Metadata of a Secret. Labels are the server's own notes on tokens in Secrets. */
export type SecretNotes = Living & {
  /** `kubernetes.io/legacy-token-invalid-since`: authentication refuses the token while it is there (measured). */
  readonly invalidSince?: string;
  /** `kubernetes.io/legacy-token-last-used`: a day. */
  readonly lastUsedOn?: string;
};

/** The account of this name; `undefined` where there is none. */
export async function readAccount(
  connection: Connection,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  signal: AbortSignal,
): Promise<Result<Living | undefined>> {
  const reply = await connection.call(
    (apis) => apis.core.readNamespacedServiceAccountWithHttpInfo({ namespace, name }),
    { signal, object: { kind: 'ServiceAccount', name, namespace } },
  );
  if (!reply.ok) return reply.error.code === 'not-found' ? ok(undefined) : reply;
  const { metadata } = reply.value.value;
  return ok({ uid: metadata?.uid ?? '', terminating: metadata?.deletionTimestamp !== undefined });
}

/** Metadata of the Secret of this name, never what is in it; `undefined` where there is none. */
export async function readSecretNotes(
  connection: Connection,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  signal: AbortSignal,
): Promise<Result<SecretNotes | undefined>> {
  const reply = await connection.call(
    (apis) => apis.core.readNamespacedSecretWithHttpInfo({ namespace, name }),
    { signal, accept: METADATA_ONLY, object: { kind: 'Secret', name, namespace } },
  );
  if (!reply.ok) return reply.error.code === 'not-found' ? ok(undefined) : reply;
  const { metadata } = reply.value.value;
  const invalidSince = metadata?.labels?.['kubernetes.io/legacy-token-invalid-since'];
  const lastUsedOn = metadata?.labels?.['kubernetes.io/legacy-token-last-used'];
  return ok({
    uid: metadata?.uid ?? '',
    terminating: metadata?.deletionTimestamp !== undefined,
    ...(invalidSince === undefined ? {} : { invalidSince }),
    ...(lastUsedOn === undefined ? {} : { lastUsedOn }),
  });
}

/** The server's time by its `Date` header, epoch milliseconds (whole seconds); `undefined` where it does not tell. */
export async function readServerTime(
  connection: Connection,
  signal: AbortSignal,
): Promise<number | undefined> {
  const reply = await connection.call((apis) => apis.version.getCodeWithHttpInfo(), { signal });
  return reply.ok ? reply.value.serverTime : undefined;
}
