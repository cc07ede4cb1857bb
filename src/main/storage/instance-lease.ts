// A lock that a process holds while it lives, so that others know which rows have a living owner.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const ATTEMPTS = 20;

/**
 * An exclusive lock on `instances/<id>.db`, held by SQLite and therefore free at once when the process ends, also by
 * `kill -9`. A lease file is removed only under its own lock, and a lease counts only while its file is there.
 */
export class InstanceLease {
  /** What rows of this process name as their owner. */
  readonly id: string;
  readonly #folder: string;
  readonly #lock: DatabaseSync;

  private constructor(folder: string, id: string, lock: DatabaseSync) {
    this.#folder = folder;
    this.id = id;
    this.#lock = lock;
  }

  /** Takes a new lease under `dataFolder`. Throws where the folder cannot be written. */
  static take(dataFolder: string): InstanceLease {
    const folder = join(dataFolder, 'instances');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const id = randomUUID();
      const lock = tryLock(leaseFile(folder, id));
      // Another process may have taken the fresh file for a stale one and removed it.
      if (lock !== undefined && existsSync(leaseFile(folder, id))) return new InstanceLease(folder, id, lock);
      lock?.close();
    }
    throw new Error('no instance lease could be taken');
  }

  /** True while the process with this lease lives. */
  isAlive(id: string): boolean {
    if (id === this.id) return true;
    const file = leaseFile(this.#folder, id);
    if (!existsSync(file)) return false;
    const lock = tryLock(file);
    lock?.close();
    return lock === undefined;
  }

  /** Removes the files of dead processes. */
  removeStale(): void {
    for (const name of readdirSync(this.#folder)) {
      if (!name.endsWith('.db') || name === `${this.id}.db`) continue;
      const file = join(this.#folder, name);
      const lock = tryLock(file);
      if (lock === undefined) continue;
      remove(file);
      lock.close();
      // Windows does not remove an open file.
      if (process.platform === 'win32') remove(file);
    }
  }

  /** Gives the lease back, at quit. */
  release(): void {
    if (!this.#lock.isOpen) return;
    remove(leaseFile(this.#folder, this.id));
    this.#lock.close();
  }
}

function leaseFile(folder: string, id: string): string {
  return join(folder, `${id}.db`);
}

function tryLock(file: string): DatabaseSync | undefined {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(file, { timeout: 0 });
    // Nothing is ever written, so that no journal needs to lie beside it.
    connection.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return connection;
  } catch {
    connection?.close();
    return undefined;
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Left for the next start: a stale file does no harm.
  }
}
