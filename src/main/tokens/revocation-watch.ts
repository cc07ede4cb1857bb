// Follows every token that is being revoked until the truth holds: its object gone, caches over, refused here.
import type { ContextId, IssuanceId } from '../../shared/ids.ts';
import type { Emit } from '../../shared/ipc/contract.ts';
import type { Revoking } from '../../shared/ipc/contract/tokens.ts';
import type { AppError } from '../../shared/ipc/result.ts';
import type { Clock, Pace } from '../clock.ts';
import type { Database } from '../storage/database.ts';
import type { InstanceLease } from '../storage/instance-lease.ts';
import { issuanceById, type IssuanceRecord } from './issuance-rows.ts';
import type { Ledger } from './ledger.ts';
import type { RevocationEnd } from './revocation-end.ts';
import type { RevocationProbe } from './revocation-probe.ts';
import { markRevoking, revokingRows, setDeletedAt, takeOver } from './revoking-rows.ts';
import { objectOf } from './token-object.ts';

/** Each API server remembers for 10 s that it accepted a token (measured); with some room. */
const FORGET_MS = 12_000;
/** An object that finalizers keep holds its token alive for 60 s and the cache's 10 s (measured); with some room. */
const HELD_MS = 75_000;
/** How long a server may still accept a token that should be dead, before that is said. */
const PATIENCE_MS = 30_000;
const ASK_EVERY_MS = 2000;
/** Pauses between questions to a cluster that does not answer: from the first, doubling up to the second. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** How often a server that does not say whether it takes a token is asked. */
const ASK_LIMIT = 3;

export type WatchParts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly lease: Pick<InstanceLease, 'id' | 'isAlive'>;
  readonly probe: Pick<RevocationProbe, 'remains' | 'acceptance'>;
  readonly end: Pick<RevocationEnd, 'revoked' | 'refused'>;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly pace: Pace;
  /** Told when following one broke by a bug; nobody waits for it. */
  readonly broke: (error: unknown) => void;
};

type Followed = {
  readonly contextId: ContextId;
  readonly work: Promise<void>;
  /** Ends the pause under way. */
  wake: () => void;
};

export class RevocationWatch {
  readonly #parts: WatchParts;
  readonly #end = new AbortController();
  readonly #followed = new Map<IssuanceId, Followed>();

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  /** Goes on with what a process has left behind that lives no more; the window does this at its start. */
  async resume(): Promise<void> {
    const { database, ledger, lease } = this.#parts;
    for (const record of revokingRows(database)) {
      if (record.owner !== lease.id && lease.isAlive(record.owner)) continue;
      const taken = await ledger.record([], (tx) => takeOver(tx, record, lease.id));
      if (taken.ok && taken.value !== undefined) this.start(record.id);
    }
  }

  /**
   * Takes over tokens whose object was deleted by other means, such as with their account. Those that are revoked, or
   * never were a token, stay what they are.
   */
  async follow(issuanceIds: readonly IssuanceId[]): Promise<void> {
    const { ledger, lease } = this.#parts;
    const marked: IssuanceId[] = [];
    await ledger.record([], (tx, at) => {
      for (const id of issuanceIds) {
        if (markRevoking(tx, id, lease.id) && setDeletedAt(tx, id, at)) marked.push(id);
      }
      return marked.length > 0;
    });
    for (const id of marked) this.start(id);
  }

  /**
   * Follows a row that is `revoking` and ours. One that is followed already is looked at at once. `gone`: the server has
   * just said that the object is no more.
   */
  start(id: IssuanceId, { gone } = { gone: false }): void {
    const current = this.#followed.get(id);
    current?.wake();
    if (current !== undefined) return;
    const record = issuanceById(this.#parts.database, id);
    if (record?.state !== 'revoking' || this.#end.signal.aborted) return;
    const work = this.#follow(record, gone)
      .catch(this.#parts.broke)
      .finally(() => this.#followed.delete(id));
    this.#followed.set(id, { contextId: record.context_id, work, wake: () => undefined });
  }

  /** A cluster was opened: what waits for it is looked at at once. */
  forContext(contextId: ContextId): void {
    for (const followed of this.#followed.values()) if (followed.contextId === contextId) followed.wake();
  }

  /** Ends when all that are followed now have come to their end. */
  async settled(): Promise<void> {
    await Promise.all([...this.#followed.values()].map(({ work }) => work));
  }

  /** Stops following; the next start goes on. */
  async close(): Promise<void> {
    this.#end.abort();
    await this.settled();
  }

  async #follow(record: IssuanceRecord, gone: boolean): Promise<void> {
    // What is told is told after the caller has said its own.
    await Promise.resolve();
    const deadAt = gone ? this.#parts.pace.elapsed() + FORGET_MS : await this.#untilGone(record);
    if (deadAt === undefined) return;
    const outcome = await this.#untilRefused(record, deadAt);
    if (outcome !== 'accepted' && !this.#end.signal.aborted)
      await this.#parts.end.revoked(record.id, outcome);
  }

  /** When the token should be refused everywhere, by our pace; `undefined` where it was given up. */
  async #untilGone(record: IssuanceRecord): Promise<number | undefined> {
    const { probe, pace, end } = this.#parts;
    let pauseMs = FIRST_PAUSE_MS;
    let heldAt: number | undefined;
    while (!this.#end.signal.aborted) {
      const remains = await probe.remains(record, this.#end.signal);
      const now = pace.elapsed();
      if (remains.ok && remains.value.state === 'gone') {
        return Math.min(now + FORGET_MS, (heldAt ?? Number.POSITIVE_INFINITY) + HELD_MS);
      }
      if (remains.ok) {
        heldAt ??= now;
        if (now - heldAt >= HELD_MS) return now;
        const [finalizer = ''] = remains.value.state === 'held' ? remains.value.finalizers : [];
        this.#tell(record, {
          phase: 'held',
          finalizer: finalizer.slice(0, 253),
          ...this.#at(heldAt + HELD_MS),
        });
        pauseMs = FIRST_PAUSE_MS;
      } else if (isFinal(remains.error)) {
        // It was deleted, and may not be looked at any more: then the longest time has to pass.
        if (this.#fresh(record).revoked_at !== null) return now + HELD_MS;
        await end.refused(record.id, remains.error);
        return undefined;
      } else {
        this.#tell(record, { phase: 'unreachable' });
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
      await this.#pause(record.id, pauseMs);
    }
    return undefined;
  }

  async #untilRefused(record: IssuanceRecord, deadAt: number): Promise<'refused' | 'not-asked' | 'accepted'> {
    const { probe, pace, clock } = this.#parts;
    const earliest = this.#at(deadAt);
    this.#tell(record, { phase: 'forgetting', ...earliest });
    let acceptedAt: { acceptedAt: number } | undefined;
    // Not at once: of many that are revoked together, the others come first.
    await pace.sleep(Math.min(ASK_EVERY_MS, Math.max(0, deadAt - pace.elapsed())), this.#end.signal);
    for (let unanswered = 0; !this.#end.signal.aborted;) {
      const answer = await probe.acceptance(record, this.#end.signal);
      const now = pace.elapsed();
      if (answer === 'accepted') acceptedAt = { acceptedAt: clock.now() };
      if (now >= deadAt) {
        unanswered += answer === 'not-asked' ? 1 : 0;
        if (answer === 'refused' || unanswered >= ASK_LIMIT) return answer;
        if (answer === 'accepted' && now - deadAt >= PATIENCE_MS) {
          this.#tell(record, { phase: 'still-accepted', ...earliest, ...acceptedAt });
          return answer;
        }
      }
      this.#tell(record, { phase: 'forgetting', ...earliest, ...acceptedAt });
      // One question early, one when it should be over: each is a line in somebody's audit log.
      await pace.sleep(now < deadAt ? deadAt - now : ASK_EVERY_MS, this.#end.signal);
    }
    return 'accepted';
  }

  /** A moment of our pace as one of the clock, for the window. */
  #at(moment: number): { earliest: number } {
    const { clock, pace } = this.#parts;
    return { earliest: Math.round(clock.now() + moment - pace.elapsed()) };
  }

  #fresh(record: IssuanceRecord): IssuanceRecord {
    return issuanceById(this.#parts.database, record.id) ?? record;
  }

  #tell(record: IssuanceRecord, facts: Omit<Revoking, 'issuanceId' | 'object' | 'deletedAt'>): void {
    const { revoked_at: deletedAt } = this.#fresh(record);
    this.#parts.emit('tokens.revoking', {
      issuanceId: record.id,
      object: objectOf(record),
      ...(deletedAt === null ? {} : { deletedAt }),
      ...facts,
    });
  }

  async #pause(id: IssuanceId, ms: number): Promise<void> {
    const woken = new AbortController();
    const followed = this.#followed.get(id);
    if (followed !== undefined) followed.wake = () => woken.abort();
    await this.#parts.pace.sleep(ms, AbortSignal.any([this.#end.signal, woken.signal]));
  }
}

/** The cluster has said no; asking again changes nothing. */
function isFinal({ code }: AppError): boolean {
  return code === 'forbidden' || code === 'rejected-by-admission' || code === 'invalid';
}
