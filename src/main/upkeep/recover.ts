// Repairs what a process left behind that was killed in the middle of an issue; the window does this, at its start.
import type { ContextId } from '../../shared/ids.ts';
import type { Result } from '../../shared/ipc/result.ts';
import type { MadeObject } from '../accounts/undo.ts';
import { isReadable, undo } from '../accounts/undo.ts';
import { deleteBoundSecret } from '../kubernetes/bound-secret.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { readObject } from '../kubernetes/objects.ts';
import type { Database } from '../storage/database.ts';
import type { InstanceLease } from '../storage/instance-lease.ts';
import type { Keychain } from '../storage/keychain.ts';
import { moveTo, plannedObjects, setLeft, type IssuanceRecord } from '../tokens/issuance-rows.ts';
import type { Ledger } from '../tokens/ledger.ts';
import { replacedRows } from '../tokens/renewal-rows.ts';
import type { Revoke } from '../tokens/revoke.ts';
import { about } from '../tokens/vault.ts';

/** How long one cluster may take to be reached and repaired, milliseconds. */
const CLUSTER_MS = 30_000;

export type RecoverParts = {
  readonly database: Database;
  readonly lease: Pick<InstanceLease, 'id' | 'isAlive'>;
  readonly ledger: Ledger;
  readonly keychain: Pick<Keychain, 'delete'>;
  readonly revoke: Pick<Revoke, 'begin'>;
  /** Opens a cluster without starting a process and without asking anybody. */
  readonly open: (
    contextId: ContextId,
    options: { readonly signal: AbortSignal; readonly interactive: false },
  ) => Promise<Result<Connection>>;
};

export class Recover {
  readonly #parts: RecoverParts;
  readonly #end = new AbortController();
  /** One repair at a time: two would do the same work. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: RecoverParts) {
    this.#parts = parts;
  }

  /**
   * Settles the rows of dead processes: an unfinished issue fails and what it made is removed, and what was only in memory
   * is forgotten. What cannot be removed now (cluster not reachable, keychain locked) stays noted for later.
   */
  atStart(): Promise<void> {
    return this.#inTurn(async () => {
      for (const record of this.#ofTheDead()) {
        if (record.state === 'issuing') await this.#giveUp(record);
        else await this.#forget(record);
      }
      await this.#cleanAll(undefined);
      await this.#finishRenewals(undefined);
    });
  }

  /** Tries again what could not be removed from a cluster, now that it is open. */
  forContext(contextId: ContextId): Promise<void> {
    return this.#inTurn(async () => {
      await this.#cleanAll(contextId);
      await this.#finishRenewals(contextId);
    });
  }

  /** Stops and waits for the step under way. */
  async close(): Promise<void> {
    this.#end.abort();
    await this.#turn;
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(() => (this.#end.signal.aborted ? undefined : work()));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #ofTheDead(): readonly IssuanceRecord[] {
    const { database, lease } = this.#parts;
    const rows = database.read<IssuanceRecord>(
      `SELECT * FROM issuance WHERE state IN ('issuing', 'in-memory', 'copy-once') AND owner <> ?`,
      lease.id,
    );
    const owners = new Set(rows.map((row) => row.owner));
    const dead = new Set([...owners].filter((owner) => !lease.isAlive(owner)));
    return rows.filter((row) => dead.has(row.owner));
  }

  /** The row fails first, durably, so that nobody takes the token for stored; then its traces go. */
  #giveUp(record: IssuanceRecord): Promise<Result<number | undefined>> {
    return this.#parts.ledger.record([], (tx) => {
      if (!moveTo(tx, record.id, 'failed')) return false;
      setLeft(tx, record.id, { cluster: true, entry: record.keep === 'keychain' });
      return true;
    });
  }

  #forget(record: IssuanceRecord): Promise<Result<number | undefined>> {
    return this.#parts.ledger.record(
      [{ kind: 'forgotten', ...about(record), keep: record.keep, cause: 'quit' }],
      (tx) => moveTo(tx, record.id, 'forgotten'),
    );
  }

  async #cleanAll(contextId: ContextId | undefined): Promise<void> {
    const left = this.#parts.database.read<IssuanceRecord>(
      `SELECT * FROM issuance WHERE state IN ('failed', 'revoked') AND (cluster_left = 1 OR entry_left = 1)
       AND (?1 IS NULL OR context_id = ?1)`,
      contextId ?? null,
    );
    for (const record of left) {
      if (this.#end.signal.aborted) return;
      // Its own process is at it, or will try again itself.
      if (this.#isOfAnother(record.owner)) continue;
      await this.#clean(record);
    }
  }

  #isOfAnother(owner: string): boolean {
    const { lease } = this.#parts;
    return owner !== lease.id && lease.isAlive(owner);
  }

  /** A renewal that was killed after the new token was kept: the old one is taken back now. */
  async #finishRenewals(contextId: ContextId | undefined): Promise<void> {
    const { database, lease, revoke } = this.#parts;
    for (const record of replacedRows(database)) {
      if (this.#end.signal.aborted) return;
      if (contextId !== undefined && record.context_id !== contextId) continue;
      if (lease.isAlive(record.new_owner)) continue;
      await revoke.begin(record, AbortSignal.any([this.#end.signal, AbortSignal.timeout(CLUSTER_MS)]));
    }
  }

  async #clean(record: IssuanceRecord): Promise<void> {
    const entryLeft = record.entry_left === 1 && !(await this.#parts.keychain.delete(record.id)).ok;
    const clusterLeft = record.cluster_left === 1 && !(await this.#cleanCluster(record));
    if (entryLeft === (record.entry_left === 1) && clusterLeft === (record.cluster_left === 1)) return;
    const boundSecret = record.bound_secret === null ? {} : { boundSecret: record.bound_secret };
    await this.#parts.ledger.record(
      [{ kind: 'repaired', ...about(record), keep: record.keep, ...boundSecret }],
      (tx) => {
        setLeft(tx, record.id, { cluster: clusterLeft, entry: entryLeft });
        return true;
      },
    );
  }

  /** True when nothing of this issuance is on the cluster any more. */
  async #cleanCluster(record: IssuanceRecord): Promise<boolean> {
    const planned = plannedObjects(record);
    const ownSecret = record.route === 'token-secret' ? record.token_secret : record.bound_secret;
    if (ownSecret === null && planned.length === 0) return true;
    const signal = AbortSignal.any([this.#end.signal, AbortSignal.timeout(CLUSTER_MS)]);
    const opened = await this.#parts.open(record.context_id, { signal, interactive: false });
    if (!opened.ok) return false;
    if (ownSecret !== null) {
      const secret = { namespace: record.namespace, name: ownSecret };
      const deleted = await deleteBoundSecret(opened.value, secret, signal);
      if (!deleted.ok) return false;
    }
    return removeMade(opened.value, record, signal);
  }
}

/** Removes what the set-up made, told by the issuance's id in its annotations; what others made stays. */
async function removeMade(
  connection: Connection,
  record: IssuanceRecord,
  signal: AbortSignal,
): Promise<boolean> {
  const made: MadeObject[] = [];
  for (const ref of plannedObjects(record)) {
    if (!isReadable(ref)) continue;
    const found = await readObject(connection, ref, signal);
    if (!found.ok) return false;
    if (found.value?.issuance === record.id) made.push({ ref, uid: found.value.uid });
  }
  const outcome = await undo(connection, made, { code: 'cancelled' }, signal);
  return outcome.code !== 'roll-back-incomplete';
}
