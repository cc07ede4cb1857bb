// TokenReview: asks a server, as ourselves, whom it takes the holder of a token for.
import type { Connection } from './connection.ts';
import type { HolderReview } from './holder-review.ts';

const CREDENTIAL_ID = 'authentication.kubernetes.io/credential-id';

/**
 * Sends the token in the body of a request: with auditing of bodies it is in the log then, so ask only on request and
 * never for many tokens in Secrets, whose last use it notes (measured). Needs `create` on tokenreviews. The audiences
 * are the token's own; none of them in the answer means that the server knows none of them.
 */
export async function reviewByServer(
  connection: Connection,
  token: string,
  audiences: readonly string[],
  signal: AbortSignal,
): Promise<HolderReview> {
  const reply = await connection.call(
    (apis) =>
      apis.authentication.createTokenReviewWithHttpInfo({
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenReview',
          spec: { token, ...(audiences.length === 0 ? {} : { audiences: [...audiences] }) },
        },
      }),
    { signal },
  );
  if (!reply.ok) return { answer: 'not-asked', error: reply.error };
  const { status } = reply.value.value;
  if (status?.authenticated !== true) {
    const detail = (status?.error ?? '').slice(0, 2000);
    const said = detail === '' ? {} : { detail };
    return { answer: 'refused', error: { code: 'unauthenticated', reason: 'refused', ...said } };
  }
  const credentialId = status.user?.extra?.[CREDENTIAL_ID]?.[0];
  return {
    answer: 'holder',
    username: status.user?.username ?? '',
    ...(status.user?.uid === undefined ? {} : { uid: status.user.uid }),
    ...(credentialId === undefined ? {} : { credentialId }),
  };
}
