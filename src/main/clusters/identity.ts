// Who the server says we are, and which cluster it says it is.
import type { ClusterDetail } from '../../shared/cluster.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { selfReview } from '../kubernetes/self-review.ts';

/**
 * SelfSubjectReview, from 1.28 on. An older server, or one that does not say, gives an unknown user; a credential that
 * is refused fails. `interactive` logins happen here, so there is no time-out but the call's own.
 */
export async function whoAmI(
  connection: Connection,
  signal: AbortSignal,
): Promise<Result<ClusterDetail['user']>> {
  const review = await selfReview(connection, signal);
  if (!review.ok) {
    const silent = review.error.code === 'not-found' || review.error.code === 'forbidden';
    return silent ? ok(unknownUser) : review;
  }
  const { name, groups } = review.value;
  if (name === undefined) return ok(unknownUser);
  return ok({
    name: name.slice(0, 500),
    groups: groups.map((group) => group.slice(0, 500)).slice(0, 100),
    known: true,
  });
}

/** UID of kube-system, which names a cluster for life; `undefined` where it may not be read. */
export async function clusterUid(connection: Connection, signal: AbortSignal): Promise<string | undefined> {
  const reply = await connection.call(
    (apis) => apis.core.readNamespaceWithHttpInfo({ name: 'kube-system' }),
    {
      signal,
    },
  );
  return reply.ok ? reply.value.value.metadata?.uid?.slice(0, 100) : undefined;
}

const unknownUser = { name: 'unknown', groups: [], known: false } satisfies ClusterDetail['user'];
