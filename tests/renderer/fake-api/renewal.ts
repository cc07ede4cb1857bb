// Renewal of the fake main: all at once, but for a cluster that does not answer.
import type { JobId } from '../../../src/shared/ids.ts';
import type { TokenRow } from '../../../src/shared/issuance.ts';
import type { Emit, Handlers } from '../../../src/shared/ipc/contract.ts';
import { ok } from '../../../src/shared/ipc/result.ts';
import type { Renewal } from '../../../src/shared/renewal.ts';

/** Renews in place, with the times that main would give. `slow` gets no further than the first until it is cancelled. */
export function renewalHandlers(
  scenario: string,
  emit: Emit,
  tokens: readonly TokenRow[],
): Pick<Handlers, 'tokens.renew' | 'tokens.signIn' | 'jobs.cancel'> {
  const stops = new Map<JobId, () => void>();
  return {
    'jobs.cancel': ({ jobId }) => {
      stops.get(jobId)?.();
      return Promise.resolve(ok({ cancelled: true }));
    },
    'tokens.signIn': async ({ jobId, contextId }) => {
      const token = tokens.find((one) => one.contextId === contextId && one.route === 'token-request');
      if (token === undefined) return ok({ outcome: 'nothing-remembered' });
      emit('jobs.progress', { jobId, done: 0, total: 3, step: 'renewing' });
      await new Promise((resolve) => setTimeout(resolve, 50));
      const { issuanceId, namespace, accountName } = token;
      const copiedAt = Date.now();
      const clearsAt = copiedAt + 120_000;
      emit('clipboard.changed', { holds: 'token', issuanceId, accountName, copiedAt, clearsAt });
      const done = { outcome: 'done', issuanceId, namespace, accountName } as const;
      return ok({ ...done, token: 'fresh', before: 'revoking' });
    },
    'tokens.renew': async ({ jobId, selection }) => {
      const now = Date.now();
      const chosen = tokens.filter(({ issuanceId, grant: { expiresAt } }) =>
        selection.by === 'ids'
          ? selection.issuanceIds.includes(issuanceId)
          : expiresAt !== undefined && expiresAt > now && expiresAt <= now + selection.withinSeconds * 1000,
      );
      emit('jobs.progress', { jobId, done: 0, total: chosen.length, step: 'renewing' });
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (scenario === 'slow') {
        emit('jobs.progress', { jobId, done: 1, total: chosen.length, step: 'renewing' });
        await new Promise<void>((resolve) => stops.set(jobId, resolve));
      }
      const results = chosen.map((token, index): Renewal => {
        if (scenario === 'slow' && index > 0) return { issuanceId: token.issuanceId, outcome: 'cancelled' };
        const { issuanceId, requestedSeconds = 3600 } = token;
        if (token.clusterName === 'store-madrid-14') {
          const error = { code: 'timed-out', what: 'https://10.20.4.16:6443', seconds: 15 } as const;
          return { issuanceId, outcome: 'failed', error };
        }
        token.grant = { ...token.grant, issuedAt: now, expiresAt: now + requestedSeconds * 1000 };
        return { issuanceId, outcome: 'renewed', newId: issuanceId, grant: token.grant, before: 'revoking' };
      });
      emit('tokens.changed', {});
      return ok({ results });
    },
  };
}
