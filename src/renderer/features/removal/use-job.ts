// A job that a dialog runs: its call as a mutation, its progress, and a way to stop it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import type { Result } from '../../../shared/ipc/result.ts';
import { api, newJobId, unwrap } from '../../api.ts';
import { useProgress } from '../../app/progress.tsx';

/** Runs `call` under a new job id each time. What it changed on a cluster is read again when it ends. */
export function useJob<Argument, Value>(call: (jobId: JobId, argument: Argument) => Promise<Result<Value>>) {
  const [jobId, setJobId] = useState<JobId>();
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: (argument: Argument) => {
      const id = newJobId();
      setJobId(id);
      return unwrap(call(id, argument));
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return {
    ...mutation,
    progress: useProgress(mutation.isPending ? jobId : undefined),
    stop: () => {
      if (jobId !== undefined) void api['jobs.cancel']({ jobId });
    },
  };
}
