// Finds a kept token and reads it from the keychain, with nothing else loaded.
import type { IssuanceId } from '../../shared/ids.ts';
import type { AppError } from '../../shared/ipc/result.ts';
import type { IssuanceState } from '../../shared/token.ts';
import type { Keychain } from '../storage/keychain.ts';
import { peek } from '../storage/peek.ts';

/** One token by its id, followed through its renewals, or the newest of an account (`namespace/name`) at a cluster. */
export type WantedToken =
  | { readonly by: 'issuance'; readonly issuanceId: IssuanceId }
  | { readonly by: 'account'; readonly cluster: string; readonly account: string };

export type KeptToken =
  | { readonly state: 'found'; readonly token: string; readonly expiresAt: number | undefined }
  | { readonly state: 'none' }
  /** `at`, epoch milliseconds. */
  | { readonly state: 'ended'; readonly at: number }
  | { readonly state: 'not-kept'; readonly now: IssuanceState }
  | { readonly state: 'failed'; readonly error: AppError };

type Row = {
  readonly id: IssuanceId;
  readonly state: IssuanceState;
  readonly expires_at: number | null;
};

const COLUMNS = 'id, state, expires_at';
const RANK = `ORDER BY state = 'stored' DESC, expires_at IS NULL DESC, expires_at DESC, started_at DESC LIMIT 1`;
const BY_ISSUANCE = `WITH RECURSIVE line (id) AS (
    SELECT id FROM issuance WHERE id = ?
    UNION SELECT issuance.id FROM issuance JOIN line ON issuance.renews = line.id
  )
  SELECT ${COLUMNS} FROM issuance WHERE id IN (SELECT id FROM line) AND grant_json IS NOT NULL ${RANK}`;
const BY_ACCOUNT = `SELECT ${COLUMNS} FROM issuance
  WHERE (cluster_name = ?1 OR cluster_id = ?1 OR context_id = ?1) AND namespace || '/' || account_name = ?2
    AND grant_json IS NOT NULL ${RANK}`;

/** Reads a token. `now` is epoch milliseconds: one that has ended is not handed out. */
export async function readKeptToken(
  folder: string,
  wanted: WantedToken,
  now: number,
  keychain: Pick<Keychain, 'get'>,
): Promise<KeptToken> {
  const rows =
    wanted.by === 'issuance'
      ? peek(folder, BY_ISSUANCE, wanted.issuanceId)
      : peek(folder, BY_ACCOUNT, wanted.cluster, wanted.account);
  const [row] = rows as Row[]; // the table is strict and ours, so its rows have the columns asked for
  if (row === undefined) return { state: 'none' };
  if (row.expires_at !== null && row.expires_at <= now) return { state: 'ended', at: row.expires_at };
  if (row.state !== 'stored') return { state: 'not-kept', now: row.state };
  const token = await keychain.get(row.id);
  if (!token.ok) return { state: 'failed', error: token.error };
  return { state: 'found', token: token.value, expiresAt: row.expires_at ?? undefined };
}
