// Learns the longest lifetime that a cluster grants: a server tells its limit only by cutting a token.
import type { ClusterId } from '../../shared/ids.ts';
import type { Tx } from '../storage/database.ts';

/** Learns from one grant: a token that was cut shows the cap, one longer than the cap shows that it is gone. */
export function learnLifetimeCap(
  tx: Tx,
  clusterId: ClusterId,
  requested: number | undefined,
  granted: number | undefined,
): void {
  if (requested === undefined || granted === undefined) return;
  if (granted < requested) {
    tx.run('UPDATE cluster SET lifetime_cap_seconds = ? WHERE id = ?', granted, clusterId);
  } else {
    tx.run(
      'UPDATE cluster SET lifetime_cap_seconds = NULL WHERE id = ? AND lifetime_cap_seconds < ?',
      ...[clusterId, granted],
    );
  }
}
