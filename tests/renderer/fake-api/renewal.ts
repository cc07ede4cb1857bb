// Renewal of the fake main: all at once, but for a cluster that does not answer.
import type { TokenRow } from '../../../src/shared/issuance.ts';
import type { Emit, Handlers } from '../../../src/shared/ipc/contract.ts';
import { ok } from '../../../src/shared/ipc/result.ts';
import type { Renewal } from '../../../src/shared/renewal.ts';

/** Renews in place, with the times that main would give. */
export function renewalHandlers(emit: Emit, tokens: readonly TokenRow[]): Pick<Handlers, 'tokens.renew'> {
  return {
    'tokens.renew': async ({ jobId, selection }) => {
      const now = Date.now();
      const chosen = tokens.filter(({ issuanceId, grant: { expiresAt } }) =>
        selection.by === 'ids'
          ? selection.issuanceIds.includes(issuanceId)
          : expiresAt !== undefined && expiresAt > now && expiresAt <= now + selection.withinSeconds * 1000,
      );
      emit('jobs.progress', { jobId, done: 0, total: chosen.length, step: 'renewing' });
      await new Promise((resolve) => setTimeout(resolve, 50));
      const results = chosen.map((token): Renewal => {
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
