// Sample tokens: from twelve minutes to never, shortened, ended, in memory.
import type { ClusterRow } from '../../../src/shared/cluster.ts';
import type { TokenRow } from '../../../src/shared/issuance.ts';
import type { RoleChoice } from '../../../src/shared/role.ts';
import { issuanceIdOf } from './ids.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const reader: RoleChoice = { kind: 'preset', preset: 'arc-portal-reader' };
const view: RoleChoice = { kind: 'preset', preset: 'view' };

/** A token that was asked for `asked` ms, got `got`, and has `left` of it; undefined lives for ever. */
export function sampleToken(
  number: number,
  cluster: ClusterRow,
  accountName: string,
  now: number,
  time: { asked: number; got?: number; left: number } | undefined,
  more: Partial<TokenRow> = {},
): TokenRow {
  const got = time?.got ?? time?.asked ?? 0;
  const issuedAt = time === undefined ? now - 90 * DAY : now + time.left - got;
  return {
    issuanceId: issuanceIdOf(number),
    clusterId: cluster.clusterId,
    contextId: cluster.contextId,
    clusterName: cluster.name,
    namespace: 'portal-access',
    accountName,
    route: 'token-request',
    role: reader,
    scope: { kind: 'cluster' },
    state: 'stored',
    keep: 'keychain',
    grant: {
      issuedAt,
      ...(time === undefined ? {} : { expiresAt: now + time.left }),
      issuer: 'https://kubernetes.default.svc.cluster.local',
      audiences: ['k3s', 'https://kubernetes.default.svc.cluster.local'],
      jti: issuanceIdOf(number + 1000),
      fingerprint: '9aD4mV0eQ2v8LrT1yXn5cJ7wKb3fHs6pUzGiOoAXr7kQ',
      ...(time?.got === undefined
        ? {}
        : {
            warning: `requested expiration of ${time.asked / 1000} seconds shortened to ${time.got / 1000} seconds`,
          }),
    },
    ...(time === undefined ? {} : { requestedSeconds: time.asked / 1000 }),
    ...(more.tokenSecret === undefined ? { boundSecret: 'td-7f3k2' } : {}),
    escalates: false,
    audiences: [],
    ...more,
  };
}

/** In the order that main gives: grouped by cluster, groups by need. */
export function sampleTokens(clusters: readonly ClusterRow[], now: number): TokenRow[] {
  const at = (index: number) => {
    const cluster = clusters[index];
    if (cluster === undefined) throw new Error('no such sample cluster');
    return cluster;
  };
  const left = (asked: number, rest: number) => ({ asked, left: rest + 30_000 });
  return [
    sampleToken(1, at(0), 'portal-reader-nl', now, left(8 * HOUR, 12 * MINUTE), {
      lastCopiedAt: now - 2 * HOUR,
    }),
    sampleToken(
      2,
      at(0),
      'portal-reader',
      now,
      { asked: 30 * DAY, got: DAY, left: 23 * HOUR + 12.5 * MINUTE },
      { lastCopiedAt: now - 48 * MINUTE },
    ),
    sampleToken(3, at(0), 'deploy-check', now, left(8 * HOUR, -2 * HOUR), {
      namespace: 'ci',
      role: view,
      scope: { kind: 'namespaces', namespaces: ['ci', 'web'] },
    }),
    sampleToken(4, at(2), 'azure-portal', now, undefined, {
      namespace: 'tools',
      route: 'legacy-secret',
      tokenSecret: 'azure-portal-token-x7k2p',
      lastUsedOn: '2026-11-21',
      role: { kind: 'preset', preset: 'cluster-admin' },
      escalates: true,
      lastCopiedAt: now - 9 * DAY,
    }),
    sampleToken(5, at(1), 'night-shift', now, left(8 * HOUR, 5 * HOUR + 4 * MINUTE), {
      role: view,
      state: 'in-memory',
      keep: 'until-quit',
      lastCopiedAt: now - 3 * HOUR,
    }),
    sampleToken(6, at(1), 'portal-reader', now, left(7 * DAY, 6 * DAY + 4 * HOUR), {
      lastCopiedAt: now - DAY,
    }),
    sampleToken(7, at(4), 'portal-reader', now, left(DAY, 18 * HOUR + 2 * MINUTE), {
      lastCopiedAt: now - 5 * HOUR,
    }),
    sampleToken(8, at(6), 'rancher-viewer', now, left(7 * DAY, 2 * DAY + 6 * HOUR), {
      role: view,
      lastCopiedAt: now - 4 * DAY,
    }),
    sampleToken(9, at(5), 'portal-reader', now, left(7 * DAY, 3 * DAY + HOUR), { lastCopiedAt: now - DAY }),
    sampleToken(10, at(3), 'portal-reader', now, left(30 * DAY, 26 * DAY), { lastCopiedAt: now - 6 * DAY }),
    sampleToken(11, at(3), 'backup', now, left(90 * DAY, 84 * DAY), {
      role: { kind: 'cluster-role', name: 'backup-reader' },
    }),
  ];
}
