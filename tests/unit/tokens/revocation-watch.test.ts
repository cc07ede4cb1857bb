// When a token counts as revoked: never before its object is gone, caches are over and the server refuses it.
import { expect, describe, it } from 'vitest';
import type { Clock } from '../../../src/main/clock.ts';
import type { Acceptance } from '../../../src/main/tokens/revocation-probe.ts';
import { RevocationWatch } from '../../../src/main/tokens/revocation-watch.ts';
import type { Remains } from '../../../src/main/kubernetes/secret-removal.ts';
import type { Revoking } from '../../../src/shared/ipc/contract/tokens.ts';
import { failed, ok, type AppError, type Result } from '../../../src/shared/ipc/result.ts';
import { revokingRow } from '../../support/revoking-row.ts';
import { FakePace } from '../../support/fake-pace.ts';

const gone: Result<Remains> = ok({ state: 'gone' });
const held: Result<Remains> = ok({ state: 'held', finalizers: ['example.com/keep'] });
const forbidden: AppError = { code: 'forbidden', verb: 'delete', resource: 'secrets' };
const silent: AppError = { code: 'timed-out', what: 'https://127.0.0.1:6443', seconds: 15 };

type Cluster = {
  /** What is left of the object so many seconds after the start. */
  readonly remains: (second: number) => Result<Remains>;
  readonly acceptance: (second: number) => Acceptance;
  readonly deleted?: boolean;
};

/** Follows one token to the end; tells when it ended, how, and what the window was told. */
async function followed(cluster: Cluster) {
  const row = await revokingRow({ deleted: cluster.deleted ?? true });
  const pace = new FakePace();
  const second = () => pace.elapsed() / 1000;
  const start = row.clock.now();
  const clock: Clock = { now: () => start + pace.elapsed() };
  const told: Revoking[] = [];
  const ends: string[] = [];
  const asked: number[] = [];
  const watch = new RevocationWatch({
    ...{ database: row.database, ledger: row.ledger, clock, pace },
    lease: { id: row.owner, isAlive: () => false },
    probe: {
      remains: () => Promise.resolve(cluster.remains(second())),
      acceptance: () => {
        asked.push(second());
        return Promise.resolve(cluster.acceptance(second()));
      },
    },
    end: {
      revoked: (_id, outcome) => Promise.resolve(void ends.push(`revoked, ${outcome}, after ${second()} s`)),
      refused: (_id, { code }) => Promise.resolve(void ends.push(`${code} after ${second()} s`)),
    },
    emit: (_name, payload) => void told.push(payload as Revoking),
    broke: (error) => ends.push(String(error)),
  });
  watch.start(row.id);
  await watch.settled();
  return { ends, asked, last: told.at(-1), phases: [...new Set(told.map(({ phase }) => phase))] };
}

describe('a token that is being revoked', () => {
  it('counts as revoked 12 s after its object has gone, where the server refuses it then', async () => {
    const { ends, asked } = await followed({ remains: () => gone, acceptance: () => 'refused' });

    expect([ends, asked]).toEqual([['revoked, refused, after 12 s'], [2, 12]]);
  });

  it('is asked about until the server refuses it', async () => {
    const acceptance = (second: number) => (second < 17 ? 'accepted' : 'refused');
    const { ends } = await followed({ remains: () => gone, acceptance });

    expect(ends).toEqual(['revoked, refused, after 18 s']);
  });

  it('does not count as revoked while the server accepts it, and that is said after 30 s', async () => {
    const { ends, last } = await followed({ remains: () => gone, acceptance: () => 'accepted' });

    expect([ends, last?.phase, last?.acceptedAt]).toEqual([
      [],
      'still-accepted',
      (last?.earliest ?? 0) + 30_000,
    ]);
  });

  it('counts as revoked by time alone where it is no longer here to be asked about', async () => {
    const { ends } = await followed({ remains: () => gone, acceptance: () => 'not-asked' });

    expect(ends).toEqual(['revoked, not-asked, after 16 s']);
  });

  it('names the finalizer that keeps its object, and counts as revoked after 75 s', async () => {
    const acceptance = (second: number) => (second < 61 ? 'accepted' : 'refused');
    const { ends, phases } = await followed({ remains: () => held, acceptance });

    expect([ends, phases]).toEqual([['revoked, refused, after 75 s'], ['held', 'forgetting']]);
  });

  it('waits 12 s more when the finalizer lets its object go', async () => {
    const remains = (second: number) => (second < 20 ? held : gone);
    const { ends } = await followed({ remains, acceptance: () => 'refused' });

    expect(ends).toEqual(['revoked, refused, after 32 s']);
  });

  it('is looked after until the cluster answers again', async () => {
    const remains = (second: number) => (second < 600 ? failed(silent) : gone);
    const { ends, phases } = await followed({ remains, acceptance: () => 'refused' });

    expect([ends.length, phases]).toEqual([1, ['unreachable', 'forgetting']]);
  });

  it('is what it was where the cluster refuses to delete its object', async () => {
    const { ends } = await followed({
      remains: () => failed(forbidden),
      acceptance: () => 'accepted',
      deleted: false,
    });

    expect(ends).toEqual(['forbidden after 0 s']);
  });

  it('whose object was deleted, but may not be looked at, gets the longest time', async () => {
    const { ends } = await followed({ remains: () => failed(forbidden), acceptance: () => 'refused' });

    expect(ends).toEqual(['revoked, refused, after 75 s']);
  });
});
