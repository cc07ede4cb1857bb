// The service accounts of a cluster or a namespace, read page by page and usable while more come in.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { listAccounts, type AccountEntry } from '../kubernetes/service-accounts.ts';

/** One reading of the list, started at once. Rows keep the server's order, so the first ones can be shown early. */
export class AccountListing {
  readonly entries: AccountEntry[] = [];
  /** Settles when all is read, or reading failed. */
  readonly done: Promise<Result<void>>;
  #remaining = 0;
  #outcome: Result<void> | undefined;
  #waiting: (() => void)[] = [];

  constructor(connection: Connection, namespace: string | undefined, signal: AbortSignal) {
    this.done = this.#read(connection, namespace, signal);
  }

  /** How many there are, as far as the server told. */
  get total(): number {
    return this.entries.length + this.#remaining;
  }

  /** Waits until `count` rows are there, or all. Each page comes within the time limit of its call. */
  async has(count: number): Promise<Result<void>> {
    while (this.#outcome === undefined && this.entries.length < count) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.entries.length >= count ? ok(undefined) : (this.#outcome ?? ok(undefined));
  }

  async #read(
    connection: Connection,
    namespace: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<void>> {
    this.#outcome = await listAccounts(connection, {
      ...(namespace === undefined ? {} : { namespace }),
      signal,
      page: (entries, remaining) => {
        this.entries.push(...entries);
        this.#remaining = remaining;
        this.#wake();
      },
      restart: () => this.entries.splice(0),
    });
    this.#remaining = 0;
    this.#wake();
    return this.#outcome;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
