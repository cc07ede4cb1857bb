// Several kubeconfigs as one: the first to name a thing wins, as client-go's loading rules say.
import type { Kubeconfig } from './model.ts';

/** Merges in the order of `KUBECONFIG`. */
export function mergeKubeconfigs(configs: readonly Kubeconfig[]): Kubeconfig {
  return {
    clusters: firstWins(configs.map((config) => config.clusters)),
    users: firstWins(configs.map((config) => config.users)),
    contexts: firstWins(configs.map((config) => config.contexts)),
    currentContext: configs.map((config) => config.currentContext).find((name) => name !== '') ?? '',
  };
}

function firstWins<Entry>(maps: readonly ReadonlyMap<string, Entry>[]): ReadonlyMap<string, Entry> {
  return new Map(maps.toReversed().flatMap((map) => [...map]));
}
