// The tables of off-boarding: a run and its items, each written before the next step begins.
import type { ClusterId, ContextId, IssuanceId, RunId } from '../../shared/ids.ts';
import type { AppError } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type {
  OffBoardingItem,
  OffBoardingRun,
  OffBoardingState,
  OffBoardingSubject,
} from '../../shared/off-boarding.ts';
import type { Tx } from '../storage/database.ts';

type Source = Pick<Tx, 'read'>;

/** An item before it has a number. */
export type NewItem = {
  readonly contextId: ContextId;
  readonly clusterId?: ClusterId | undefined;
  readonly clusterName: string;
  readonly kind: OffBoardingItem['kind'];
  readonly issuanceId?: IssuanceId;
  readonly object?: ObjectRef;
  readonly uid?: string;
};

export type ItemRecord = {
  readonly seq: number;
  readonly context_id: ContextId;
  readonly cluster_id: ClusterId | null;
  readonly cluster_name: string;
  readonly kind: OffBoardingItem['kind'];
  readonly issuance_id: IssuanceId | null;
  readonly object_json: string | null;
  readonly uid: string | null;
  readonly state: OffBoardingState;
  readonly finalizers_json: string | null;
  readonly error_json: string | null;
};

export type RunRecord = {
  readonly id: RunId;
  readonly subject_json: string;
  readonly started_at: number;
  readonly state: OffBoardingRun['state'];
};

/** A token is what its own row says of it; everything else what the run found out. */
const SEEN = `SELECT item.*, CASE issuance.state
    WHEN 'revoked' THEN 'removed' WHEN 'revoking' THEN 'revoking' ELSE item.state END AS seen
  FROM off_boarding_item AS item LEFT JOIN issuance ON issuance.id = item.issuance_id AND item.kind = 'token'
  WHERE item.run_id = ?`;

/** Adds a run that is planned; one that was planned before and never started is closed. */
export function insertRun(tx: Tx, id: RunId, subject: OffBoardingSubject, at: number): void {
  tx.run(`UPDATE off_boarding SET state = 'closed' WHERE state = 'planned'`);
  tx.run(
    `INSERT INTO off_boarding (id, subject_json, started_at, state) VALUES (?, ?, ?, 'planned')`,
    ...[id, JSON.stringify(subject), at],
  );
}

/** Adds items at the end; what is there already, by its issuance or its UID, is left as it is. */
export function insertItems(tx: Tx, id: RunId, items: readonly NewItem[]): void {
  const [last] = tx.read<{ seq: number }>(
    'SELECT ifnull(max(seq), 0) AS seq FROM off_boarding_item WHERE run_id = ?',
    id,
  );
  let seq = last?.seq ?? 0;
  for (const item of items) {
    const there = tx.read(
      `SELECT 1 FROM off_boarding_item WHERE run_id = ? AND kind = ?
       AND (issuance_id = ? OR uid = ? OR (kind = 'look' AND context_id = ?))`,
      ...[id, item.kind, item.issuanceId ?? null, item.uid ?? null, item.contextId],
    );
    if (there.length > 0) continue;
    seq += 1;
    tx.run(
      `INSERT INTO off_boarding_item
         (run_id, seq, context_id, cluster_id, cluster_name, kind, issuance_id, object_json, uid, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')`,
      ...[id, seq, item.contextId, item.clusterId ?? null, item.clusterName, item.kind],
      ...[item.issuanceId ?? null, item.object === undefined ? null : JSON.stringify(item.object)],
      item.uid ?? null,
    );
  }
}

/** Moves a run on. */
export function setRunState(tx: Tx, id: RunId, state: RunRecord['state']): boolean {
  return tx.run('UPDATE off_boarding SET state = ? WHERE id = ?', state, id) === 1;
}

/** A cluster has been looked at; what it has is listed by itself. */
export function removeItem(tx: Tx, id: RunId, seq: number): void {
  tx.run('DELETE FROM off_boarding_item WHERE run_id = ? AND seq = ?', id, seq);
}

/** Notes what came of one item. */
export function setItem(
  tx: Tx,
  id: RunId,
  seq: number,
  outcome: {
    readonly state: OffBoardingState;
    readonly finalizers?: readonly string[] | undefined;
    readonly error?: AppError | undefined;
  },
): void {
  const { state, finalizers, error } = outcome;
  tx.run(
    'UPDATE off_boarding_item SET state = ?, finalizers_json = ?, error_json = ? WHERE run_id = ? AND seq = ?',
    ...[state, finalizers === undefined ? null : JSON.stringify(finalizers)],
    ...[error === undefined ? null : JSON.stringify(error), id, seq],
  );
}

/** One run by its id. */
export function runById(source: Source, id: RunId): RunRecord | undefined {
  return source.read<RunRecord>('SELECT * FROM off_boarding WHERE id = ?', id)[0];
}

/** The run that is not closed, the newest of them. */
export function currentRun(source: Source): RunRecord | undefined {
  return source.read<RunRecord>(
    `SELECT * FROM off_boarding WHERE state <> 'closed' ORDER BY started_at DESC LIMIT 1`,
  )[0];
}

/** Items that are still to be done or may be tried again, in their order. */
export function unfinishedItems(source: Source, id: RunId): readonly ItemRecord[] {
  return source.read<ItemRecord>(
    `SELECT * FROM (${SEEN}) WHERE seen IN ('open', 'left', 'held') ORDER BY seq`,
    id,
  );
}

/** How many items there are in each state, and of how many clusters. */
export function countItems(
  source: Source,
  id: RunId,
): { readonly clusters: number; readonly counts: Readonly<Record<string, number>> } {
  const rows = source.read<{ seen: string; n: number }>(
    `SELECT seen, count(*) AS n FROM (${SEEN}) GROUP BY seen`,
    id,
  );
  const [found] = source.read<{ n: number }>(
    'SELECT count(DISTINCT context_id) AS n FROM off_boarding_item WHERE run_id = ?',
    id,
  );
  return { clusters: found?.n ?? 0, counts: Object.fromEntries(rows.map(({ seen, n }) => [seen, n])) };
}

/** Items after a number, by cluster as they were listed, as the window sees them. */
export function itemsAfter(source: Source, id: RunId, seq: number, limit: number): OffBoardingItem[] {
  return source
    .read<ItemRecord & { readonly seen: OffBoardingState }>(
      `SELECT * FROM (${SEEN}) WHERE seq > ? ORDER BY seq LIMIT ?`,
      ...[id, seq, limit],
    )
    .map(({ seen, ...item }) => ({
      ...{ seq: item.seq, contextId: item.context_id, clusterName: item.cluster_name, kind: item.kind },
      ...(item.issuance_id === null ? {} : { issuanceId: item.issuance_id }),
      ...(item.object_json === null ? {} : { object: objectOf(item.object_json) }),
      state: seen,
      ...(item.finalizers_json === null ? {} : { finalizers: JSON.parse(item.finalizers_json) as string[] }), // by `setItem`
      ...(item.error_json === null || seen === 'removed' || seen === 'revoking'
        ? {}
        : { error: JSON.parse(item.error_json) as AppError }), // by `setItem`
    }));
}

/** The object of an item. */
export function objectOf(json: string): ObjectRef {
  return JSON.parse(json) as ObjectRef; // written by `insertItems` from this type
}

/** Whose things a run takes away. */
export function subjectOf(record: RunRecord): OffBoardingSubject {
  return JSON.parse(record.subject_json) as OffBoardingSubject; // written by `insertRun` from this type
}
