// Clusters and kubeconfig files as queries and actions.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ClusterRow } from '../../../shared/cluster.ts';
import type { ClusterId, ContextId, FileId } from '../../../shared/ids.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { allPages, api, newJobId, unwrap } from '../../api.ts';
import { keys } from '../../app/keys.ts';

export const clustersQuery = queryOptions({
  queryKey: keys.clusters,
  queryFn: () => allPages((cursor) => api['clusters.list'](cursor === undefined ? {} : { cursor })),
});

/** Every context of every kubeconfig. */
export function useClusters() {
  return useQuery(clustersQuery);
}

/** One context's row; undefined while reading and when it is gone. */
export function useCluster(contextId: ContextId | undefined): ClusterRow | undefined {
  return useClusters().data?.find((cluster) => cluster.contextId === contextId);
}

/** The row that stands for a cluster: of this context, else the first of this cluster. */
export function findCluster(
  clusters: readonly ClusterRow[],
  clusterId: ClusterId,
  contextId: ContextId | undefined,
): ClusterRow | undefined {
  return (
    clusters.find((cluster) => cluster.contextId === contextId) ??
    clusters.find((cluster) => cluster.clusterId === clusterId)
  );
}

/** The cluster that a new token is most likely for: the current context if it answers, else the first that does. */
export function likelyCluster(clusters: readonly ClusterRow[]): ClusterRow | undefined {
  const usable = clusters.filter((cluster) => cluster.problem === undefined);
  const reachable = usable.filter((cluster) => cluster.reach.state === 'reachable');
  return reachable.find((cluster) => cluster.current) ?? reachable[0] ?? usable[0] ?? clusters[0];
}

/** Who am I, permissions, Arc; asked once for each context that the user opens. Stopping cancels the job. */
export function useOpened(contextId: ContextId, enabled: boolean) {
  return useQuery({
    queryKey: keys.opened(contextId),
    enabled,
    queryFn: ({ signal }) => {
      const jobId = newJobId();
      signal.addEventListener('abort', () => {
        void api['jobs.cancel']({ jobId });
      });
      return unwrap(api['clusters.open']({ jobId, contextId }));
    },
  });
}

/** Asks /version again, of one or all. */
export function probe(contextId?: ContextId): void {
  void api['clusters.probe'](contextId === undefined ? {} : { contextIds: [contextId] });
}

export function useFiles() {
  return useQuery({
    queryKey: keys.files,
    queryFn: async () => (await unwrap(api['files.list']({}))).files,
  });
}

type Files = Output<'files.list'>;

/** Adds, chooses and removes kubeconfig files; the list of clusters follows. */
export function useChangeFiles() {
  const queries = useQueryClient();
  const onSuccess = async ({ files }: Files) => {
    queries.setQueryData(keys.files, files);
    await queries.invalidateQueries({ queryKey: keys.clusters });
  };
  const choose = useMutation({ mutationFn: () => unwrap(api['files.choose']({})), onSuccess });
  const add = useMutation({
    mutationFn: (paths: string[]) => unwrap(api['files.add']({ paths })),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (fileId: FileId) => unwrap(api['files.remove']({ fileId })),
    onSuccess,
  });
  return { choose, add, remove };
}
