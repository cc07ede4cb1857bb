// What the form asks the cluster: namespaces, accounts, their rights, roles.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ContextId } from '../../../shared/ids.ts';
import { accountNameProblem, namespaceProblem } from '../../../shared/names.ts';
import { api, unwrap } from '../../api.ts';
import { keys } from '../../app/keys.ts';

/** How long a list counts as current, ms: others make accounts and roles too. */
const FRESH_MS = 30_000;

export function useNamespaces(contextId: ContextId, enabled: boolean) {
  return useQuery({
    queryKey: [...keys.accounts(contextId), 'namespaces'],
    queryFn: () => unwrap(api['accounts.namespaces']({ contextId })),
    staleTime: FRESH_MS,
    enabled,
  });
}

/** Existing accounts that match, page by page. */
export function useAccounts(contextId: ContextId, search: string, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: [...keys.accounts(contextId), 'list', search],
    queryFn: ({ pageParam }) =>
      unwrap(
        api['accounts.list']({
          contextId,
          ...(search === '' ? {} : { search }),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    staleTime: FRESH_MS,
    enabled,
  });
}

/** Roles that match, page by page. */
export function useRoles(contextId: ContextId, search: string, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: [...keys.accounts(contextId), 'roles', search],
    queryFn: ({ pageParam }) =>
      unwrap(
        api['accounts.roles']({
          contextId,
          ...(search === '' ? {} : { search }),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    staleTime: FRESH_MS,
    enabled,
  });
}

/** What an account of this name has or would inherit; asked only for names that can exist. */
export function useRights(contextId: ContextId, namespace: string, name: string, enabled: boolean) {
  return useQuery({
    queryKey: [...keys.accounts(contextId), 'rights', namespace, name],
    queryFn: () => unwrap(api['accounts.rights']({ contextId, namespace, name })),
    enabled: enabled && namespaceProblem(namespace) === null && accountNameProblem(name) === null,
  });
}
