// What the operator may do here, asked of the server for the whole cluster and for the namespace of the context.
import type { Permission, PermissionId } from '../../shared/cluster.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { mayI, type ResourceRequest } from '../kubernetes/reviews.ts';

const RBAC = 'rbac.authorization.k8s.io';

/** What each permission consists of; all of it must be allowed. */
const requests = {
  'service-accounts': [
    core('get', 'serviceaccounts'),
    core('list', 'serviceaccounts'),
    core('create', 'serviceaccounts'),
  ],
  'issue-tokens': [{ ...core('create', 'serviceaccounts'), subresource: 'token' }],
  secrets: [core('create', 'secrets'), core('delete', 'secrets')],
  bindings: [{ verb: 'create', group: RBAC, resource: 'rolebindings' }],
  roles: [{ verb: 'create', group: RBAC, resource: 'clusterroles' }],
  namespaces: [core('create', 'namespaces')],
  'token-reviews': [{ verb: 'create', group: 'authentication.k8s.io', resource: 'tokenreviews' }],
  'access-reviews': [{ verb: 'create', group: 'authorization.k8s.io', resource: 'subjectaccessreviews' }],
} satisfies Record<PermissionId, readonly ResourceRequest[]>;

/** These exist in namespaces, so that they can be held in one only. */
const namespaced: readonly PermissionId[] = ['service-accounts', 'issue-tokens', 'secrets', 'bindings'];

/** Asks for all permissions at once. What is not held everywhere is asked for in `namespace`, where there is one. */
export async function askPermissions(
  connection: Connection,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<Permission[]> {
  return Promise.all(
    permissionIds.map(async (id): Promise<Permission> => {
      const everywhere = await verdict(connection, requests[id], signal);
      if (everywhere !== 'missing' || namespace === undefined || !namespaced.includes(id)) {
        return { id, verdict: everywhere };
      }
      const there = requests[id].map((request) => ({ ...request, namespace }));
      return (await verdict(connection, there, signal)) === 'held'
        ? { id, verdict: 'held', namespace }
        : { id, verdict: 'missing' };
    }),
  );
}

// The keys are the ids: the record is checked against them above.
const permissionIds = Object.keys(requests) as PermissionId[];

async function verdict(
  connection: Connection,
  asked: readonly ResourceRequest[],
  signal: AbortSignal,
): Promise<Permission['verdict']> {
  const answers = await Promise.all(asked.map((request) => mayI(connection, request, signal)));
  if (answers.some((answer) => answer.ok && !answer.value)) return 'missing';
  return answers.every((answer) => answer.ok) ? 'held' : 'unknown';
}

function core(verb: string, resource: string): ResourceRequest {
  return { verb, group: '', resource };
}
