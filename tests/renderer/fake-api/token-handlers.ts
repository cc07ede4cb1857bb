// Issue, copy, forget of the fake main, with the events that main would send.
import type { ClusterRow } from '../../../src/shared/cluster.ts';
import type { TokenRow } from '../../../src/shared/issuance.ts';
import type { Emit, Handlers } from '../../../src/shared/ipc/contract.ts';
import type { Clipboard } from '../../../src/shared/ipc/contract/tokens.ts';
import { failed, ok } from '../../../src/shared/ipc/result.ts';
import { contextIdOf } from './ids.ts';
import { pageOf } from './pages.ts';
import { sampleToken } from './tokens.ts';

type TokenHandlers = Pick<
  Handlers,
  'tokens.issue' | 'tokens.list' | 'tokens.copy' | 'tokens.clearClipboard' | 'tokens.reveal' | 'tokens.forget'
>;

/** `slow` leaves an issue under way until it is cancelled. */
export function tokenHandlers(
  scenario: string,
  emit: Emit,
  tokens: TokenRow[],
  clusters: readonly ClusterRow[],
): TokenHandlers {
  const nothing: Clipboard = { holds: 'nothing' };
  return {
    'tokens.issue': async ({ jobId, keep }) => {
      emit('jobs.progress', {
        jobId,
        done: 2,
        total: 7,
        step: 'creating',
        object: { kind: 'ClusterRole', name: 'token-desk:arc-portal-extras' },
      });
      if (scenario === 'slow') return new Promise(() => undefined);
      if (scenario === 'fails') {
        return failed({
          code: 'rejected-by-admission',
          by: 'validate.kyverno.svc',
          detail: 'admission webhook "validate.kyverno.svc" denied the request: team label is missing',
        });
      }
      const cluster = clusters.find(({ contextId }) => contextId === contextIdOf(1));
      if (cluster === undefined) return failed({ code: 'plan-stale', reason: 'unknown' });
      const token = sampleToken(
        900,
        cluster,
        'portal-reader',
        Date.now(),
        {
          asked: 2_592_000_000,
          got: 86_400_000,
          left: 86_400_000,
        },
        { keep },
      );
      tokens.unshift(token);
      emit('tokens.changed', {});
      return ok({
        token,
        created: [
          { kind: 'ServiceAccount', name: 'portal-reader', namespace: 'portal-access' },
          { kind: 'ClusterRole', name: 'token-desk:arc-portal-extras' },
          { kind: 'ClusterRoleBinding', name: 'token-desk:portal-reader:view' },
          { kind: 'ClusterRoleBinding', name: 'token-desk:portal-reader:extras' },
          { kind: 'Secret', name: 'td-7f3k2', namespace: 'portal-access' },
        ],
        recordedAt: Date.now(),
        accepted: 'yes',
      });
    },
    'tokens.list': (input) => {
      const search = input.search?.toLowerCase() ?? '';
      const found = tokens.filter((token) =>
        `${token.accountName} ${token.clusterName} ${token.namespace}`.toLowerCase().includes(search),
      );
      return Promise.resolve(ok(pageOf(found, input)));
    },
    'tokens.copy': ({ issuanceId, purpose }) => {
      const token = tokens.find((one) => one.issuanceId === issuanceId);
      if (token === undefined) return Promise.resolve(failed({ code: 'token-gone', where: 'keychain' }));
      const now = Date.now();
      token.lastCopiedAt = now;
      const clipboard: Clipboard = {
        holds: 'token',
        issuanceId,
        accountName: token.accountName,
        copiedAt: now,
        clearsAt: now + (purpose === 'portal' ? 120_000 : 30_000),
      };
      emit('clipboard.changed', clipboard);
      return Promise.resolve(ok(clipboard));
    },
    'tokens.clearClipboard': () => {
      emit('clipboard.changed', nothing);
      return Promise.resolve(ok(nothing));
    },
    'tokens.reveal': () => Promise.resolve(ok({})),
    'tokens.forget': ({ issuanceId }) => {
      const index = tokens.findIndex((token) => token.issuanceId === issuanceId);
      if (index >= 0) tokens.splice(index, 1);
      emit('tokens.changed', {});
      return Promise.resolve(ok({}));
    },
  };
}
