// Events of main become fresh query data.
import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, errorOf, onEvent } from '../api.ts';
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
      onEvent('lock.changed', (lock) => {
        queries.setQueryData(keys.lock, lock);
        if (!lock.locked) void queries.invalidateQueries({ predicate: wantsUnlocked });
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

/** True for what was refused while the app was locked, and for lists whose news came meanwhile. */
function wantsUnlocked({ queryKey, state }: Query): boolean {
  const lists: readonly unknown[] = [keys.clusters, keys.files, keys.tokens, keys.history].flat();
  return lists.includes(queryKey[0]) || (state.error !== null && errorOf(state.error).code === 'locked');
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
