// Looks when tokens end, tells before they do, and remembers that it has told.
import type { Clock, Timer } from '../clock.ts';
import type { EndingToken, ExpiryNews } from '../ports.ts';
import type { Database } from '../storage/database.ts';
import { dueNotices, type ToldNotice } from './expiry-notices.ts';

/** The timer is set anew at least this often: a clock may be set, and a machine may sleep, without a word. */
const LONGEST_WAIT_MS = 5 * 60_000;
/** And no more often than this, also where the database is busy. */
const SHORTEST_WAIT_MS = 1000;
/** Changes that come together are looked at once. */
const GATHER_MS = 500;
/** Tokens that end within this time are what badge and tray show. */
const SOON_MS = 3_600_000;

export type ExpiryScheduleParts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly timer: Timer;
  /** Lease of this process: what others keep in memory is theirs to speak of. */
  readonly owner: string;
  /** Minutes before its end at which a token is spoken of; empty: never. */
  readonly minutes: () => readonly number[];
  readonly tell: (news: ExpiryNews) => void;
  /** How many end within the hour, told at every look. */
  readonly soon: (count: number) => void;
  readonly broke: (error: unknown) => void;
};

export class ExpirySchedule {
  readonly #parts: ExpiryScheduleParts;
  #callOff: (() => void) | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(parts: ExpiryScheduleParts) {
    this.#parts = parts;
  }

  /** Looks now, tells what is due, and sets the timer for the next look. Never fails. */
  look(): Promise<void> {
    const turn = this.#turn.then(async () => {
      if (this.#ended) return;
      try {
        this.#arm(await this.#tellDue());
      } catch (error) {
        this.#parts.broke(error);
        this.#arm(undefined);
      }
    });
    this.#turn = turn;
    return turn;
  }

  /** Something changed: looks again in a moment. */
  nudge(): void {
    if (!this.#ended && this.#callOff !== undefined) this.#arm(this.#parts.clock.now() + GATHER_MS);
  }

  /** Ends the looking and waits for the step under way. */
  async close(): Promise<void> {
    this.#ended = true;
    this.#callOff?.();
    await this.#turn;
  }

  async #tellDue(): Promise<number | undefined> {
    const { database, clock, minutes, tell, soon } = this.#parts;
    const now = clock.now();
    const tokens = this.#tokens();
    soon(tokens.filter(({ expiresAt }) => expiresAt > now && expiresAt <= now + SOON_MS).length);
    const before = database.read<ToldNotice>(
      `SELECT issuance_id AS issuanceId, minutes, told_at AS at FROM expiry_notice`,
    );
    const due = dueNotices(tokens, before, minutes(), now);
    if (due.told.length > 0) {
      const written = await database.write((tx) => {
        for (const { issuanceId, minutes: wait } of due.told) {
          tx.run('INSERT OR REPLACE INTO expiry_notice VALUES (?, ?, ?)', issuanceId, wait, now);
        }
      });
      // What could not be remembered is not told, or it would be told again and again.
      if (!written.ok) return now + SHORTEST_WAIT_MS;
      if (due.news.ending.length + due.news.ended.length > 0) tell(due.news);
    }
    const crossings = tokens.flatMap(({ expiresAt }) => [expiresAt - SOON_MS, expiresAt]);
    const next = [due.nextAt ?? Infinity, ...crossings.filter((at) => at > now)];
    return Math.min(...next);
  }

  /** What is kept here and has an end, without what a server is known to refuse. */
  #tokens(): readonly EndingToken[] {
    return this.#parts.database.read<EndingToken>(
      `SELECT id AS issuanceId, account_name AS accountName, cluster_name AS clusterName,
         started_at AS issuedAt, expires_at AS expiresAt
       FROM issuance
       WHERE (state = 'stored' OR (state IN ('in-memory', 'copy-once') AND owner = ?)) AND expires_at IS NOT NULL
         AND (standing IS NULL OR standing IN ('valid', 'ending', 'expired', 'unknown'))
       ORDER BY expires_at`,
      this.#parts.owner,
    );
  }

  #arm(at: number | undefined): void {
    this.#callOff?.();
    if (this.#ended) return;
    const wait = (at ?? Infinity) - this.#parts.clock.now();
    const bounded = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, wait));
    this.#callOff = this.#parts.timer.after(bounded, () => void this.look());
  }
}
