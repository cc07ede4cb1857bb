// SubjectAccessReview: may the holder of a service account's token do that?
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';
import type { ResourceRequest } from './reviews.ts';

/**
 * Asks for the account by its user name with its three groups, so that rights through groups count. Needs `create` on
 * subjectaccessreviews. It is about the name: an account that does not exist is judged as if it did.
 */
export async function mayAccount(
  connection: Connection,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  request: ResourceRequest,
  signal: AbortSignal,
): Promise<Result<boolean>> {
  const reply = await connection.call(
    (apis) =>
      apis.authorization.createSubjectAccessReviewWithHttpInfo({
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: {
            user: `system:serviceaccount:${namespace}:${name}`,
            groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
            resourceAttributes: { ...request },
          },
        },
      }),
    { signal },
  );
  return reply.ok ? ok(reply.value.value.status?.allowed ?? false) : reply;
}
