// Asks the server about ourselves: what we may do, and who it takes us for.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';

/** A request as an authorizer sees it. `group` is empty for the core group. */
export type ResourceRequest = {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
};

/**
 * SelfSubjectAccessReview: may the user of this connection do that? Everyone may ask. A right that is limited by
 * `resourceNames` is only seen when the name is given (measured).
 */
export async function mayI(
  connection: Connection,
  request: ResourceRequest,
  signal: AbortSignal,
): Promise<Result<boolean>> {
  const reply = await connection.call(
    (apis) =>
      apis.authorization.createSelfSubjectAccessReviewWithHttpInfo({
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { resourceAttributes: { ...request } },
        },
      }),
    { signal },
  );
  return reply.ok ? ok(reply.value.value.status?.allowed ?? false) : reply;
}

/** SelfSubjectReview: the name the server knows us by. Servers before 1.28 answer `not-found`. */
export async function ownUserName(connection: Connection, signal: AbortSignal): Promise<Result<string>> {
  const reply = await connection.call(
    (apis) =>
      apis.authentication.createSelfSubjectReviewWithHttpInfo({
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' },
      }),
    { signal },
  );
  return reply.ok ? ok(reply.value.value.status?.userInfo?.username ?? '') : reply;
}
