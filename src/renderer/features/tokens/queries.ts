// Kept tokens and the clipboard as queries and actions.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ContextId, IssuanceId } from '../../../shared/ids.ts';
import type { Clipboard } from '../../../shared/ipc/contract/tokens.ts';
import { allPages, api, unwrap } from '../../api.ts';
import { keys } from '../../app/keys.ts';

export const tokensQuery = (search: string) =>
  queryOptions({
    queryKey: [...keys.tokens, search],
    queryFn: () =>
      allPages((cursor) =>
        api['tokens.list']({
          ...(cursor === undefined ? {} : { cursor }),
          ...(search === '' ? {} : { search }),
        }),
      ),
  });

/** All kept tokens, in the order of main: grouped by cluster, groups by need. Searched in main. */
export function useTokens(search = '') {
  return useQuery({ ...tokensQuery(search), placeholderData: (before) => before });
}

const nothing: Clipboard = { holds: 'nothing' };

/** What of ours is on the clipboard, as main last said. */
export function useClipboard(): Clipboard {
  return useQuery({ queryKey: keys.clipboard, queryFn: () => nothing, initialData: nothing }).data;
}

type CopyRequest = {
  readonly issuanceId: IssuanceId;
  /** Set to open the cluster in the Azure portal as well. */
  readonly portalOf?: ContextId | undefined;
};

/** Copies a token, with or without the portal; what main then holds is on screen at once. */
export function useCopy() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ issuanceId, portalOf }: CopyRequest) => {
      const purpose = portalOf === undefined ? 'plain' : 'portal';
      const clipboard = await unwrap(api['tokens.copy']({ issuanceId, purpose }));
      queries.setQueryData(keys.clipboard, clipboard);
      if (portalOf !== undefined) await unwrap(api['clusters.openPortal']({ contextId: portalOf }));
      return clipboard;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.tokens }),
  });
}

export function useClearClipboard() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api['tokens.clearClipboard']({})),
    onSuccess: (clipboard) => {
      queries.setQueryData(keys.clipboard, clipboard);
    },
  });
}

export function useReveal() {
  return useMutation({
    mutationFn: (issuanceId: IssuanceId) => unwrap(api['tokens.reveal']({ issuanceId })),
  });
}

export function useForget() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (issuanceId: IssuanceId) => unwrap(api['tokens.forget']({ issuanceId })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.tokens }),
  });
}

/** Opens a cluster's page in the portal. */
export function useOpenPortal() {
  return useMutation({
    mutationFn: (contextId: ContextId) => unwrap(api['clusters.openPortal']({ contextId })),
  });
}
