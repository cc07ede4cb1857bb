// Marks tokens whose account or Secret has gone, when their cluster is seen again. No token is sent.
import type { ContextId } from '../../shared/ids.ts';
import type { Result } from '../../shared/ipc/result.ts';
import type { TokenStanding } from '../../shared/token.ts';
import { MANAGED_BY, MANAGED_BY_LABEL } from '../kubernetes/manifest.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { listSecretNotes } from '../kubernetes/secret-list.ts';
import { readAccount, readSecretNotes, type Living } from '../kubernetes/token-facts.ts';
import type { Database } from '../storage/database.ts';
import { issuanceById, setStanding, type IssuanceRecord } from '../tokens/issuance-rows.ts';
import type { Ledger, NewEvent } from '../tokens/ledger.ts';
import { bySurroundings, type Surroundings } from '../tokens/standing.ts';
import { clearStanding, setLastUsedOn } from '../tokens/standing-rows.ts';
import { secretOf } from '../tokens/token-object.ts';
import { grantOfRow } from '../tokens/audience-check.ts';
import { expectedOf } from '../tokens/verify-token.ts';
import { about } from '../tokens/vault.ts';

/** How long one cluster may take, milliseconds. */
const CLUSTER_MS = 60_000;
const OURS = `${MANAGED_BY_LABEL}=${MANAGED_BY}`;

/** Verdicts that a later look may find to be over. */
const PASSING: readonly (TokenStanding | null)[] = ['marked-invalid', 'account-gone', 'account-recreated'];

export type ReconcileParts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly open: (
    contextId: ContextId,
    options: { readonly signal: AbortSignal; readonly interactive: false },
  ) => Promise<Result<Connection>>;
};

type Found = { readonly record: IssuanceRecord; readonly surroundings: Surroundings };

export class Reconcile {
  readonly #parts: ReconcileParts;
  readonly #end = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: ReconcileParts) {
    this.#parts = parts;
  }

  /**
   * Looks after the kept tokens of a context that is open: one metadata-only list of our Secrets for each namespace, and
   * one read for each account. What may not be read says nothing. An issuer is no evidence: a former one may still count.
   */
  forContext(contextId: ContextId): Promise<void> {
    const turn = this.#turn.then(() => (this.#end.signal.aborted ? undefined : this.#look(contextId)));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Stops and waits for the step under way. */
  async close(): Promise<void> {
    this.#end.abort();
    await this.#turn;
  }

  async #look(contextId: ContextId): Promise<void> {
    const records = this.#parts.database.read<IssuanceRecord>(
      `SELECT * FROM issuance WHERE state IN ('stored', 'in-memory', 'copy-once') AND context_id = ?`,
      contextId,
    );
    if (records.length === 0) return;
    const signal = AbortSignal.any([this.#end.signal, AbortSignal.timeout(CLUSTER_MS)]);
    const opened = await this.#parts.open(contextId, { signal, interactive: false });
    if (!opened.ok) return;
    for (const [namespace, group] of byNamespace(records)) {
      const found = await surroundingsOf(opened.value, namespace, group, signal);
      if (found.length > 0) await this.#mark(found);
    }
  }

  async #mark(found: readonly Found[]): Promise<void> {
    const { ledger } = this.#parts;
    const events: NewEvent[] = [];
    await ledger.record(events, (tx, at) => {
      events.length = 0;
      let changed = false;
      for (const { record, surroundings } of found) {
        const { secret } = surroundings;
        const used = typeof secret === 'object' ? secret.lastUsedOn?.slice(0, 10) : undefined;
        if (used !== undefined && used !== record.last_used_on) {
          setLastUsedOn(tx, record.id, used);
          changed = true;
        }
        const now = issuanceById(tx, record.id);
        const grant = grantOfRow(record);
        if (now === undefined || now.state !== record.state || grant === undefined) continue;
        const verdict = bySurroundings(expectedOf(record, grant), surroundings)?.verdict;
        if (verdict !== undefined && verdict !== now.standing) {
          setStanding(tx, record.id, verdict, at);
          events.push({ kind: 'verified', ...about(record), standing: verdict });
          changed = true;
        } else if (verdict === undefined && isWhole(surroundings) && PASSING.includes(now.standing)) {
          clearStanding(tx, record.id);
          changed = true;
        }
      }
      return changed;
    });
  }
}

function byNamespace(records: readonly IssuanceRecord[]): ReadonlyMap<string, readonly IssuanceRecord[]> {
  const groups = new Map<string, IssuanceRecord[]>();
  for (const record of records)
    groups.set(record.namespace, [...(groups.get(record.namespace) ?? []), record]);
  return groups;
}

async function surroundingsOf(
  connection: Connection,
  namespace: string,
  records: readonly IssuanceRecord[],
  signal: AbortSignal,
): Promise<Found[]> {
  const listed = await listSecretNotes(connection, namespace, { labelSelector: OURS }, signal);
  const ours = listed.ok ? new Map(listed.value.map((secret) => [secret.name, secret])) : undefined;
  const accounts = new Map<string, Surroundings['account']>();
  const found: Found[] = [];
  for (const record of records) {
    const name = record.account_name;
    const account =
      accounts.get(name) ?? readable<Living>(await readAccount(connection, { namespace, name }, signal));
    accounts.set(name, account);
    const secret = await secretNotes(connection, record, ours, signal);
    found.push({ record, surroundings: { account, secret } });
  }
  return found;
}

async function secretNotes(
  connection: Connection,
  record: IssuanceRecord,
  ours: ReadonlyMap<string, Exclude<Surroundings['secret'], string>> | undefined,
  signal: AbortSignal,
): Promise<Surroundings['secret']> {
  const secret = secretOf(record);
  if (secret === undefined) return 'not-bound';
  // One that holds a token may be somebody else's, without our label.
  if (record.token_secret !== null) return readable(await readSecretNotes(connection, secret, signal));
  return ours === undefined ? 'unread' : (ours.get(secret.name) ?? 'none');
}

function readable<Value extends object>(read: Result<Value | undefined>): Value | 'none' | 'unread' {
  return read.ok ? (read.value ?? 'none') : 'unread';
}

function isWhole({ account, secret }: Surroundings): boolean {
  return account !== 'unread' && secret !== 'unread';
}
