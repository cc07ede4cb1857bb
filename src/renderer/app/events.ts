// Events of main become fresh query data.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, onEvent } from '../api.ts';
import { keys } from './keys.ts';

/** Pause between two readings of a list that changes often, such as 500 clusters being probed, ms. */
const GATHER_MS = 120;

/** Keeps all queries current while the window lives. */
export function useMainEvents(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const gather = gatherer(queries);
    const ends = [
      onEvent('clusters.changed', () => {
        gather.add(keys.clusters);
        gather.add(keys.files);
      }),
      onEvent('tokens.changed', () => {
        gather.add(keys.tokens);
        gather.add(keys.clusters);
      }),
      onEvent('tokens.revoking', (revoking) => {
        queries.setQueryData(keys.revoking(revoking.issuanceId), revoking);
      }),
      onEvent('history.changed', () => {
        gather.add(keys.history);
      }),
      onEvent('settings.changed', (settings) => {
        queries.setQueryData(keys.settings, settings);
      }),
      onEvent('keychain.changed', (keychain) => {
        queries.setQueryData(keys.keychain, keychain);
      }),
      onEvent('clipboard.changed', (clipboard) => {
        queries.setQueryData(keys.clipboard, clipboard);
      }),
    ];
    void api['clusters.probe']({});
    return () => {
      gather.end();
      for (const end of ends) end();
    };
  }, [queries]);
}

function gatherer(queries: QueryClient) {
  const waiting = new Map<string, readonly string[]>();
  let timer: number | undefined;
  return {
    add(key: readonly string[]) {
      waiting.set(key.join(), key);
      timer ??= window.setTimeout(() => {
        timer = undefined;
        for (const queryKey of waiting.values()) void queries.invalidateQueries({ queryKey });
        waiting.clear();
      }, GATHER_MS);
    },
    end() {
      window.clearTimeout(timer);
    },
  };
}
