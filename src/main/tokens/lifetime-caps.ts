// The longest lifetime that each cluster was seen to grant: a server tells its limit only by cutting a token.
import type { ClusterId } from '../../shared/ids.ts';
import type { Database, Tx } from '../storage/database.ts';

export class LifetimeCaps {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The cap of a cluster in seconds, where one was seen. */
  of(clusterId: ClusterId): number | undefined {
    const [row] = this.#database.read<{ seconds: number | null }>(
      'SELECT lifetime_cap_seconds AS seconds FROM cluster WHERE id = ?',
      clusterId,
    );
    return row?.seconds ?? undefined;
  }

  /** Learns from one grant: a token that was cut shows the cap, one longer than the cap shows that it is gone. */
  learn(tx: Tx, clusterId: ClusterId, requested: number | undefined, granted: number | undefined): void {
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
}
