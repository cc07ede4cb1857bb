// Answers searches and pages over the roles of a cluster.
import type { ContextId } from '../../shared/ids.ts';
import type { Answer, Parsed } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Clock } from '../clock.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { listClusterRoles, listRoles, type RoleEntry } from '../kubernetes/rbac.ts';
import { escalationPaths } from './escalation.ts';
import { FreshCache } from './fresh-cache.ts';
import { pageOf } from './row-page.ts';

type Query = Parsed<'accounts.roles'>;
type Roles = Answer<'accounts.roles'>;
type Row = Roles['rows'][number];

/** Lists roles of all contexts. `signal` ends every reading, when the app ends. */
export class RoleList {
  readonly #cache: FreshCache<Promise<Result<Row[]>>>;
  readonly #signal: AbortSignal;

  constructor(clock: Clock, signal: AbortSignal) {
    this.#cache = new FreshCache(clock);
    this.#signal = signal;
  }

  /**
   * One page: ClusterRoles first, those of the system last among them, then Roles of the namespace asked for or of all.
   * What may not be listed is left out; where nothing may, the refusal is returned.
   */
  async page(connection: Connection, query: Query, namespaces: readonly string[]): Promise<Result<Roles>> {
    const key = `${query.contextId} ${query.namespace ?? '*'}`;
    const reading = this.#cache.get(key, () => this.#read(connection, query.namespace, namespaces));
    const rows = await reading;
    if (!rows.ok) {
      this.#cache.drop(key, reading);
      return rows;
    }
    const words = (query.search ?? '').toLowerCase().split(/\s+/);
    const wanted = rows.value.filter((row) => {
      const name = `${row.namespace ?? ''}/${row.name}`.toLowerCase();
      return words.every((word) => name.includes(word));
    });
    return ok(pageOf(wanted, query, (row) => row));
  }

  /** Reads anew next time. */
  forget(contextId: ContextId): void {
    this.#cache.dropAll(contextId);
  }

  async #read(
    connection: Connection,
    namespace: string | undefined,
    namespaces: readonly string[],
  ): Promise<Result<Row[]>> {
    const [cluster, local] = await Promise.all([
      listClusterRoles(connection, this.#signal),
      this.#roles(connection, namespace, namespaces),
    ]);
    if (!cluster.ok && (cluster.error.code !== 'forbidden' || !local.ok)) return cluster;
    if (!local.ok && local.error.code !== 'forbidden') return local;
    const entries = [...(cluster.ok ? cluster.value : []), ...(local.ok ? local.value : [])];
    return ok(entries.map(roleRow).sort(inOrder));
  }

  async #roles(
    connection: Connection,
    namespace: string | undefined,
    namespaces: readonly string[],
  ): Promise<Result<RoleEntry[]>> {
    const asked = await listRoles(connection, namespace, this.#signal);
    if (asked.ok || asked.error.code !== 'forbidden' || namespace !== undefined) return asked;
    const found: RoleEntry[] = [];
    let any = false;
    for (const known of namespaces) {
      const local = await listRoles(connection, known, this.#signal);
      if (local.ok) found.push(...local.value);
      else if (local.error.code !== 'forbidden') return local;
      any ||= local.ok;
    }
    return any ? ok(found) : asked;
  }
}

function roleRow({ ref, rules }: RoleEntry): Row {
  const { name, namespace } = ref;
  const place = namespace === undefined ? {} : { namespace };
  return {
    kind: ref.kind === 'Role' ? 'Role' : 'ClusterRole',
    name,
    ...place,
    rules: rules?.length ?? 0,
    escalates: escalationPaths([{ role: name, rules, ...place }]).length > 0,
  };
}

function inOrder(a: Row, b: Row): number {
  return (
    rank(a) - rank(b) || a.name.localeCompare(b.name) || (a.namespace ?? '').localeCompare(b.namespace ?? '')
  );
}

function rank(row: Row): number {
  if (row.kind === 'Role') return 2;
  return row.name.startsWith('system:') ? 1 : 0;
}
