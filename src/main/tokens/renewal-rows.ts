// Which tokens a renewal is about: what is chosen, what took a token's place, and what a killed renewal left half-done.
import type { IssuanceId } from '../../shared/ids.ts';
import { RENEWAL_LIMIT } from '../../shared/renewal.ts';
import type { Tx } from '../storage/database.ts';
import type { IssuanceRecord } from './issuance-rows.ts';

type Source = Pick<Tx, 'read'>;

/** Kept here by this process or in the keychain; its parameter is the lease of this process. */
const KEPT = `(state = 'stored' OR (state IN ('in-memory', 'copy-once') AND owner = ?))`;

/** Tokens kept here that end within `withinMs` of `now` (epoch ms) and have not ended, soonest first. */
export function endingRows(
  source: Source,
  owner: string,
  { now, withinMs }: { readonly now: number; readonly withinMs: number },
): readonly IssuanceRecord[] {
  return source.read<IssuanceRecord>(
    `SELECT * FROM issuance WHERE ${KEPT} AND expires_at > ? AND expires_at <= ? ORDER BY expires_at, id LIMIT ?`,
    ...[owner, now, now + withinMs, RENEWAL_LIMIT],
  );
}

/** The living token that took this one's place; also one that is just being made. */
export function successorOf(source: Source, id: IssuanceId): IssuanceRecord | undefined {
  const [row] = source.read<IssuanceRecord>(
    `SELECT * FROM issuance WHERE renews = ? AND state IN ('issuing', 'stored', 'in-memory', 'copy-once', 'handed-over')
     ORDER BY started_at DESC LIMIT 1`,
    id,
  );
  return row;
}

/** Tokens whose place was taken by one that is kept, and that could be taken back but were not. */
export function replacedRows(source: Source): readonly (IssuanceRecord & { readonly new_owner: string })[] {
  return source.read<IssuanceRecord & { readonly new_owner: string }>(
    `SELECT old.*, new.owner AS new_owner FROM issuance AS new JOIN issuance AS old ON old.id = new.renews
     WHERE new.state IN ('stored', 'in-memory', 'copy-once', 'handed-over')
       AND old.state IN ('stored', 'in-memory', 'copy-once', 'handed-over') AND old.bound_secret IS NOT NULL`,
  );
}
