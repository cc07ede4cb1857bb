// What the database knows of the tokens of one account on one cluster, and of what this desk made.
import type { ClusterId, IssuanceId } from '../../shared/ids.ts';
import type { AccountName } from '../accounts/manifests.ts';
import type { Tx } from '../storage/database.ts';
import type { IssuanceRecord } from '../tokens/issuance-rows.ts';
import { statesBefore } from '../tokens/issuance-state.ts';

type Source = Pick<Tx, 'read'>;

/** Rows of tokens of an account that may still be accepted. */
export function liveRowsOf(
  source: Source,
  clusterId: ClusterId,
  account: AccountName,
): readonly IssuanceRecord[] {
  const live = statesBefore('revoking');
  return source.read<IssuanceRecord>(
    `SELECT * FROM issuance WHERE cluster_id = ? AND namespace = ? AND account_name = ?
     AND state IN (${live.map(() => '?').join(', ')})`,
    ...[clusterId, account.namespace, account.name, ...live],
  );
}

/** Names of all bound Secrets that were ever made for tokens of an account. */
export function boundSecretsOf(source: Source, clusterId: ClusterId, account: AccountName): string[] {
  return source
    .read<{ bound_secret: string }>(
      `SELECT bound_secret FROM issuance WHERE cluster_id = ? AND namespace = ? AND account_name = ?
       AND bound_secret IS NOT NULL`,
      ...[clusterId, account.namespace, account.name],
    )
    .map((row) => row.bound_secret);
}

/** The row that made an object, by the id in its annotation. */
export function rowOf(source: Source, id: string): IssuanceRecord | undefined {
  return source.read<IssuanceRecord>('SELECT * FROM issuance WHERE id = ?', id)[0];
}

/** Whether this desk knows an issuance. */
export function knowsIssuance(source: Source, id: string): boolean {
  return source.read('SELECT 1 FROM issuance WHERE id = ?', id).length > 0;
}

/** Ids of rows. */
export function idsOf(rows: readonly IssuanceRecord[]): IssuanceId[] {
  return rows.map(({ id }) => id);
}
