// Goes on with revocations that another process began beside this one and did not live to see end.
import type { Timer } from '../clock.ts';
import type { Database } from '../storage/database.ts';
import { revokingRows } from '../tokens/revoking-rows.ts';

/** Between two looks while another process is still at it. */
const PAUSE_MS = 2000;

export type LeftBehindParts = {
  readonly database: Database;
  readonly timer: Timer;
  /** Lease of this process. */
  readonly owner: string;
  /** Takes over those whose process lives no more. */
  readonly takeOver: () => Promise<void>;
  /** Told when taking over broke by a bug. */
  readonly broke: (error: unknown) => void;
};

export class LeftBehind {
  readonly #parts: LeftBehindParts;
  #looking = false;
  #callOff: () => void = () => undefined;
  #ended = false;

  constructor(parts: LeftBehindParts) {
    this.#parts = parts;
  }

  /** Looks now, and again until no other process has a revocation under way. */
  look(): void {
    if (this.#looking || this.#ended || !this.#othersRevoke()) return;
    this.#looking = true;
    this.#parts
      .takeOver()
      .catch(this.#parts.broke)
      .finally(() => {
        this.#looking = false;
        if (!this.#ended) this.#callOff = this.#parts.timer.after(PAUSE_MS, () => this.look());
      });
  }

  close(): void {
    this.#ended = true;
    this.#callOff();
  }

  #othersRevoke(): boolean {
    const { database, owner } = this.#parts;
    return revokingRows(database).some((record) => record.owner !== owner);
  }
}
