// One check at a time: started, watched, cancelled, and what came of it.
import { useRef, useState } from 'react';
import type { IssuanceId, JobId } from '../../../shared/ids.ts';
import type { TokenRow } from '../../../shared/issuance.ts';
import type { TokenCheck } from '../../../shared/token-check.ts';
import { useVerify } from './life-queries.ts';

export type Checking = {
  readonly job: { readonly jobId: JobId; readonly before: number; readonly total: number } | undefined;
  readonly outcome:
    | { readonly checks: readonly TokenCheck[]; readonly account: string; readonly cluster: string }
    | undefined;
  readonly start: (issuanceIds: readonly IssuanceId[], review?: boolean) => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
};

/** `report` is told of a check that failed as a whole. */
export function useChecking(
  rows: readonly TokenRow[],
  report: (data: unknown, thrown: unknown) => void,
): Checking {
  const verify = useVerify();
  const [job, setJob] = useState<Checking['job']>();
  const [outcome, setOutcome] = useState<Checking['outcome']>();
  const end = useRef<AbortController | null>(null);
  const start = (issuanceIds: readonly IssuanceId[], review = false) => {
    if (job !== undefined || issuanceIds.length === 0) return;
    const controller = new AbortController();
    end.current = controller;
    setOutcome(undefined);
    verify.mutate(
      {
        issuanceIds,
        review,
        signal: controller.signal,
        onProgress: (jobId, before) => {
          setJob({ jobId, before, total: issuanceIds.length });
        },
      },
      {
        onSettled: (checks, thrown) => {
          setJob(undefined);
          report(checks, thrown);
          if (checks === undefined || checks.length === 0) return;
          const row = rows.find(({ issuanceId }) => issuanceId === checks[0]?.issuanceId);
          setOutcome({ checks, account: row?.accountName ?? '', cluster: row?.clusterName ?? '' });
        },
      },
    );
  };
  return {
    job,
    outcome,
    start,
    cancel: () => {
      end.current?.abort();
    },
    dismiss: () => {
      setOutcome(undefined);
    },
  };
}
