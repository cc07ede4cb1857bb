// The user's consent to run exactly one command for one context.
import type { ContextId } from '../../../shared/ids.ts';
import type { Result } from '../../../shared/ipc/result.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../storage/database.ts';

export class ExecConsent {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Whether the user agreed to the command with this digest. */
  has(contextId: ContextId, digest: string): boolean {
    const rows = this.#database.read(
      'SELECT 1 FROM exec_consent WHERE context_id = ? AND digest = ?',
      ...[contextId, digest],
    );
    return rows.length > 0;
  }

  /** Remembers a consent; it is durable when this answers. */
  give(contextId: ContextId, digest: string): Promise<Result<void>> {
    return this.#database.write((tx) => {
      tx.run(
        'INSERT INTO exec_consent VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        ...[contextId, digest, this.#clock.now()],
      );
    });
  }
}
