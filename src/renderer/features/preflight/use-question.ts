// A question to main that takes a moment: asked anew each time, and given up when nobody waits for it any more.
import { useQuery } from '@tanstack/react-query';
import type { JobId } from '../../../shared/ids.ts';
import type { Result } from '../../../shared/ipc/result.ts';
import { api, newJobId, unwrap } from '../../api.ts';

/** Its answer is not kept: rights change behind our back. */
export function useQuestion<Value>(
  queryKey: readonly unknown[],
  ask: (jobId: JobId) => Promise<Result<Value>>,
) {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => {
      const jobId = newJobId();
      signal.addEventListener('abort', () => void api['jobs.cancel']({ jobId }), { once: true });
      return unwrap(ask(jobId));
    },
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
}
