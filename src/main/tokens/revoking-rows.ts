// Rows of tokens that are being taken back: the intent first, what came of it later.
import type { IssuanceId } from '../../shared/ids.ts';
import type { Tx } from '../storage/database.ts';
import { moveTo, setStanding, type IssuanceRecord } from './issuance-rows.ts';
import { statesBefore } from './issuance-state.ts';

/** Notes the intent to revoke, followed by the process with this lease. False where there is nothing to revoke. */
export function markRevoking(tx: Tx, id: IssuanceId, owner: string): boolean {
  const before = statesBefore('revoking');
  const marks = before.map(() => '?').join(', ');
  const changed = tx.run(
    `UPDATE issuance SET state_before = state, state = 'revoking', owner = ? WHERE id = ? AND state IN (${marks})`,
    ...[owner, id, ...before],
  );
  return changed === 1;
}

/** Notes when the cluster took the deletion. */
export function setDeletedAt(tx: Tx, id: IssuanceId, at: number): boolean {
  return tx.run(`UPDATE issuance SET revoked_at = ? WHERE id = ? AND state = 'revoking'`, at, id) === 1;
}

/** The cluster refused the deletion: the token is what it was. */
export function moveBack(tx: Tx, id: IssuanceId): boolean {
  const changed = tx.run(
    `UPDATE issuance SET state = state_before, state_before = NULL, revoked_at = NULL
     WHERE id = ? AND state = 'revoking' AND state_before IS NOT NULL`,
    id,
  );
  return changed === 1;
}

/** The token is dead. Its entry in the keychain goes next; until then the row remembers it. */
export function markRevoked(tx: Tx, record: IssuanceRecord, refused: boolean, at: number): boolean {
  if (!moveTo(tx, record.id, 'revoked')) return false;
  tx.run(
    'UPDATE issuance SET revoked_at = ifnull(revoked_at, ?), entry_left = ? WHERE id = ?',
    ...[at, record.state_before === 'stored' ? 1 : 0, record.id],
  );
  setStanding(tx, record.id, refused ? 'revoked' : 'unknown', at);
  return true;
}

/** Takes over a row that is being revoked from a process that has ended. What that one had in memory is gone. */
export function takeOver(tx: Tx, record: IssuanceRecord, owner: string): boolean {
  const changed = tx.run(
    `UPDATE issuance SET owner = ?1,
       state_before = CASE WHEN owner <> ?1 AND state_before IN ('in-memory', 'copy-once') THEN 'forgotten'
         ELSE state_before END
     WHERE id = ?2 AND state = 'revoking' AND owner = ?3`,
    ...[owner, record.id, record.owner],
  );
  return changed === 1;
}

/** All rows that are being revoked. */
export function revokingRows(source: Pick<Tx, 'read'>): readonly IssuanceRecord[] {
  return source.read<IssuanceRecord>(`SELECT * FROM issuance WHERE state = 'revoking'`);
}

/** Other rows of tokens that die with the same Secret. */
export function sharingSecret(source: Pick<Tx, 'read'>, record: IssuanceRecord): readonly IssuanceRecord[] {
  if (record.token_secret === null || record.secret_uid === null) return [];
  return source.read<IssuanceRecord>(
    `SELECT * FROM issuance WHERE cluster_id = ? AND secret_uid = ? AND id <> ? AND token_secret IS NOT NULL`,
    ...[record.cluster_id, record.secret_uid, record.id],
  );
}

/** How many tokens of ours its account has that may still be accepted. */
export function liveOfAccount(source: Pick<Tx, 'read'>, record: IssuanceRecord): number {
  const live = statesBefore('revoking');
  const marks = live.map(() => '?').join(', ');
  const [row] = source.read<{ n: number }>(
    `SELECT count(*) AS n FROM issuance WHERE cluster_id = ? AND namespace = ? AND account_name = ?
     AND state IN (${marks})`,
    ...[record.cluster_id, record.namespace, record.account_name, ...live],
  );
  return row?.n ?? 0;
}
