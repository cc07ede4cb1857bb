// Lists namespaces.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from './connection.ts';
import { readAll } from './pages.ts';

/** Names of all namespaces, those that are being deleted left out. */
export async function listNamespaceNames(
  connection: Connection,
  signal: AbortSignal,
): Promise<Result<string[]>> {
  const all = await readAll(connection, (apis, page) => apis.core.listNamespaceWithHttpInfo(page), signal);
  if (!all.ok) return all;
  const living = all.value.filter((namespace) => namespace.metadata?.deletionTimestamp === undefined);
  return ok(living.flatMap((namespace) => namespace.metadata?.name ?? []));
}
