// What the user fills in for a cluster, as an action.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PortalPlace } from '../../../shared/azure.ts';
import type { ContextId } from '../../../shared/ids.ts';
import { api, unwrap } from '../../api.ts';
import { keys } from '../../app/keys.ts';

/** Remembers a cluster's place in the portal; the cluster is asked again. */
export function useSetPortal(contextId: ContextId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (portal: PortalPlace) => unwrap(api['clusters.setPortal']({ contextId, portal })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.clusters });
      await queries.refetchQueries({ queryKey: keys.opened(contextId) });
    },
  });
}
