// Channels of service accounts to their service.
import type { Handlers } from '../../shared/ipc/contract.ts';
import { failed } from '../../shared/ipc/result.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Jobs } from '../jobs.ts';
import type { Policy } from '../tokens/policy.ts';

type AccountHandlers = Pick<
  Handlers,
  | 'accounts.namespaces'
  | 'accounts.list'
  | 'accounts.rights'
  | 'accounts.roles'
  | 'accounts.tokenSecrets'
  | 'accounts.reactivate'
  | 'accounts.preflight'
  | 'accounts.plan'
>;

/** Handlers of `accounts.*`; the service needs Kubernetes code, which is loaded when it is first used. */
export function accountHandlers(
  accounts: () => Promise<Accounts>,
  jobs: Jobs,
  policy: Pick<Policy, 'refusesPlan'>,
): AccountHandlers {
  return {
    'accounts.namespaces': async ({ contextId }) => (await accounts()).namespaces(contextId),
    'accounts.list': async (query) => (await accounts()).list(query),
    'accounts.rights': async (query) => (await accounts()).rights(query),
    'accounts.roles': async (query) => (await accounts()).roles(query),
    'accounts.tokenSecrets': async (query) => (await accounts()).tokenSecrets(query),
    'accounts.reactivate': async (query) => (await accounts()).reactivate(query),
    'accounts.preflight': ({ jobId, ...query }) =>
      jobs.run(jobId, async (job) => (await accounts()).preflight(query, job)),
    'accounts.plan': ({ jobId, request }) =>
      jobs.run(jobId, async (job) => {
        const refused = policy.refusesPlan(request);
        return refused === undefined ? (await accounts()).plan(request, job) : failed(refused);
      }),
  };
}
