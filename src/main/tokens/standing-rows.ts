// What checks leave in the rows, and what they compare with.
import type { IssuanceId } from '../../shared/ids.ts';
import type { Tx } from '../storage/database.ts';
import type { IssuanceRecord } from './issuance-rows.ts';

/** Notes the day on which a server last saw a token of a Secret. */
export function setLastUsedOn(tx: Tx, id: IssuanceId, day: string): void {
  tx.run('UPDATE issuance SET last_used_on = ? WHERE id = ?', day, id);
}

/** What a check found out is over, and nothing is known now. */
export function clearStanding(tx: Tx, id: IssuanceId): void {
  tx.run('UPDATE issuance SET standing = NULL, standing_at = NULL WHERE id = ?', id);
}

/** Issuers of tokens with an end that the same cluster gave after `issuedAt` (epoch ms), newest first. */
export function newerIssuers(
  source: Pick<Tx, 'read'>,
  record: IssuanceRecord,
  issuedAt: number,
): readonly string[] {
  const rows = source.read<{ readonly issuer: string }>(
    `SELECT grant_json ->> '$.issuer' AS issuer FROM issuance
     WHERE cluster_id = ? AND id <> ? AND route = 'token-request' AND grant_json ->> '$.issuedAt' > ?
     ORDER BY grant_json ->> '$.issuedAt' DESC LIMIT 1`,
    ...[record.cluster_id, record.id, issuedAt],
  );
  return rows.map(({ issuer }) => issuer);
}
