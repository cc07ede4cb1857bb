// Five hundred clusters and a thousand tokens, to see that the screens stay light.
import type { ClusterRow } from '../../../src/shared/cluster.ts';
import { sampleClusters } from './clusters.ts';
import type { TokenRow } from '../../../src/shared/issuance.ts';
import { clusterIdOf, contextIdOf } from './ids.ts';
import { sampleToken } from './tokens.ts';

export function manyClusters(now: number): ClusterRow[] {
  const samples = sampleClusters(now);
  return Array.from({ length: 500 }, (_, index): ClusterRow => {
    const sample = samples[index % samples.length];
    if (sample === undefined) throw new Error('no sample clusters');
    if (index < samples.length) return sample;
    return {
      ...sample,
      contextId: contextIdOf(index + 1),
      clusterId: clusterIdOf(index + 1),
      name: `store-${String(index).padStart(3, '0')}`,
      current: false,
    };
  });
}

export function thousandTokens(clusters: readonly ClusterRow[], now: number): TokenRow[] {
  return Array.from({ length: 1000 }, (_, index): TokenRow => {
    const cluster = clusters[index % clusters.length];
    if (cluster === undefined) throw new Error('no sample clusters');
    const time = { asked: 28_800_000, left: 600_000 + index * 27_000 };
    return sampleToken(index + 1, cluster, `account-${String(index).padStart(4, '0')}`, now, time);
  });
}
