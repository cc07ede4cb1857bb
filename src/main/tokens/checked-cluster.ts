// A cluster while tokens of it are checked: its time, and its accounts, each read once.
import type { Result } from '../../shared/ipc/result.ts';
import type { Clock } from '../clock.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { isRancher } from '../kubernetes/rancher.ts';
import { readAccount, readServerTime, type Living } from '../kubernetes/token-facts.ts';

export class CheckedCluster {
  readonly connection: Connection;
  readonly #clock: Clock;
  /** The server's clock less ours, milliseconds. */
  readonly #ahead: number;
  readonly #accounts = new Map<string, Promise<Result<Living | undefined>>>();

  private constructor(connection: Connection, clock: Clock, ahead: number) {
    this.connection = connection;
    this.#clock = clock;
    this.#ahead = ahead;
  }

  /** Asks the server for its time, since ours may be wrong; where it does not tell, ours counts. */
  static async look(connection: Connection, clock: Clock, signal: AbortSignal): Promise<CheckedCluster> {
    const time = await readServerTime(connection, signal);
    return new CheckedCluster(connection, clock, time === undefined ? 0 : time - clock.now());
  }

  /** The server's time, epoch milliseconds. */
  now(): number {
    return this.#clock.now() + this.#ahead;
  }

  /** A proxy swallows the token, so that only a TokenReview can tell. */
  get isProxy(): boolean {
    return isRancher(this.connection.server);
  }

  account(namespace: string, name: string, signal: AbortSignal): Promise<Result<Living | undefined>> {
    const key = `${namespace}/${name}`;
    const known = this.#accounts.get(key);
    if (known !== undefined) return known;
    const read = readAccount(this.connection, { namespace, name }, signal);
    this.#accounts.set(key, read);
    return read;
  }
}
