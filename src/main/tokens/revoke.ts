// Takes a token back: the intent first, durably, then its Secret; the watch follows until the server refuses it.
import type { ContextId, IssuanceId } from '../../shared/ids.ts';
import { failed, ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { mayBeDone, persistently } from '../kubernetes/doubt.ts';
import { removeSecret, type SecretRef } from '../kubernetes/secret-removal.ts';
import type { Database } from '../storage/database.ts';
import type { IssuanceRecord } from './issuance-rows.ts';
import type { Ledger } from './ledger.ts';
import type { RevocationEnd } from './revocation-end.ts';
import type { RevocationWatch } from './revocation-watch.ts';
import { markRevoking, setDeletedAt, sharingSecret, takeOver } from './revoking-rows.ts';
import { secretOf } from './token-object.ts';

/** How far a revocation reaches that deletes one Secret: a token of its own, or every copy of a token in a Secret. */
export type SecretReach = 'token' | 'secret';

export type RevokeParts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly watch: Pick<RevocationWatch, 'start'>;
  readonly end: Pick<RevocationEnd, 'refused'>;
  readonly open: (
    contextId: ContextId,
    options: { readonly signal: AbortSignal; readonly interactive: boolean },
  ) => Promise<Result<Connection>>;
  /** Lease of this process, which follows what it begins. */
  readonly owner: string;
};

export class Revoke {
  readonly #parts: RevokeParts;

  constructor(parts: RevokeParts) {
    this.#parts = parts;
  }

  /**
   * Deletes the Secret with which a token dies; `deletedAt` (epoch ms) is when the server took that. The row is
   * `revoking` then and the watch follows it. A Secret that we did not make goes only with reach `secret`. Where the
   * cluster refuses, the token is what it was; where the answer got lost, the row stays `revoking` and the watch asks
   * again. Fails with `not-revocable`, `conflict` (revoked already), and as server and database do.
   */
  async begin(
    record: IssuanceRecord,
    signal: AbortSignal,
    reach: SecretReach = 'token',
  ): Promise<Result<{ readonly deletedAt: number }>> {
    const { ledger, watch, end, open } = this.#parts;
    const secret = secretOf(record);
    if (secret === undefined) return failed({ code: 'not-revocable', reason: 'no-secret' });
    if (record.route === 'legacy-secret' && reach !== 'secret') {
      return failed({ code: 'not-revocable', reason: 'not-ours' });
    }
    const opened = await open(record.context_id, { signal, interactive: false });
    if (!opened.ok) return opened;
    if (signal.aborted) return failed({ code: 'cancelled' });
    const meant = await this.#intend(record);
    if (!meant.ok) return meant;
    const { removed, doubt } = await deletion(opened.value, secret, signal);
    if (!removed.ok) {
      for (const id of meant.value) {
        if (doubt) watch.start(id);
        else await end.refused(id, removed.error);
      }
      return removed;
    }
    const noted = await ledger.record([], (tx, at) => {
      for (const id of meant.value) setDeletedAt(tx, id, at);
      return true;
    });
    for (const id of meant.value) watch.start(id, { gone: removed.value.state === 'gone' });
    return noted.ok ? ok({ deletedAt: noted.value ?? 0 }) : noted;
  }

  /** The rows that die with this Secret, all `revoking` and ours now. */
  async #intend(record: IssuanceRecord): Promise<Result<readonly IssuanceId[]>> {
    const { database, ledger, owner } = this.#parts;
    const ids: IssuanceId[] = [];
    const recorded = await ledger.record([], (tx) => {
      ids.length = 0;
      // One that is under way may be asked for again: the server still took the token.
      const again = record.state === 'revoking' && takeOver(tx, record, owner);
      if (!again && !markRevoking(tx, record.id, owner)) return false;
      const others = sharingSecret(database, record).map(({ id }) => id);
      ids.push(record.id, ...others.filter((id) => markRevoking(tx, id, owner)));
      return true;
    });
    if (!recorded.ok) return recorded;
    return ids.length > 0 ? ok(ids) : failed({ code: 'conflict', kind: 'token', name: record.id });
  }
}

/** Deletes, three times if need be. `doubt`: one of the requests may have reached the server without an answer. */
async function deletion(connection: Connection, secret: SecretRef, signal: AbortSignal) {
  const errors: AppError[] = [];
  const removed = await persistently(async () => {
    // Never abandoned: it ends by itself or by its own time-out.
    const once = await removeSecret(connection, secret, new AbortController().signal);
    if (!once.ok) errors.push(once.error);
    return once;
  }, signal);
  return { removed, doubt: errors.some(mayHaveArrived) };
}

/** The request may have reached the server all the same. */
function mayHaveArrived(error: AppError): boolean {
  if (error.code === 'unreachable') return error.reason === 'reset' || error.reason === 'other';
  return error.code !== 'tls' && mayBeDone(error);
}
