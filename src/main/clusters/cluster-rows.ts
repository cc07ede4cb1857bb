// The list of clusters: rows by search and page.
import type { ClusterRow, Reach } from '../../shared/cluster.ts';
import type { ClusterId, ContextId } from '../../shared/ids.ts';
import type { Answer, Parsed } from '../../shared/ipc/contract.ts';
import type { KeptCluster } from './cluster-store.ts';
import type { KnownContext } from './known-context.ts';

/** Tokens kept of one cluster. */
export type KeptTokens = { readonly tokens: number; readonly nextExpiry?: number | 'never' };

/** What a row is put together from. */
export type RowSources = {
  readonly contexts: readonly KnownContext[];
  readonly clusters: ReadonlyMap<ContextId, KeptCluster>;
  readonly reach: (contextId: ContextId) => Reach;
  readonly tokens: ReadonlyMap<ClusterId, KeptTokens>;
  readonly label: (path: string) => string;
};

/** One page of rows, in the order of files and of contexts within. */
export function pageOfRows(query: Parsed<'clusters.list'>, sources: RowSources): Answer<'clusters.list'> {
  const words = (query.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const matching = sources.contexts.filter((context) => matches(context, words, sources));
  const start = Math.max(0, Number(query.cursor ?? 0) || 0);
  const rows = matching.slice(start, start + query.limit);
  const end = start + rows.length;
  return {
    rows: rows.flatMap((context) => row(context, sources) ?? []),
    ...(end < matching.length ? { next: String(end) } : {}),
    total: matching.length,
  };
}

function matches(context: KnownContext, words: readonly string[], { label }: RowSources): boolean {
  const text = `${context.name} ${context.server} ${label(context.file.path)}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function row(context: KnownContext, sources: RowSources): ClusterRow | undefined {
  const { contextId, name, file, entry } = context;
  const cluster = sources.clusters.get(contextId);
  // A context between being read and being given its cluster; the next event brings it.
  if (cluster === undefined) return undefined;
  const kept = sources.tokens.get(cluster.clusterId);
  return {
    contextId,
    clusterId: cluster.clusterId,
    fileId: file.fileId,
    name: name.slice(0, 253),
    file: sources.label(file.path),
    current: context.current,
    server: context.server,
    ...(entry.namespace === '' ? {} : { namespace: entry.namespace.slice(0, 63) }),
    credential: context.credential,
    insecure: context.insecure,
    ...(context.problem === undefined ? {} : { problem: context.problem }),
    reach: sources.reach(contextId),
    arc: cluster.arc,
    tokens: kept?.tokens ?? 0,
    ...(kept?.nextExpiry === undefined ? {} : { nextExpiry: kept.nextExpiry }),
    sameUidElsewhere: elsewhere(cluster, sources),
  };
}

/** Contexts of other clusters that answer with the same UID: clones, or a restored copy. */
function elsewhere(cluster: KeptCluster, { clusters, contexts }: RowSources): string[] {
  if (cluster.uid === undefined) return [];
  return contexts
    .filter(({ contextId }) => {
      const other = clusters.get(contextId);
      return other?.uid === cluster.uid && other?.clusterId !== cluster.clusterId;
    })
    .map(({ name }) => name.slice(0, 253))
    .slice(0, 20);
}
