// Jobs: long work with progress and cancel, by an id that the caller made.
import type { Clock } from './clock.ts';
import type { JobId } from '../shared/ids.ts';
import type { Progress } from '../shared/ipc/contract/jobs.ts';
import type { Emit } from '../shared/ipc/contract.ts';
import { failed, type Result } from '../shared/ipc/result.ts';

/** Shortest pause between two progress events of one job, milliseconds. */
const PROGRESS_EVERY_MS = 50;

/** What the work gets: a signal to obey, and a way to tell how far it is. */
export type Job = {
  readonly signal: AbortSignal;
  readonly progress: (progress: Omit<Progress, 'jobId'>) => void;
};

/** Keeps the jobs under way; a job ends with its own work, never before. */
export class Jobs {
  readonly #running = new Map<JobId, AbortController>();
  readonly #ends = new Set<Promise<unknown>>();
  readonly #emit: Emit;
  readonly #clock: Clock;

  constructor(emit: Emit, clock: Clock) {
    this.#emit = emit;
    this.#clock = clock;
  }

  /** Runs `work` under `jobId`. An id that is under way already is refused as a conflict. */
  async run<Value>(jobId: JobId, work: (job: Job) => Promise<Result<Value>>): Promise<Result<Value>> {
    if (this.#running.has(jobId)) return failed({ code: 'conflict', kind: 'job', name: jobId });
    const controller = new AbortController();
    this.#running.set(jobId, controller);
    let last = Number.NEGATIVE_INFINITY;
    let end: Promise<unknown> | undefined;
    try {
      const running = work({
        signal: controller.signal,
        progress: (progress) => {
          const now = this.#clock.now();
          if (now - last < PROGRESS_EVERY_MS && progress.done !== progress.total) return;
          last = now;
          this.#emit('jobs.progress', { jobId, ...progress });
        },
      });
      end = running.catch(() => undefined);
      this.#ends.add(end);
      return await running;
    } finally {
      this.#running.delete(jobId);
      if (end !== undefined) this.#ends.delete(end);
    }
  }

  /** Asks a job to stop; true where it was still under way. */
  cancel(jobId: JobId): boolean {
    const controller = this.#running.get(jobId);
    controller?.abort();
    return controller !== undefined;
  }

  /** Asks all to stop and waits until they have, at quit. */
  async endAll(): Promise<void> {
    for (const controller of this.#running.values()) controller.abort();
    await Promise.all(this.#ends);
  }
}
