// The database: one SQLite file, shared by all processes of this user; the only place that knows node:sqlite's calls.
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import { failed, ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import { FILE_NAME } from './database-name.ts';
import { migrations } from './migrations.ts';

/** How long SQLite itself waits for another writer, blocking this thread, milliseconds. */
const BLOCKING_WAIT_MS = 100;
/** How long a write is tried again without blocking before it is reported, milliseconds, unless told otherwise. */
const PATIENCE_MS = 5000;

/** Result codes of SQLite that are expected (sqlite.org/rescode.html), without their extended part. */
const SQLITE_BUSY = 5;
const SQLITE_CANTOPEN = 14;
const SQLITE_READONLY = 8;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

export type Parameter = SQLInputValue;

/** What a write may do inside its transaction. */
export type Tx = {
  /** All rows of a query. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the shape of its rows
  readonly read: <Row>(sql: string, ...parameters: readonly Parameter[]) => readonly Row[];
  /** Runs a statement; returns how many rows it changed. */
  readonly run: (sql: string, ...parameters: readonly Parameter[]) => number;
};

type Waiting = {
  readonly run: (tx: Tx) => void;
  readonly answer: (done: Result<void>) => void;
  readonly reject: (error: unknown) => void;
};

export class Database {
  readonly #file: string;
  readonly #patienceMs: number;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** Writes that go into the next transaction. */
  readonly #waiting: Waiting[] = [];
  readonly #tx: Tx = {
    read: (sql, ...parameters) => this.read(sql, ...parameters),
    run: (sql, ...parameters) => Number(this.#statement(sql).run(...parameters).changes),
  };

  private constructor(file: string, patienceMs: number) {
    this.#file = file;
    this.#patienceMs = patienceMs;
    this.#connection = new DatabaseSync(file, { timeout: BLOCKING_WAIT_MS });
  }

  /**
   * Opens or makes the database in `folder` (made with mode 0700, the file 0600) and brings its schema up to date.
   * Fails with `database-newer` where a later version wrote it, `database-busy`, or `file-unusable`.
   */
  static async open(folder: string, patienceMs = PATIENCE_MS): Promise<Result<Database>> {
    const file = join(folder, FILE_NAME);
    let database: Database | undefined;
    const deadline = Date.now() + patienceMs;
    for (;;) {
      try {
        makePrivate(folder, file);
        database ??= new Database(file, patienceMs);
        const problem = database.#prepare();
        if (problem === undefined) return ok(database);
        database.close();
        return failed(problem);
      } catch (error) {
        const problem = expectedProblem(error, file);
        if (problem?.code === 'database-busy' && Date.now() < deadline) {
          await pause(20 + Math.random() * 30);
          continue;
        }
        database?.close();
        if (problem === undefined) throw error;
        return failed(problem);
      }
    }
  }

  /** All rows of a query. `Row` is the shape that the query selects from our own strict tables. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
  read<Row>(sql: string, ...parameters: readonly Parameter[]): readonly Row[] {
    // The tables are strict and ours, so a row has the shape that its query names.
    return this.#statement(sql).all(...parameters) as Row[];
  }

  /**
   * Runs `work` in a transaction, durable when this answers (`synchronous=FULL`). What is asked for at the same time
   * shares one transaction, because each costs a wait for the disk. Another process that is writing is waited for without
   * blocking, then reported as `database-busy`. What `work` throws takes back all that it did, and `work` may run again.
   */
  write<Value>(work: (tx: Tx) => Value): Promise<Result<Value>> {
    const { promise, resolve, reject } = Promise.withResolvers<Result<Value>>();
    let value: Value;
    const run = (tx: Tx) => {
      value = work(tx);
    };
    this.#waiting.push({ run, answer: (done) => resolve(done.ok ? ok(value) : done), reject });
    if (this.#waiting.length === 1) void this.#writeWaiting();
    return promise;
  }

  /** Another number than before after another connection has committed (sqlite.org/pragma.html, `data_version`). */
  foreignChanges(): number {
    const [row] = this.read<{ data_version: number }>('PRAGMA data_version');
    return row?.data_version ?? 0;
  }

  /** What was asked for before is written first. */
  close(): void {
    for (const one of this.#waiting.splice(0)) {
      try {
        this.#transaction(one.run);
        one.answer(ok(undefined));
      } catch (error) {
        one.reject(error);
      }
    }
    this.#statements.clear();
    if (this.#connection.isOpen) this.#connection.close();
  }

  async #writeWaiting(): Promise<void> {
    await setImmediate();
    const group = this.#waiting.splice(0);
    try {
      const done = await this.#patiently((tx) => {
        for (const one of group) one.run(tx);
      });
      for (const one of group) one.answer(done);
    } catch {
      // One of them broke, and took the others back with it: each for itself.
      for (const one of group) await this.#patiently(one.run).then(one.answer, one.reject);
    }
  }

  async #patiently(work: (tx: Tx) => void): Promise<Result<void>> {
    const deadline = Date.now() + this.#patienceMs;
    for (;;) {
      try {
        this.#transaction(work);
        return ok(undefined);
      } catch (error) {
        const problem = expectedProblem(error, this.#file);
        if (problem === undefined) throw error;
        if (problem.code !== 'database-busy' || Date.now() > deadline) return failed(problem);
        await pause(10 + Math.random() * 30);
      }
    }
  }

  #transaction<Value>(work: (tx: Tx) => Value): Value {
    this.#connection.exec('BEGIN IMMEDIATE');
    try {
      const value = work(this.#tx);
      this.#connection.exec('COMMIT');
      return value;
    } catch (error) {
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    }
  }

  #prepare(): AppError | undefined {
    this.#connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    if (this.#version() === migrations.length) return undefined;
    return this.#transaction(() => {
      const found = this.#version();
      if (found > migrations.length) {
        return { code: 'database-newer', found, known: migrations.length } as const;
      }
      for (const step of migrations.slice(found)) this.#connection.exec(step);
      this.#connection.exec(`PRAGMA user_version = ${migrations.length}`);
      return undefined;
    });
  }

  #version(): number {
    const [row] = this.read<{ user_version: number }>('PRAGMA user_version');
    return row?.user_version ?? 0;
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/**
 * SQLite gives its WAL the mode of the database, so the file is made before SQLite sees it. A file that is there is not
 * opened here: closing it would drop the locks that this process holds on it.
 */
function makePrivate(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (existsSync(file)) chmodSync(file, 0o600);
  else closeSync(openSync(file, 'a', 0o600));
}

function expectedProblem(error: unknown, file: string): AppError | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'ENOTDIR')) {
    return { code: 'file-unusable', file, reason: 'unreadable' };
  }
  if (!('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  switch (error.errcode & 0xff) {
    case SQLITE_BUSY:
      return { code: 'database-busy' };
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return { code: 'file-unusable', file, reason: 'unreadable' };
    default:
      return undefined;
  }
}
