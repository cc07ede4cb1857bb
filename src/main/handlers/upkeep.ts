// Channels of removing, cleaning up and off-boarding to their services.
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { Jobs } from '../jobs.ts';
import type { AccountRemoval } from '../upkeep/account-removal.ts';
import type { CleanUp } from '../upkeep/clean-up.ts';
import type { OffBoarding } from '../upkeep/off-boarding.ts';
import type { Team } from '../upkeep/team.ts';

type UpkeepHandlers = Pick<
  Handlers,
  | 'accounts.removalPlan'
  | 'accounts.remove'
  | 'cleanup.plan'
  | 'cleanup.apply'
  | 'team.list'
  | 'offboarding.current'
  | 'offboarding.items'
  | 'offboarding.plan'
  | 'offboarding.run'
  | 'offboarding.close'
>;

export type UpkeepServices = {
  readonly removal: AccountRemoval;
  readonly cleanUp: CleanUp;
  readonly team: Team;
  readonly offBoarding: OffBoarding;
};

/** Handlers of what takes things off clusters; the services need Kubernetes code, which is loaded when first used. */
export function upkeepHandlers(services: () => Promise<UpkeepServices>, jobs: Jobs): UpkeepHandlers {
  return {
    'accounts.removalPlan': ({ jobId, ...query }) =>
      jobs.run(jobId, async (job) => {
        job.progress({ done: 0, total: 0, step: 'checking' });
        return (await services()).removal.plan(query, job.signal);
      }),
    'accounts.remove': ({ jobId, ...request }) =>
      jobs.run(jobId, async (job) => (await services()).removal.run(request, job)),
    'cleanup.plan': ({ jobId, contextId }) =>
      jobs.run(jobId, async (job) => {
        job.progress({ done: 0, total: 0, step: 'checking' });
        return (await services()).cleanUp.plan(contextId, job.signal);
      }),
    'cleanup.apply': ({ jobId, ...request }) =>
      jobs.run(jobId, async (job) => (await services()).cleanUp.apply(request, job)),
    'team.list': ({ jobId, contextId }) =>
      jobs.run(jobId, async (job) => (await services()).team.list(contextId, job.signal)),
    'offboarding.current': async () => (await services()).offBoarding.current(),
    'offboarding.items': async (query) => (await services()).offBoarding.items(query),
    'offboarding.plan': ({ jobId, subject }) =>
      jobs.run(jobId, async (job) => (await services()).offBoarding.plan(subject, job)),
    'offboarding.run': ({ jobId, ...request }) =>
      jobs.run(jobId, async (job) => (await services()).offBoarding.run(request, job)),
    'offboarding.close': async ({ runId }) => (await services()).offBoarding.close(runId),
  };
}
