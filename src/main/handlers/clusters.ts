// Channels of clusters to their service.
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { Clusters } from '../clusters/clusters.ts';
import type { Jobs } from '../jobs.ts';

type ClusterHandlers = Pick<
  Handlers,
  | 'clusters.list'
  | 'clusters.probe'
  | 'clusters.open'
  | 'clusters.consent'
  | 'clusters.openPortal'
  | 'clusters.setPortal'
>;

/** Handlers of `clusters.*`. */
export function clusterHandlers(clusters: Clusters, jobs: Jobs): ClusterHandlers {
  return {
    'clusters.list': (query) => clusters.list(query),
    'clusters.probe': ({ contextIds }) => clusters.probe(contextIds),
    'clusters.open': ({ contextId, jobId }) => jobs.run(jobId, (job) => clusters.open(contextId, job)),
    'clusters.consent': ({ contextId, digest }) => clusters.agree(contextId, digest),
    'clusters.openPortal': ({ contextId }) => clusters.openPortal(contextId),
    'clusters.setPortal': ({ contextId, portal }) => clusters.setPortal(contextId, portal),
  };
}
