// Settings, the environment found, and the keychain, as queries.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Input } from '../../../shared/ipc/contract.ts';
import { api, unwrap } from '../../api.ts';
import { keys } from '../../app/keys.ts';

export const settingsQuery = queryOptions({
  queryKey: keys.settings,
  queryFn: () => unwrap(api['settings.get']({})),
});

export function useSettings() {
  return useQuery(settingsQuery);
}

/** Saves a change; the answer is what holds from now on. */
export function useSetSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Input<'settings.set'>['change']) => unwrap(api['settings.set']({ change })),
    onSuccess: (settings) => {
      queries.setQueryData(keys.settings, settings);
    },
  });
}

export function useEnvironment() {
  return useQuery({ queryKey: keys.environment, queryFn: () => unwrap(api['settings.environment']({})) });
}

/** Asks the keychain once; later news comes by event. */
export function useKeychain() {
  return useQuery({ queryKey: keys.keychain, queryFn: () => unwrap(api['keychain.check']({})) });
}

/** True while the keychain is known not to answer. */
export function useKeychainUnusable(): boolean {
  return useKeychain().data?.state === 'unusable';
}
