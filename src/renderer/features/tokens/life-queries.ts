// Checking, revoking and decoding as queries and actions.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { IssuanceId } from '../../../shared/ids.ts';
import type { Revoking } from '../../../shared/ipc/contract/tokens.ts';
import type { RevokeReach } from '../../../shared/revoke-plan.ts';
import type { TokenCheck } from '../../../shared/token-check.ts';
import { api, newJobId, unwrap } from '../../api.ts';
import { keys } from '../../app/keys.ts';

/** Tokens checked by one call, the limit of the contract. */
const BATCH = 200;

/** How far a revocation is, as main last said. */
export function useRevoking(issuanceId: IssuanceId): Revoking | undefined {
  const { data } = useQuery<Revoking | null>({
    queryKey: keys.revoking(issuanceId),
    queryFn: () => null,
    initialData: null,
    staleTime: Infinity,
  });
  return data ?? undefined;
}

/** What the last check of this window found out about a token. */
export function useCheck(issuanceId: IssuanceId): TokenCheck | undefined {
  const { data } = useQuery<TokenCheck | null>({
    queryKey: keys.check(issuanceId),
    queryFn: () => null,
    initialData: null,
    staleTime: Infinity,
  });
  return data ?? undefined;
}

export type CheckRequest = {
  readonly issuanceIds: readonly IssuanceId[];
  readonly review: boolean;
  /** Aborted by the user: what is under way ends, the rest is not asked. */
  readonly signal: AbortSignal;
  readonly onProgress: (jobId: ReturnType<typeof newJobId>, before: number) => void;
};

/** Checks tokens in batches; each outcome is on screen when its batch is done. */
export function useVerify() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ issuanceIds, review, signal, onProgress }: CheckRequest) => {
      const checks: TokenCheck[] = [];
      for (let at = 0; at < issuanceIds.length && !signal.aborted; at += BATCH) {
        const jobId = newJobId();
        const batch = issuanceIds.slice(at, at + BATCH);
        const cancel = () => void api['jobs.cancel']({ jobId });
        signal.addEventListener('abort', cancel, { once: true });
        onProgress(jobId, at);
        const answer = await unwrap(api['tokens.verify']({ jobId, issuanceIds: [...batch], review }));
        signal.removeEventListener('abort', cancel);
        for (const check of answer.checks) queries.setQueryData(keys.check(check.issuanceId), check);
        checks.push(...answer.checks);
      }
      return checks;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.tokens }),
  });
}

/** What each step of the ladder takes with it; read anew each time the dialog opens. */
export function useRevokePlan(issuanceId: IssuanceId) {
  return useQuery({
    queryKey: ['revoke-plan', issuanceId],
    queryFn: ({ signal }) => {
      const jobId = newJobId();
      signal.addEventListener('abort', () => void api['jobs.cancel']({ jobId }), { once: true });
      return unwrap(api['tokens.revokePlan']({ jobId, issuanceId }));
    },
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
}

export function useRevoke() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ issuanceId, reach }: { readonly issuanceId: IssuanceId; readonly reach: RevokeReach }) =>
      unwrap(api['tokens.revoke']({ jobId: newJobId(), issuanceId, reach })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.tokens }),
  });
}

/** Claims of a token, read on this machine. */
export function useClaims(issuanceId: IssuanceId) {
  return useQuery({
    queryKey: ['claims', issuanceId],
    queryFn: () => unwrap(api['tokens.decode']({ issuanceId })),
    gcTime: 0,
    retry: false,
  });
}
