// Channels of service accounts to their service.
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Jobs } from '../jobs.ts';

type AccountHandlers = Pick<
  Handlers,
  'accounts.namespaces' | 'accounts.list' | 'accounts.rights' | 'accounts.roles' | 'accounts.plan'
>;

/** Handlers of `accounts.*`. */
export function accountHandlers(accounts: Accounts, jobs: Jobs): AccountHandlers {
  return {
    'accounts.namespaces': ({ contextId }) => accounts.namespaces(contextId),
    'accounts.list': (query) => accounts.list(query),
    'accounts.rights': (query) => accounts.rights(query),
    'accounts.roles': (query) => accounts.roles(query),
    'accounts.plan': ({ jobId, request }) => jobs.run(jobId, (job) => accounts.plan(request, job)),
  };
}
