// Asks a server who the holder of a token is, by a review with the token alone in the header.
import type { AppError } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';

/** How long the answer may take, milliseconds. */
const REVIEW_MS = 5000;

/**
 * `holder`: the server takes the token, for this user; fields that it did not tell are absent. `refused`: 401, the token
 * is dead here. `not-asked`: no answer about the token.
 */
export type HolderReview =
  | {
      readonly answer: 'holder';
      readonly username: string;
      readonly uid?: string;
      /** `JTI=…`, from 1.30 on. */
      readonly credentialId?: string;
      /** The server's `Date`, epoch milliseconds. */
      readonly serverTime?: number;
    }
  | { readonly answer: 'refused'; readonly error: AppError }
  | { readonly answer: 'not-asked'; readonly error: AppError };

const CREDENTIAL_ID = 'authentication.kubernetes.io/credential-id';

/**
 * SelfSubjectReview, served from 1.28 on. An older server that takes the token refuses the review with 403 and names
 * the user in its refusal, which is an answer too. The token goes into the header only, without client certificate.
 */
export async function reviewHolder(
  connection: Connection,
  token: string,
  signal: AbortSignal,
): Promise<HolderReview> {
  const holder = connection.withBearer(token);
  try {
    const reply = await holder.call(
      (apis) =>
        apis.authentication.createSelfSubjectReviewWithHttpInfo({
          body: { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' },
        }),
      { signal, timeoutMs: REVIEW_MS },
    );
    if (!reply.ok) return refusal(reply.error);
    const user = reply.value.value.status?.userInfo;
    const credentialId = user?.extra?.[CREDENTIAL_ID]?.[0];
    const { serverTime } = reply.value;
    return {
      answer: 'holder',
      username: user?.username ?? '',
      ...(user?.uid === undefined ? {} : { uid: user.uid }),
      ...(credentialId === undefined ? {} : { credentialId }),
      ...(serverTime === undefined ? {} : { serverTime }),
    };
  } finally {
    await holder.close();
  }
}

function refusal(error: AppError): HolderReview {
  if (error.code === 'unauthenticated') return { answer: 'refused', error };
  const named =
    error.code === 'forbidden'
      ? /User "(system:serviceaccount:[^"]+)"/.exec(error.detail ?? '')?.[1]
      : undefined;
  return named === undefined ? { answer: 'not-asked', error } : { answer: 'holder', username: named };
}
