// A lock between processes that is free again the moment its holder ends, also by kill -9.
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

const limitMs = 45 * 60_000;

/** An exclusive lock on a small SQLite file; the file itself stays. */
export class CacheLock {
  readonly #database: DatabaseSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Waits for the lock, at most 45 minutes; `onWait` is called once when another process holds it. */
  static async acquire(path: string, onWait: () => void): Promise<CacheLock> {
    const database = new DatabaseSync(path, { timeout: 0 });
    const deadline = Date.now() + limitMs;
    let said = false;
    for (;;) {
      try {
        database.exec('BEGIN EXCLUSIVE');
        return new CacheLock(database);
      } catch (error) {
        if (!isBusy(error) || Date.now() > deadline) throw error;
      }
      if (!said) onWait();
      said = true;
      await wait(500);
    }
  }

  /** Gives the lock back. */
  release(): void {
    this.#database.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked/.test(error.message);
}
