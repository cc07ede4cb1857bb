// The cache of what main answered; the first questions are on their way before anything is drawn.
import { noop, QueryClient } from '@tanstack/react-query';
import { clustersQuery } from '../features/clusters/queries.ts';
import { settingsQuery } from '../features/settings/queries.ts';
import { tokensQuery } from '../features/tokens/queries.ts';

/** Makes the cache and asks for what the first screen shows. Main tells by events when an answer has become old. */
export function createQueryClient(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  void queries.query(settingsQuery).catch(noop);
  void queries.query(clustersQuery).catch(noop);
  void queries.query(tokensQuery('')).catch(noop);
  return queries;
}
