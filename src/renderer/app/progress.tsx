// The latest progress of each job, kept from the first event on, whatever screen shows it later.
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { JobId } from '../../shared/ids.ts';
import type { Progress } from '../../shared/ipc/contract/jobs.ts';
import { onEvent } from '../api.ts';

/** Jobs remembered at most; only a few ever run at once. */
const REMEMBERED = 20;

const Latest = createContext<ReadonlyMap<JobId, Progress>>(new Map());

export function ProgressProvider({ children }: { readonly children: ReactNode }) {
  const [latest, setLatest] = useState<ReadonlyMap<JobId, Progress>>(new Map());
  useEffect(
    () =>
      onEvent('jobs.progress', (progress) => {
        setLatest((before) => new Map([...before, [progress.jobId, progress] as const].slice(-REMEMBERED)));
      }),
    [],
  );
  return <Latest value={latest}>{children}</Latest>;
}

/** How far a job is, if it has said so. */
export function useProgress(jobId: JobId | undefined): Progress | undefined {
  const latest = useContext(Latest);
  return jobId === undefined ? undefined : latest.get(jobId);
}
