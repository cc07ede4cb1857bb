// What happens with the entry that the user takes in the palette.
import { useState } from 'react';
import { text } from '../../../shared/text/en.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useFlows } from '../issue/flows.tsx';
import { useKeychainUnusable } from '../settings/queries.ts';
import { useCopy } from '../tokens/queries.ts';
import { actionsFor } from '../tokens/token-actions.ts';
import type { Entry, TokenEntry } from './entries.ts';

export type Take = {
  /** Copies a token, with the portal where asked; one that is gone, and a cluster, lead to their screens. */
  readonly take: (entry: Entry, withPortal: boolean) => void;
  /** Why the last entry could not be taken. */
  readonly refusal: string | undefined;
  /** What the copying failed with. */
  readonly error: Error | null;
};

/** `done` is called once nothing more is to be shown here. */
export function useTake(done: () => void): Take {
  const { go } = useNavigation();
  const { again } = useFlows();
  const copy = useCopy();
  const keychainUnusable = useKeychainUnusable();
  const [refusal, setRefusal] = useState<string>();

  const issueAgain = ({ token, cluster }: TokenEntry) => {
    if (cluster === undefined) {
      setRefusal(text.tokens.offline);
      return;
    }
    again(cluster.contextId, token);
    go({ kind: 'issue', contextId: cluster.contextId });
    done();
  };
  const copyToken = ({ token, cluster }: TokenEntry, withPortal: boolean) => {
    const { noCopy, noPortal, portalOf } = actionsFor(token, cluster, keychainUnusable, Date.now());
    const because = noCopy ?? (withPortal ? noPortal : undefined);
    setRefusal(because);
    if (because !== undefined || copy.isPending) return;
    copy.mutate(
      { issuanceId: token.issuanceId, portalOf: withPortal ? portalOf : undefined },
      { onSuccess: done },
    );
  };
  return {
    refusal,
    error: copy.error,
    take: (entry, withPortal) => {
      if (entry.kind !== 'token') {
        const { contextId } = entry.cluster;
        go({ kind: entry.kind === 'issue' ? 'issue' : 'cluster', contextId });
        done();
      } else if (entry.gone) issueAgain(entry);
      else copyToken(entry, withPortal);
    },
  };
}
