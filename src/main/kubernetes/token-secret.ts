// Secrets that hold a token: read on purpose, one at a time, and awaited where the server is still to fill one in.
import { setTimeout as pause } from 'node:timers/promises';
import type { V1Secret } from '@kubernetes/client-node';
import { failed, ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';
import { readAccount } from './token-facts.ts';

/** The server fills a Secret in after 12 to 28 ms (measured); longer than this it will not, milliseconds. */
const FILL_MS = 10_000;
/** One watch at most, seconds; then the Secret is read once more. */
const WATCH_SECONDS = 5;
/** Pauses between readings where watching is not allowed, milliseconds; the last one repeats. */
const READ_AGAIN_MS = [20, 40, 80, 160, 320, 640] as const;

export const TOKEN_SECRET_TYPE = 'kubernetes.io/service-account-token';
const ACCOUNT_NAME = 'kubernetes.io/service-account.name';
const ACCOUNT_UID = 'kubernetes.io/service-account.uid';
export const INVALID_SINCE = 'kubernetes.io/legacy-token-invalid-since';
const LAST_USED = 'kubernetes.io/legacy-token-last-used';

export type TokenSecret = {
  readonly name: string;
  readonly uid: string;
  /** `undefined` until the token controller has filled it in. */
  readonly token: string | undefined;
  readonly account: { readonly name: string; readonly uid: string };
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** `resourceVersion` when it was read. */
  readonly version: string;
  readonly invalidSince?: string;
  readonly lastUsedOn?: string;
};

type Place = { readonly namespace: string; readonly name: string };

/** Reads one Secret with its token. `undefined` where there is none of this name. Fails with `invalid` for another type. */
export async function readTokenSecret(
  connection: Connection,
  { namespace, name }: Place,
  signal: AbortSignal,
): Promise<Result<TokenSecret | undefined>> {
  const reply = await connection.call(
    (apis) => apis.core.readNamespacedSecretWithHttpInfo({ namespace, name }),
    { signal, object: { kind: 'Secret', name, namespace } },
  );
  if (!reply.ok) return reply.error.code === 'not-found' ? ok(undefined) : reply;
  return tokenSecretOf(reply.value.value);
}

/**
 * Waits until the server has filled in a Secret that was just made for an account. Watches it, or reads it again and
 * again where that is not allowed. Fails with `token-not-filled`, which names the cause, and as the server does.
 */
export async function awaitTokenSecret(
  connection: Connection,
  place: Place & { readonly uid: string; readonly account: string },
  signal: AbortSignal,
): Promise<Result<TokenSecret>> {
  const end = AbortSignal.any([signal, AbortSignal.timeout(FILL_MS)]);
  for (let turn = 0; ; turn += 1) {
    const read = await readTokenSecret(connection, place, end);
    if (signal.aborted) return failed({ code: 'cancelled' });
    if (end.aborted) return failed(await causeOf(connection, place, signal));
    if (!read.ok) return read;
    if (read.value?.uid !== place.uid) return failed(await causeOf(connection, place, signal));
    if (read.value.token !== undefined) return ok(read.value);
    const seen = await change(connection, place, read.value.version, end);
    if (seen === 'changed') continue;
    // The watch ended, or is not allowed: the Secret is read again after a while.
    await pause(READ_AGAIN_MS[turn] ?? 640, undefined, { signal: end }).catch(() => undefined);
  }
}

/** Waits for a change of the Secret since it was read. */
function change(
  connection: Connection,
  { namespace, name }: Place,
  version: string,
  signal: AbortSignal,
): Promise<'changed' | 'ended'> {
  const query = new URLSearchParams({
    ...{ watch: 'true', fieldSelector: `metadata.name=${name}`, resourceVersion: version },
    timeoutSeconds: String(WATCH_SECONDS),
  });
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/secrets?${query.toString()}`;
  return connection.nextChange(path, signal);
}

/** Why a Secret stayed empty or vanished. A Secret for a missing account is deleted within 0.1 s (measured). */
async function causeOf(
  connection: Connection,
  place: Place & { readonly account: string },
  signal: AbortSignal,
): Promise<AppError> {
  const { namespace, name } = place;
  const account = await readAccount(connection, { namespace, name: place.account }, signal);
  if (account.ok && account.value === undefined) {
    return { code: 'token-not-filled', reason: 'account-missing', secret: name };
  }
  const left = await readTokenSecret(connection, place, signal);
  return left.ok && left.value === undefined
    ? { code: 'token-not-filled', reason: 'removed', secret: name }
    : { code: 'token-not-filled', reason: 'no-controller', secret: name };
}

function tokenSecretOf({ metadata, type, data }: V1Secret): Result<TokenSecret> {
  if (type !== TOKEN_SECRET_TYPE) return failed({ code: 'invalid', field: 'tokenSecret' });
  const { annotations = {}, labels = {} } = metadata ?? {};
  const encoded = data?.['token'];
  const created: unknown = metadata?.creationTimestamp;
  const invalidSince = labels[INVALID_SINCE];
  const lastUsedOn = labels[LAST_USED];
  return ok({
    name: metadata?.name ?? '',
    uid: metadata?.uid ?? '',
    token: encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8'),
    account: { name: annotations[ACCOUNT_NAME] ?? '', uid: annotations[ACCOUNT_UID] ?? '' },
    createdAt: created instanceof Date ? created.getTime() : 0,
    version: metadata?.resourceVersion ?? '',
    ...(invalidSince === undefined ? {} : { invalidSince }),
    ...(lastUsedOn === undefined ? {} : { lastUsedOn }),
  });
}
