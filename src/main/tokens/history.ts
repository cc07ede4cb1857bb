// The history: events that are only ever added, newest first when read.
import type { HistoryEvent } from '../../shared/ipc/contract/history.ts';
import type { Answer, Parsed } from '../../shared/ipc/contract.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Database, Parameter, Tx } from '../storage/database.ts';
import { like } from './search.ts';

type EventRecord = { readonly id: number; readonly at: number; readonly body_json: string };
type Body = Omit<HistoryEvent, 'id' | 'at'>;

/** Adds an event inside a transaction. */
export function appendEvent(tx: Tx, at: number, body: Body): void {
  tx.run(
    'INSERT INTO event (at, kind, issuance_id, cluster_id, words, body_json) VALUES (?, ?, ?, ?, ?, ?)',
    ...[at, body.kind, body.issuanceId ?? null, body.clusterId ?? null, wordsOf(body), JSON.stringify(body)],
  );
}

/** Events after one number, oldest first, at most `limit`; for a reader that goes on where it was. */
export function eventsAfter(tx: Pick<Tx, 'read'>, id: number, limit: number): readonly HistoryEvent[] {
  const sql = 'SELECT id, at, body_json FROM event WHERE id > ? ORDER BY id LIMIT ?';
  return tx.read<EventRecord>(sql, id, limit).map(eventOf);
}

export class History {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** One page, newest first; `search` looks through names, ids, reasons and fingerprints. Fails with `invalid`. */
  list(query: Parsed<'history.list'>): Result<Answer<'history.list'>> {
    const before = query.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(query.cursor);
    if (!Number.isSafeInteger(before)) return failed({ code: 'invalid', field: 'cursor' });
    const conditions: [string, Parameter][] = [];
    if (query.search !== undefined && query.search !== '') {
      conditions.push([`words LIKE ? ESCAPE '\\'`, like(query.search)]);
    }
    if (query.kind !== undefined) conditions.push(['kind = ?', query.kind]);
    if (query.clusterId !== undefined) conditions.push(['cluster_id = ?', query.clusterId]);
    if (query.since !== undefined) conditions.push(['at >= ?', query.since]);
    const where = ['1 = 1', ...conditions.map(([sql]) => sql)].join(' AND ');
    const values = conditions.map(([, value]) => value);
    const records = this.#database.read<EventRecord>(
      `SELECT id, at, body_json FROM event WHERE ${where} AND id < ? ORDER BY id DESC LIMIT ?`,
      ...[...values, before, query.limit + 1],
    );
    const rows = records.slice(0, query.limit);
    const last = rows.at(-1);
    const firstAt = this.#number('SELECT min(at) AS n FROM event');
    return ok({
      rows: rows.map(eventOf),
      total: this.#number(`SELECT count(*) AS n FROM event WHERE ${where}`, ...values) ?? 0,
      all: this.#number('SELECT count(*) AS n FROM event') ?? 0,
      ...(firstAt === null ? {} : { firstAt }),
      ...(records.length > rows.length && last !== undefined ? { next: String(last.id) } : {}),
    });
  }

  #number(sql: string, ...parameters: readonly Parameter[]): number | null {
    return this.#database.read<{ n: number | null }>(sql, ...parameters)[0]?.n ?? null;
  }
}

function eventOf(record: EventRecord): HistoryEvent {
  // Written by `appendEvent` from the same type; the gate parses what leaves.
  return { ...(JSON.parse(record.body_json) as Body), id: record.id, at: record.at };
}

function wordsOf(body: Body): string {
  const role = body.role;
  const words = [
    ...[body.kind, body.issuanceId, body.clusterName, body.namespace, body.accountName, body.operator],
    ...[body.kubernetesUser, body.reason, body.boundSecret, body.grant?.fingerprint, body.grant?.jti],
    ...[body.error?.code, role?.kind === 'preset' ? role.preset : undefined],
    ...[role !== undefined && 'name' in role ? role.name : undefined],
    ...(body.created ?? []).map(({ name }) => name),
  ];
  return words
    .filter((word) => word !== undefined)
    .join('\n')
    .toLowerCase();
}
