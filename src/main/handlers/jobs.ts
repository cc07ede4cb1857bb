// Channels of jobs.
import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/ipc/result.ts';
import type { Jobs } from '../jobs.ts';

/** Handlers of `jobs.*`. */
export function jobHandlers(jobs: Jobs): Pick<Handlers, 'jobs.cancel'> {
  return { 'jobs.cancel': ({ jobId }) => Promise.resolve(ok({ cancelled: jobs.cancel(jobId) })) };
}
