// Lists Secrets of a namespace by their metadata alone: no token enters this process.
import type { V1Secret } from '@kubernetes/client-node';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';
import { METADATA_LIST } from './metadata-list.ts';
import { readPages } from './pages.ts';
import type { SecretNotes } from './token-facts.ts';

export type ListedSecret = SecretNotes & {
  readonly name: string;
  /** Account that it is for, by name and UID; of Secrets that hold tokens. */
  readonly account?: { readonly name: string; readonly uid: string };
};

/** Chooses the Secrets that hold tokens of service accounts. */
export const TOKEN_SECRETS = { fieldSelector: 'type=kubernetes.io/service-account-token' };

/** The Secrets of a namespace that are chosen. */
export async function listSecretNotes(
  connection: Connection,
  namespace: string,
  chosen: { readonly fieldSelector?: string; readonly labelSelector?: string },
  signal: AbortSignal,
): Promise<Result<readonly ListedSecret[]>> {
  const all: ListedSecret[] = [];
  const outcome = await readPages<V1Secret>(
    connection,
    (apis, page) => apis.core.listNamespacedSecretWithHttpInfo({ namespace, ...chosen, ...page }),
    {
      signal,
      accept: METADATA_LIST,
      page: ({ items }) => all.push(...items.map(listed)),
      restart: () => all.splice(0),
    },
  );
  return outcome.ok ? ok(all) : outcome;
}

function listed({ metadata }: V1Secret): ListedSecret {
  const { labels = {}, annotations = {} } = metadata ?? {};
  const invalidSince = labels['kubernetes.io/legacy-token-invalid-since'];
  const lastUsedOn = labels['kubernetes.io/legacy-token-last-used'];
  const name = annotations['kubernetes.io/service-account.name'];
  return {
    name: metadata?.name ?? '',
    uid: metadata?.uid ?? '',
    terminating: metadata?.deletionTimestamp !== undefined,
    ...(invalidSince === undefined ? {} : { invalidSince }),
    ...(lastUsedOn === undefined ? {} : { lastUsedOn }),
    ...(name === undefined
      ? {}
      : { account: { name, uid: annotations['kubernetes.io/service-account.uid'] ?? '' } }),
  };
}
