// Lists service accounts, page by page.
import type { V1ServiceAccount } from '@kubernetes/client-node';
import type { Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';
import { liveObject } from './live-object.ts';
import { readPages } from './pages.ts';

/** One account as the lists show it. */
export type AccountEntry = {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly createdAt?: number;
  readonly ours: boolean;
};

/**
 * Reads all accounts of the cluster or of one namespace, in the server's order (namespace, then name). Full objects:
 * metadata alone is larger here (measured).
 */
export async function listAccounts(
  connection: Connection,
  options: {
    readonly namespace?: string;
    readonly signal: AbortSignal;
    readonly page: (entries: readonly AccountEntry[], remaining: number) => void;
    readonly restart: () => void;
  },
): Promise<Result<void>> {
  const { namespace } = options;
  return readPages<V1ServiceAccount>(
    connection,
    (apis, page) =>
      namespace === undefined
        ? apis.core.listServiceAccountForAllNamespacesWithHttpInfo(page)
        : apis.core.listNamespacedServiceAccountWithHttpInfo({ namespace, ...page }),
    {
      signal: options.signal,
      page: ({ items, remaining }) => options.page(items.map(accountEntry), remaining),
      restart: options.restart,
    },
  );
}

function accountEntry(account: V1ServiceAccount): AccountEntry {
  const { metadata } = account;
  const { uid, ours } = liveObject(account);
  const createdAt = metadata?.creationTimestamp?.getTime();
  return {
    namespace: metadata?.namespace ?? '',
    name: metadata?.name ?? '',
    uid,
    ours,
    ...(createdAt === undefined ? {} : { createdAt }),
  };
}
