// What the palette offers for a search: tokens with usable ones first, then clusters to issue on or to open.
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { ClusterId } from '../../../shared/ids.ts';
import type { TokenRow } from '../../../shared/issuance.ts';
import type { TokenStanding } from '../../../shared/token.ts';
import { roleName } from '../../../shared/text/words.ts';
import { urgencyOf } from '../../components/urgency.ts';
import { matchWords, type Match } from './match.ts';

export type TokenEntry = {
  readonly kind: 'token';
  readonly key: string;
  readonly token: TokenRow;
  readonly cluster: ClusterRow | undefined;
  /** It is of no use any more: ended, revoked or refused. */
  readonly gone: boolean;
  readonly match: Match;
};
export type ClusterEntry = {
  readonly kind: 'issue' | 'open';
  readonly key: string;
  readonly cluster: ClusterRow;
  /** The newest token here, kept or ended. */
  readonly last: TokenRow | undefined;
  readonly match: Match;
};
export type Entry = TokenEntry | ClusterEntry;

const refusedFor: ReadonlySet<TokenStanding> = new Set([
  ...(['expired', 'revoked', 'account-gone', 'account-recreated'] as const),
  ...(['issuer-changed', 'marked-invalid', 'refused'] as const),
]);

/** Everything that matches; without a search all tokens, and the clusters that have none. `now` in epoch ms. */
export function entriesFor(
  search: string,
  tokens: readonly TokenRow[],
  clusters: readonly ClusterRow[],
  now: number,
): { readonly tokens: readonly TokenEntry[]; readonly clusters: readonly ClusterEntry[] } {
  const byContext = new Map(clusters.map((cluster) => [cluster.contextId, cluster]));
  const byCluster = new Map(clusters.map((cluster) => [cluster.clusterId, cluster]));
  const newest = newestOf(tokens);
  const found = tokens.flatMap((token): readonly TokenEntry[] => {
    const cluster =
      (token.contextId === undefined ? undefined : byContext.get(token.contextId)) ??
      byCluster.get(token.clusterId);
    const names = [token.accountName, cluster?.name ?? token.clusterName, token.namespace];
    const match = matchWords(search, [...names, roleName(token.role)]);
    if (match === undefined) return [];
    return [{ kind: 'token', key: token.issuanceId, token, cluster, gone: isGone(token, now), match }];
  });
  return {
    tokens: found.sort((one, other) => compare(rankOf(one, now), rankOf(other, now))),
    clusters: clusters
      .flatMap((cluster) => {
        const last = newest.get(cluster.clusterId);
        if (search.trim() === '' && last !== undefined) return [];
        const match = matchWords(search, [cluster.name]);
        return match === undefined ? [] : [{ cluster, last, match }];
      })
      .sort((one, other) => compare(clusterRank(one), clusterRank(other)))
      .flatMap(({ cluster, last, match }): readonly ClusterEntry[] => [
        { kind: 'issue', key: `issue ${cluster.contextId}`, cluster, last, match },
        { kind: 'open', key: `open ${cluster.contextId}`, cluster, last, match },
      ]),
  };
}

function isGone(token: TokenRow, now: number): boolean {
  return (
    urgencyOf(token, now) === 'ended' ||
    token.state === 'revoking' ||
    token.state === 'revoked' ||
    (token.standing !== undefined && refusedFor.has(token.standing.verdict))
  );
}

/** Smaller is better: usable, found in one piece, hours before minutes, found well, copied lately, ending late. */
function rankOf({ token, gone, match }: TokenEntry, now: number): readonly number[] {
  return [
    gone ? 1 : 0,
    match.scattered ? 1 : 0,
    urgencyOf(token, now) === 'hour' ? 1 : 0,
    -match.score,
    -(token.lastCopiedAt ?? 0),
    -(token.grant.expiresAt ?? Number.MAX_SAFE_INTEGER),
  ];
}

function clusterRank(entry: Pick<ClusterEntry, 'cluster' | 'match'>): readonly number[] {
  return [
    entry.match.scattered ? 1 : 0,
    -entry.match.score,
    entry.cluster.reach.state === 'reachable' ? 0 : 1,
  ];
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function newestOf(tokens: readonly TokenRow[]): ReadonlyMap<ClusterId, TokenRow> {
  const newest = new Map<ClusterId, TokenRow>();
  for (const token of tokens) {
    const before = newest.get(token.clusterId);
    if (before === undefined || token.grant.issuedAt > before.grant.issuedAt) {
      newest.set(token.clusterId, token);
    }
  }
  return newest;
}
