// The token list as rows to draw: a row for each cluster, then its tokens unless it is folded.
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { ClusterId } from '../../../shared/ids.ts';
import type { TokenRow } from '../../../shared/issuance.ts';
import { findCluster } from '../clusters/queries.ts';

export type GroupItem = {
  readonly kind: 'group';
  readonly key: string;
  readonly clusterId: ClusterId;
  readonly name: string;
  readonly cluster: ClusterRow | undefined;
  readonly folded: boolean;
  readonly size: number;
};
export type TokenItem = {
  readonly kind: 'token';
  readonly key: string;
  readonly token: TokenRow;
  readonly cluster: ClusterRow | undefined;
};
export type GridItem = GroupItem | TokenItem;

/** Keeps the order in which main lists the tokens: groups by need, then within the group. */
export function gridItems(
  tokens: readonly TokenRow[],
  clusters: readonly ClusterRow[],
  folded: ReadonlySet<ClusterId>,
): GridItem[] {
  const groups = new Map<ClusterId, TokenRow[]>();
  for (const token of tokens) {
    const group = groups.get(token.clusterId);
    if (group === undefined) groups.set(token.clusterId, [token]);
    else group.push(token);
  }
  return [...groups].flatMap(([clusterId, rows]): GridItem[] => {
    const cluster = findCluster(clusters, clusterId, rows.find(({ contextId }) => contextId)?.contextId);
    const group: GroupItem = {
      kind: 'group',
      key: clusterId,
      clusterId,
      name: cluster?.name ?? rows[0]?.clusterName ?? '',
      cluster,
      folded: folded.has(clusterId),
      size: rows.length,
    };
    if (group.folded) return [group];
    return [
      group,
      ...rows.map((token): TokenItem => ({ kind: 'token', key: token.issuanceId, token, cluster })),
    ];
  });
}
