// Off-boarding: lists, confirms and takes away over all clusters at once, and goes on where it was broken off.
import { randomUUID } from 'node:crypto';
import { RunId, type ContextId } from '../../shared/ids.ts';
import type { Answer, Parsed } from '../../shared/ipc/contract.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import {
  DESK_CONFIRMATION,
  type OffBoardingRun,
  type OffBoardingSubject,
} from '../../shared/off-boarding.ts';
import type { Clock } from '../clock.ts';
import { abreast } from '../kubernetes/abreast.ts';
import type { Job } from '../jobs.ts';
import { ClusterWork, type ClusterWorkParts } from './off-boarding-cluster.ts';
import { lookItems, tokenItems, type KnownContext } from './off-boarding-list.ts';
import {
  countItems,
  currentRun,
  insertItems,
  insertRun,
  itemsAfter,
  runById,
  setRunState,
  subjectOf,
  unfinishedItems,
  type RunRecord,
} from './off-boarding-rows.ts';

/** Clusters worked on at the same time. */
const WIDTH = 8;

export type OffBoardingParts = ClusterWorkParts & {
  readonly clock: Clock;
  /** All contexts of all kubeconfigs. */
  readonly contexts: () => Promise<readonly KnownContext[]>;
};

export class OffBoarding {
  readonly #parts: OffBoardingParts;
  #running: RunId | undefined;

  constructor(parts: OffBoardingParts) {
    this.#parts = parts;
  }

  /** The run that is not closed, if there is one. */
  current(): Result<Answer<'offboarding.current'>> {
    const record = currentRun(this.#parts.database);
    return ok(record === undefined ? {} : { run: this.#shown(record) });
  }

  /** One page of the items of a run. Fails with `not-found` and `invalid`. */
  items({ runId, cursor, limit }: Parsed<'offboarding.items'>): Result<Answer<'offboarding.items'>> {
    const after = cursor === undefined ? 0 : Number(cursor);
    if (!Number.isSafeInteger(after)) return failed({ code: 'invalid', field: 'cursor' });
    const { database } = this.#parts;
    const { counts } = countItems(database, runId);
    const rows = itemsAfter(database, runId, after, limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return ok({
      rows: shown,
      total: Object.values(counts).reduce((sum, n) => sum + n, 0),
      ...(rows.length > shown.length && last !== undefined ? { next: String(last.seq) } : {}),
    });
  }

  /**
   * Lists what would be taken away and keeps the list as a run; removes nothing. A cluster that cannot be asked stays as
   * an open item. Fails with `conflict` while another run has been started and is not closed.
   */
  async plan(subject: OffBoardingSubject, job: Job): Promise<Result<OffBoardingRun>> {
    const { database, clock, contexts } = this.#parts;
    const unfinished = currentRun(database);
    if (unfinished?.state === 'started') {
      return failed({ code: 'conflict', kind: 'off-boarding', name: nameOf(subjectOf(unfinished)) });
    }
    const runId = RunId.parse(randomUUID());
    const known = await contexts();
    const names = new Map(known.map(({ contextId, clusterName }) => [contextId, clusterName]));
    const looks = lookItems(database, subject, known);
    const tokens = tokenItems(database, subject, (contextId) => names.get(contextId));
    const written = await database.write((tx) => {
      insertRun(tx, runId, subject, clock.now());
      insertItems(tx, runId, [...looks, ...tokens]);
    });
    if (!written.ok) return written;
    let done = 0;
    await abreast(looks, WIDTH, async ({ contextId }) => {
      await this.#work(runId, subject, contextId, job, () => undefined).look();
      done += 1;
      job.progress({ done, total: looks.length, step: 'checking' });
    });
    if (job.signal.aborted) {
      await database.write((tx) => setRunState(tx, runId, 'closed'));
      return failed({ code: 'cancelled' });
    }
    return this.#answer(runId);
  }

  /**
   * Takes away what is open, also what an earlier try has left. The confirmation is the account's name, or the words for
   * a desk. A cancel ends after the requests on their way; what is open stays open. Fails with `not-found`, `invalid` and
   * `conflict`.
   */
  async run(
    { runId, confirmation }: Omit<Parsed<'offboarding.run'>, 'jobId'>,
    job: Job,
  ): Promise<Result<OffBoardingRun>> {
    const { database } = this.#parts;
    const record = runById(database, runId);
    if (record === undefined || record.state === 'closed') return unknown(runId);
    const subject = subjectOf(record);
    if (confirmation !== confirmationOf(subject)) return failed({ code: 'invalid', field: 'confirmation' });
    if (this.#running !== undefined)
      return failed({ code: 'conflict', kind: 'off-boarding', name: nameOf(subject) });
    this.#running = runId;
    try {
      const started = await database.write((tx) => setRunState(tx, runId, 'started'));
      if (!started.ok) return started;
      const open = unfinishedItems(database, runId);
      const total = open.length;
      let done = 0;
      const step = () => {
        done += 1;
        job.progress({ done: Math.min(done, total), total, step: 'removing' });
      };
      const contexts = [...new Set(open.map((item) => item.context_id))];
      await abreast(contexts, WIDTH, (contextId) =>
        job.signal.aborted ? Promise.resolve() : this.#work(runId, subject, contextId, job, step).run(),
      );
    } finally {
      this.#running = undefined;
    }
    return this.#answer(runId);
  }

  /** Closes a run as it is. */
  async close(runId: RunId): Promise<Result<Record<string, never>>> {
    if (this.#running === runId) return failed({ code: 'conflict', kind: 'off-boarding', name: runId });
    const closed = await this.#parts.database.write((tx) => setRunState(tx, runId, 'closed'));
    if (!closed.ok) return closed;
    return closed.value ? ok({}) : unknown(runId);
  }

  #work(
    runId: RunId,
    subject: OffBoardingSubject,
    contextId: ContextId,
    { signal }: Job,
    done: () => void,
  ): ClusterWork {
    return new ClusterWork(this.#parts, { runId, subject, contextId, signal, done });
  }

  #answer(runId: RunId): Result<OffBoardingRun> {
    const record = runById(this.#parts.database, runId);
    return record === undefined ? unknown(runId) : ok(this.#shown(record));
  }

  #shown(record: RunRecord): OffBoardingRun {
    const { clusters, counts } = countItems(this.#parts.database, record.id);
    const all = { ...none, ...counts };
    return {
      runId: record.id,
      subject: subjectOf(record),
      startedAt: record.started_at,
      ...{ state: record.state, running: this.#running === record.id, clusters, counts: all },
      items: Object.values(all).reduce((sum, n) => sum + n, 0),
    };
  }
}

const none = { open: 0, revoking: 0, removed: 0, unproven: 0, held: 0, kept: 0, left: 0 };

function confirmationOf(subject: OffBoardingSubject): string {
  return subject.kind === 'account' ? subject.name : DESK_CONFIRMATION;
}

function nameOf(subject: OffBoardingSubject): string {
  return subject.kind === 'account' ? `${subject.namespace}/${subject.name}` : DESK_CONFIRMATION;
}

function unknown(runId: RunId) {
  return failed({ code: 'not-found', kind: 'off-boarding', name: runId });
}
