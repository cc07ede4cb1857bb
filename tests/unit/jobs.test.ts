// Jobs tell how far they are, not too often, and can be asked to stop.
import { describe, expect, it } from 'vitest';
import { Jobs } from '../../src/main/jobs.ts';
import { JobId } from '../../src/shared/ids.ts';
import { ok } from '../../src/shared/ipc/result.ts';
import { FakeClock } from '../support/fake-clock.ts';

const jobId = JobId.parse('11111111-1111-4111-8111-111111111111');

describe('a job', () => {
  it('tells its progress at most every 50 ms, and its end always', async () => {
    const told: unknown[] = [];
    const clock = new FakeClock();
    const jobs = new Jobs((_name, payload) => told.push(payload), clock);
    await jobs.run(jobId, (job) => {
      for (let done = 0; done <= 10; done += 1) {
        job.progress({ done, total: 10, step: 'creating' });
        clock.pass(0.02);
      }
      return Promise.resolve(ok(undefined));
    });

    expect(told.map((payload) => (payload as { done: number }).done)).toEqual([0, 3, 6, 9, 10]);
  });

  it('is refused under an id that is under way, and welcome afterwards', async () => {
    const jobs = new Jobs(() => undefined, new FakeClock());
    const end = Promise.withResolvers<undefined>();
    const first = jobs.run(jobId, async () => {
      await end.promise;
      return ok(undefined);
    });
    const second = await jobs.run(jobId, () => Promise.resolve(ok('second')));
    end.resolve(undefined);
    await first;
    const third = await jobs.run(jobId, () => Promise.resolve(ok('third')));

    expect([second, third]).toEqual([
      { ok: false, error: { code: 'conflict', kind: 'job', name: jobId } },
      { ok: true, value: 'third' },
    ]);
  });

  it('is waited for when all are asked to stop', async () => {
    const jobs = new Jobs(() => undefined, new FakeClock());
    const seen: string[] = [];
    const running = jobs.run(jobId, async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      seen.push('stopped');
      return ok(undefined);
    });
    await jobs.endAll();
    seen.push('all ended');
    await running;

    expect([seen, jobs.cancel(jobId)]).toEqual([['stopped', 'all ended'], false]);
  });
});
