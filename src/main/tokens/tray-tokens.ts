// The tokens that the tray offers: those that end within the hour, and those that were used last. Names only.
import type { IssuanceId } from '../../shared/ids.ts';
import type { Database } from '../storage/database.ts';

/** Most tokens of each kind. */
const MOST = 5;
const HOUR_MS = 3_600_000;

export type TrayToken = {
  readonly issuanceId: IssuanceId;
  readonly accountName: string;
  readonly clusterName: string;
  /** Epoch ms; null: it never ends. */
  readonly expiresAt: number | null;
};

export type TrayTokens = { readonly soon: readonly TrayToken[]; readonly lastUsed: readonly TrayToken[] };

/** Reads them; `owner` is the lease of this process, `now` in epoch ms. Nothing stands in both lists. */
export function trayTokens(database: Database, owner: string, now: number): TrayTokens {
  const columns = `SELECT id AS issuanceId, account_name AS accountName, cluster_name AS clusterName,
      expires_at AS expiresAt
    FROM issuance
    WHERE (state = 'stored' OR (state IN ('in-memory', 'copy-once') AND owner = ?))
      AND (standing IS NULL OR standing IN ('valid', 'unknown'))`;
  return {
    soon: database.read<TrayToken>(
      `${columns} AND expires_at > ? AND expires_at <= ? ORDER BY expires_at LIMIT ${MOST}`,
      ...[owner, now, now + HOUR_MS],
    ),
    lastUsed: database.read<TrayToken>(
      `${columns} AND (expires_at IS NULL OR expires_at > ?) AND last_copied_at IS NOT NULL
       ORDER BY last_copied_at DESC LIMIT ${MOST}`,
      ...[owner, now + HOUR_MS],
    ),
  };
}
