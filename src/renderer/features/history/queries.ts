// The history, page by page, newest first.
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ClusterId } from '../../../shared/ids.ts';
import type { EventKind } from '../../../shared/history.ts';
import { api, unwrap } from '../../api.ts';
import { keys } from '../../app/keys.ts';

export type HistoryFilter = {
  readonly search: string;
  readonly kind: EventKind | undefined;
  readonly clusterId: ClusterId | undefined;
  /** Only events of so many days back. */
  readonly days: number | undefined;
};

const DAY_MS = 86_400_000;

export function useHistory(filter: HistoryFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.history, filter],
    queryFn: ({ pageParam }) =>
      unwrap(
        api['history.list']({
          ...(filter.search === '' ? {} : { search: filter.search }),
          ...(filter.kind === undefined ? {} : { kind: filter.kind }),
          ...(filter.clusterId === undefined ? {} : { clusterId: filter.clusterId }),
          ...(filter.days === undefined ? {} : { since: Math.max(0, Date.now() - filter.days * DAY_MS) }),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
}
