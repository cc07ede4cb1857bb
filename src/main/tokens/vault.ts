// The vault: tokens in the keychain and in memory, listed from the database, read one at a time.
import type { KeptTokens } from '../clusters/cluster-rows.ts';
import type { ClusterId, IssuanceId } from '../../shared/ids.ts';
import type { Keychain as ShownKeychain } from '../../shared/ipc/contract/settings.ts';
import type { Answer, Parsed } from '../../shared/ipc/contract.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Keep } from '../../shared/token.ts';
import type { Clock } from '../clock.ts';
import type { Database, Parameter } from '../storage/database.ts';
import type { Keychain } from '../storage/keychain.ts';
import { issuanceById, moveTo, tokenRow, type IssuanceRecord } from './issuance-rows.ts';
import type { Ledger, NewEvent } from './ledger.ts';
import type { MemoryTokens } from './memory-tokens.ts';
import { like } from './search.ts';

const HOUR_MS = 3_600_000;
/** Rows of tokens that can be used here; its parameter is the lease of this process. */
const KEPT = `(state = 'stored' OR (state IN ('in-memory', 'copy-once') AND owner = ?))`;

/** Rows that are shown: kept ones, what is being revoked, and for a while what was; a second parameter says since when. */
const SHOWN = `(${KEPT} OR state = 'revoking' OR (state = 'revoked' AND revoked_at > ?))`;
/** How long a revoked token stays in the list, milliseconds. */
const SHOW_REVOKED_MS = 24 * HOUR_MS;

export type VaultParts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly keychain: Keychain;
  readonly memory: MemoryTokens;
  readonly clock: Clock;
  /** Lease of this process: what others keep in memory is not ours to show. */
  readonly owner: string;
};

export class Vault {
  readonly #parts: VaultParts;

  constructor(parts: VaultParts) {
    this.#parts = parts;
  }

  /**
   * One page of tokens, also those being revoked and for a day those that were: clusters by need, and within each the
   * tokens by need: ending within the hour, never ending, then by their end; ended ones and revoked ones last. Fails with
   * `invalid`.
   */
  list(query: Parsed<'tokens.list'>): Result<Answer<'tokens.list'>> {
    const { database, clock, owner } = this.#parts;
    const offset = query.cursor === undefined ? 0 : Number(query.cursor);
    if (!Number.isSafeInteger(offset) || offset < 0) return failed({ code: 'invalid', field: 'cursor' });
    const now = clock.now();
    const { where, values } = conditions(query, owner, now - SHOW_REVOKED_MS);
    const records = database.read<IssuanceRecord>(
      `WITH kept AS (
         SELECT *, CASE WHEN state = 'revoked' THEN 4 WHEN expires_at IS NULL THEN 1 WHEN expires_at <= ? THEN 3 WHEN expires_at <= ? THEN 0 ELSE 2 END
           AS need
         FROM issuance WHERE ${where}
       )
       SELECT *, min(need) OVER of_cluster AS cluster_need, min(max(expires_at, ?)) OVER of_cluster AS cluster_end
       FROM kept WINDOW of_cluster AS (PARTITION BY cluster_id)
       ORDER BY cluster_need, cluster_end, cluster_name, cluster_id, need, expires_at, id LIMIT ? OFFSET ?`,
      ...[now, now + HOUR_MS, ...values, now, query.limit, offset],
    );
    const [count] = database.read<{ n: number }>(
      `SELECT count(*) AS n FROM issuance WHERE ${where}`,
      ...values,
    );
    const total = count?.n ?? 0;
    const end = offset + records.length;
    return ok({
      rows: records.map(tokenRow).filter((row) => row !== undefined),
      total,
      ...(end < total && records.length > 0 ? { next: String(end) } : {}),
    });
  }

  /** The keychain as the window shows it: whether it is open, and how many tokens of ours it keeps. */
  keychainState(open: Result<void>): ShownKeychain {
    const { database, keychain } = this.#parts;
    const { name } = keychain;
    if (!open.ok) return { state: 'unusable', name, error: open.error };
    const [row] = database.read<{ tokens: number; longest: number | null }>(
      `SELECT count(*) AS tokens, max(token_bytes) AS longest FROM issuance WHERE state = 'stored'`,
    );
    return { state: 'unlocked', name, tokens: row?.tokens ?? 0, longestBytes: row?.longest ?? 0 };
  }

  /** Tokens kept of each cluster, and the next end among them. */
  byCluster(): ReadonlyMap<ClusterId, KeptTokens> {
    const { database, clock, owner } = this.#parts;
    const rows = database.read<{ id: ClusterId; tokens: number; next: number | null; endless: number }>(
      `SELECT cluster_id AS id, count(*) AS tokens, sum(expires_at IS NULL) AS endless,
         min(CASE WHEN expires_at > ? THEN expires_at END) AS next
       FROM issuance WHERE ${KEPT} GROUP BY cluster_id`,
      ...[clock.now(), owner],
    );
    return new Map(
      rows.map(({ id, tokens, next, endless }) => {
        const nextExpiry = next ?? (endless > 0 ? 'never' : undefined);
        return [id, nextExpiry === undefined ? { tokens } : { tokens, nextExpiry }];
      }),
    );
  }

  /** The row of a token that can be used here. Fails with `token-gone`. */
  usable(id: IssuanceId): Result<IssuanceRecord> {
    const record = issuanceById(this.#parts.database, id);
    if (record?.state === 'stored') return ok(record);
    const held = record?.state === 'in-memory' || record?.state === 'copy-once';
    if (held && record.owner === this.#parts.owner) return ok(record);
    return failed({ code: 'token-gone', where: record?.keep === 'keychain' ? 'keychain' : 'memory' });
  }

  /** Whether the keychain takes entries now. */
  checkKeychain(): Promise<Result<void>> {
    return this.#parts.keychain.check();
  }

  /** Keeps a token that was just issued. Fails as the keychain does. */
  async keep(id: IssuanceId, token: string, keep: Keep): Promise<Result<void>> {
    switch (keep) {
      case 'keychain':
        return this.#parts.keychain.set(id, token);
      case 'until-quit':
      case 'copy-once':
        this.#parts.memory.set(id, token);
        return ok(undefined);
      default:
        return assertNever(keep);
    }
  }

  /**
   * Reads a token, for main alone. Fails as the keychain does; one that somebody removed from an open keychain is
   * recorded as lost and answered with `token-gone`.
   */
  async read(record: IssuanceRecord): Promise<Result<string>> {
    if (record.keep !== 'keychain') return this.#parts.memory.get(record.id);
    const token = await this.#parts.keychain.get(record.id);
    if (!token.ok && token.error.code === 'token-gone') await this.#forgotten(record, 'lost');
    return token;
  }

  /** Reads a token without a word about one that is missing. Fails as the keychain does, or with `token-gone`. */
  async peek({ id, keep }: Pick<IssuanceRecord, 'id' | 'keep'>): Promise<Result<string>> {
    return keep === 'keychain' ? this.#parts.keychain.get(id) : this.#parts.memory.get(id);
  }

  /** Removes a token from keychain or memory; on the cluster it stays valid until it ends. */
  async forget(id: IssuanceId): Promise<Result<void>> {
    const record = this.usable(id);
    if (!record.ok) return record;
    const removed = await this.remove(id, record.value.keep);
    return removed.ok ? this.#forgotten(record.value, 'user') : removed;
  }

  /** Takes a token out of where it is kept, without a word in the history. */
  async remove(id: IssuanceId, keep: Keep): Promise<Result<void>> {
    if (keep === 'keychain') return this.#parts.keychain.delete(id);
    this.#parts.memory.delete(id);
    return ok(undefined);
  }

  /** Drops what is only in memory, at quit, and says so in the history. */
  async close(): Promise<void> {
    for (const id of this.#parts.memory.ids()) {
      this.#parts.memory.delete(id);
      const record = issuanceById(this.#parts.database, id);
      if (record !== undefined) await this.#forgotten(record, 'quit');
    }
  }

  async #forgotten(record: IssuanceRecord, cause: 'user' | 'quit' | 'lost'): Promise<Result<void>> {
    const recorded = await this.#parts.ledger.record(
      [{ kind: 'forgotten', ...about(record), keep: record.keep, cause }],
      (tx) => moveTo(tx, record.id, 'forgotten'),
    );
    return recorded.ok ? ok(undefined) : recorded;
  }
}

/** What every event about an issuance names. */
export function about(
  record: IssuanceRecord,
): Pick<NewEvent, 'issuanceId' | 'clusterId' | 'clusterName' | 'namespace' | 'accountName'> {
  return {
    issuanceId: record.id,
    clusterId: record.cluster_id,
    clusterName: record.cluster_name,
    namespace: record.namespace,
    accountName: record.account_name,
  };
}

function conditions(
  query: Parsed<'tokens.list'>,
  owner: string,
  revokedSince: number,
): { where: string; values: Parameter[] } {
  const parts = [SHOWN];
  const values: Parameter[] = [owner, revokedSince];
  if (query.clusterId !== undefined) {
    parts.push('cluster_id = ?');
    values.push(query.clusterId);
  }
  if (query.search !== undefined && query.search !== '') {
    const words = `cluster_name || ' ' || namespace || '/' || account_name || ' ' || ifnull(reason, '')`;
    parts.push(`${words} || ' ' || ifnull(fingerprint, '') || ' ' || id LIKE ? ESCAPE '\\'`);
    values.push(like(query.search));
  }
  return { where: parts.join(' AND '), values };
}
