// Notices what other processes of this user wrote to the database, such as the command line beside the window.
import type { Timer } from '../clock.ts';
import type { Database } from './database.ts';

/** Between two looks; each reads one number from shared memory. */
const PAUSE_MS = 1000;

export type ChangeWatchParts = {
  readonly database: Pick<Database, 'foreignChanges'>;
  readonly timer: Timer;
  /** Something was committed that this process did not write. */
  readonly changed: () => void;
};

export class ChangeWatch {
  readonly #parts: ChangeWatchParts;
  #seen: number;
  #callOff: () => void = () => undefined;

  /** Watches from now on, until it is closed. */
  constructor(parts: ChangeWatchParts) {
    this.#parts = parts;
    this.#seen = parts.database.foreignChanges();
    this.#wait();
  }

  close(): void {
    this.#callOff();
  }

  #wait(): void {
    this.#callOff = this.#parts.timer.after(PAUSE_MS, () => {
      const now = this.#parts.database.foreignChanges();
      if (now !== this.#seen) this.#parts.changed();
      this.#seen = now;
      this.#wait();
    });
  }
}
