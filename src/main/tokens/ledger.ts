// Writes what happened: a change of state and its event in one transaction, durable before anybody is told.
import type { HistoryEvent } from '../../shared/ipc/contract/history.ts';
import type { Emit } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Clock } from '../clock.ts';
import type { Database, Tx } from '../storage/database.ts';
import { appendEvent } from './history.ts';

/** An event before it has a number, a time and an operator. */
export type NewEvent = Omit<HistoryEvent, 'id' | 'at' | 'operator'>;

export class Ledger {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #operator: string;
  readonly #emit: Emit;

  constructor(database: Database, clock: Clock, operator: string, emit: Emit) {
    this.#database = database;
    this.#clock = clock;
    this.#operator = operator.slice(0, 253);
    this.#emit = emit;
  }

  /**
   * Adds events, and changes rows with them. `change` runs first; where it answers `false`, nothing more is written (so
   * its first statement decides). Answers the time that the events carry (epoch ms), or `undefined` where nothing was
   * written. Fails as `Database.write` does.
   */
  async record(
    events: readonly NewEvent[],
    change: (tx: Tx, at: number) => boolean = () => true,
  ): Promise<Result<number | undefined>> {
    const at = this.#clock.now();
    const written = await this.#database.write((tx) => {
      if (!change(tx, at)) return false;
      for (const event of events) appendEvent(tx, at, { ...event, operator: this.#operator });
      return true;
    });
    if (!written.ok) return written;
    if (!written.value) return ok(undefined);
    if (events.length > 0) this.#emit('history.changed', {});
    this.#emit('tokens.changed', {});
    return ok(at);
  }
}
