// SelfSubjectReview: who the server takes us for.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';

/** Name and groups, stable from 1.28 on; servers before it answer `not-found`. */
export async function selfReview(
  connection: Connection,
  signal: AbortSignal,
): Promise<Result<{ name: string | undefined; groups: readonly string[] }>> {
  const reply = await connection.call(
    (apis) =>
      apis.authentication.createSelfSubjectReviewWithHttpInfo({
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' },
      }),
    { signal },
  );
  if (!reply.ok) return reply;
  const info = reply.value.value.status?.userInfo;
  return ok({ name: info?.username, groups: info?.groups ?? [] });
}
