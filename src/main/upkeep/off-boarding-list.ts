// Lists what an off-boarding takes away: from our database for every cluster, and from each cluster by our label.
import type { ContextId } from '../../shared/ids.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { OffBoardingSubject } from '../../shared/off-boarding.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { listManaged, type ManagedObject } from '../kubernetes/managed-objects.ts';
import { objectMetadata } from '../kubernetes/object-metadata.ts';
import type { Database } from '../storage/database.ts';
import type { IssuanceRecord } from '../tokens/issuance-rows.ts';
import { statesBefore } from '../tokens/issuance-state.ts';
import { knowsIssuance } from './account-rows.ts';
import type { NewItem } from './off-boarding-rows.ts';
import { removalOrder } from './remove-unused.ts';

/** A context of the kubeconfigs, and its cluster where that is known. */
export type KnownContext = Pick<NewItem, 'contextId' | 'clusterId' | 'clusterName'>;

/** Tokens of the subject that may still be accepted, each on the context it was issued with. */
export function tokenItems(
  database: Database,
  subject: OffBoardingSubject,
  nameOf: (contextId: ContextId) => string | undefined,
): NewItem[] {
  const live = statesBefore('revoking');
  const account = subject.kind === 'account' ? [subject.namespace, subject.name] : [];
  const rows = database.read<IssuanceRecord>(
    `SELECT * FROM issuance WHERE state IN (${[...live, 'revoking'].map(() => '?').join(', ')})
     ${account.length > 0 ? 'AND namespace = ? AND account_name = ?' : ''} ORDER BY cluster_name, started_at`,
    ...[...live, 'revoking', ...account],
  );
  return rows.map((row) => ({
    contextId: row.context_id,
    clusterId: row.cluster_id,
    clusterName: nameOf(row.context_id) ?? row.cluster_name,
    ...{ kind: 'token', issuanceId: row.id },
    object: { kind: 'Token', name: row.account_name, namespace: row.namespace },
  }));
}

/** One look for each cluster: of an account everywhere, of this desk where it ever issued. */
export function lookItems(
  database: Database,
  subject: OffBoardingSubject,
  contexts: readonly KnownContext[],
): NewItem[] {
  const issued = new Set(
    database
      .read<{ cluster_id: string }>('SELECT DISTINCT cluster_id FROM issuance')
      .map((row) => row.cluster_id),
  );
  const seen = new Set<string>();
  return contexts.flatMap((context) => {
    const key = context.clusterId ?? context.contextId;
    const wanted = subject.kind === 'account' || issued.has(context.clusterId ?? '');
    if (!wanted || seen.has(key)) return [];
    seen.add(key);
    return [{ ...context, kind: 'look' as const }];
  });
}

/**
 * Objects of the subject on one cluster: the account, or what issuances of this desk made. Bound Secrets of tokens that
 * the database still knows go with their tokens.
 */
export async function objectItems(
  connection: Connection,
  subject: OffBoardingSubject,
  context: KnownContext,
  parts: { readonly database: Database; readonly namespaces: readonly string[] },
  signal: AbortSignal,
): Promise<Result<NewItem[]>> {
  const { contextId, clusterId, clusterName } = context;
  const about = { contextId, clusterId, clusterName, kind: 'object' as const };
  if (subject.kind === 'account') {
    const object = { kind: 'ServiceAccount', name: subject.name, namespace: subject.namespace } as const;
    const found = await objectMetadata(connection, object, signal);
    if (!found.ok) return found;
    return ok(found.value === undefined ? [] : [{ ...about, object, uid: found.value.uid }]);
  }
  const managed = await listManaged(connection, parts.namespaces, signal);
  if (!managed.ok) return managed;
  const mine = managed.value.objects.filter(
    ({ issuance }) => issuance !== undefined && knowsIssuance(parts.database, issuance),
  );
  const others = new Set(
    managed.value.objects.filter((one) => !mine.includes(one)).map(({ ownerUid }) => ownerUid),
  );
  // Tokens of another desk hang on these: that desk takes them and their rights away.
  const shared = new Set(
    mine
      .filter(({ ref, uid }) => ref.kind === 'ServiceAccount' && others.has(uid))
      .map(({ ref }) => `${ref.namespace ?? ''}/${ref.name}`),
  );
  const isShared = ({ ref, subjects = [] }: ManagedObject) =>
    ref.kind === 'ServiceAccount'
      ? shared.has(`${ref.namespace ?? ''}/${ref.name}`)
      : subjects.some(({ namespace, name }) => shared.has(`${namespace ?? ''}/${name}`));
  const kinds = removalOrder.flat();
  return ok(
    mine
      .filter((object) => !isShared(object))
      .filter(({ ref, issuance }) => ref.kind !== 'Secret' || !isLive(parts.database, issuance))
      .toSorted((a, b) => kinds.indexOf(a.ref.kind) - kinds.indexOf(b.ref.kind))
      .map(({ ref, uid }) => ({ ...about, object: ref, uid })),
  );
}

function isLive(database: Database, issuance: string | undefined): boolean {
  const live = [...statesBefore('revoking'), 'revoking'];
  const marks = live.map(() => '?').join(', ');
  const sql = `SELECT 1 FROM issuance WHERE id = ? AND state IN (${marks})`;
  return database.read(sql, issuance ?? '', ...live).length > 0;
}
