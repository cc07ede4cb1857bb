// Five hundred clusters, to see that the rail stays light.
import type { ClusterRow } from '../../../src/shared/cluster.ts';
import { sampleClusters } from './clusters.ts';
import { clusterIdOf, contextIdOf } from './ids.ts';

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
