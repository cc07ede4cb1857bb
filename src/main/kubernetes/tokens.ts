// Asks the server for a token of a service account, and whom it takes the holder of a token for.
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';
import { reviewHolder } from './holder-review.ts';
import { isRancher } from './rancher.ts';

/** An account by its full name; `uid` where it is known. */
export type TokenAccount = {
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string | undefined;
};

export type TokenWish = {
  readonly account: TokenAccount;
  /** Absent: the server's default, an hour (measured). */
  readonly seconds?: number | undefined;
  /** Empty: the server's own audiences. */
  readonly audiences: readonly string[];
  /** Secret in the same namespace with which the token dies. */
  readonly boundSecret?: { readonly name: string; readonly uid: string } | undefined;
};

export type RequestedToken = {
  readonly token: string;
  /** Texts of `Warning` headers: a server that shortens a lifetime says so only there (measured). */
  readonly warnings: readonly string[];
};

/**
 * TokenRequest. There is no dry run of it: the server ignores `dryRun` and answers with a real token (measured). The
 * account's UID is sent along: from 1.34 a server refuses another account of the same name with 409.
 */
export async function requestToken(
  connection: Connection,
  wish: TokenWish,
  signal: AbortSignal,
): Promise<Result<RequestedToken>> {
  const { account, audiences, boundSecret, seconds } = wish;
  const { namespace, name, uid } = account;
  const reply = await connection.call(
    (apis) =>
      apis.core.createNamespacedServiceAccountTokenWithHttpInfo({
        namespace,
        name,
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          ...(uid === undefined ? {} : { metadata: { uid } }),
          // The generated model demands audiences; an empty list asks for the server's own.
          spec: {
            audiences: [...audiences],
            ...(seconds === undefined ? {} : { expirationSeconds: seconds }),
            ...(boundSecret === undefined
              ? {}
              : { boundObjectRef: { apiVersion: 'v1', kind: 'Secret', ...boundSecret } }),
          },
        },
      }),
    { signal, object: { kind: 'ServiceAccount', name, namespace } },
  );
  if (!reply.ok) return reply;
  const token: unknown = reply.value.value.status?.token;
  return typeof token === 'string'
    ? ok({ token, warnings: reply.value.warnings })
    : failed({ code: 'bad-answer', reason: 'unexpected' });
}

/** How long a review of a fresh token may take, milliseconds; it only confirms what the claims say. */
const REVIEW_MS = 3000;

/**
 * Asks with the token alone: `yes` where the server takes its holder for exactly this account, by name and, where it
 * tells, UID; `no` where it refuses the token or takes the holder for somebody else; `not-asked` where it does not answer
 * that (behind a proxy).
 */
export async function reviewToken(
  connection: Connection,
  token: string,
  expected: { readonly subject: string; readonly accountUid: string | undefined },
): Promise<'yes' | 'no' | 'not-asked'> {
  // Its no would be about its own tokens.
  if (isRancher(connection.server)) return 'not-asked';
  const review = await reviewHolder(connection, token, AbortSignal.timeout(REVIEW_MS));
  if (review.answer !== 'holder') return review.answer === 'refused' ? 'no' : 'not-asked';
  const { username, uid } = review;
  const same = expected.accountUid === undefined || uid === undefined || uid === expected.accountUid;
  return username === expected.subject && same ? 'yes' : 'no';
}
