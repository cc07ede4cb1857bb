// Notifications before tokens end: each time once, whatever clock and machine do meanwhile.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExpiryNews } from '../../../src/main/ports.ts';
import { Database } from '../../../src/main/storage/database.ts';
import { ExpirySchedule } from '../../../src/main/upkeep/expiry-schedule.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let folder: string;
let database: Database;
let clock: FakeClock;
let heard: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'token-desk-expiry-'));
  const opened = await Database.open(folder);
  if (!opened.ok) throw new Error(opened.error.code);
  database = opened.value;
  clock = new FakeClock();
  heard = [];
});
afterEach(async () => {
  database.close();
  await rm(folder, { recursive: true });
});

test('A token is spoken of an hour and ten minutes before its end, and not again when it ends', async () => {
  await keep('reader', 8 * HOUR);
  await live(schedule(), 9 * 60);
  expect(heard).toEqual(['ends: reader (60 min)', 'ends: reader (10 min)']);
});

test('Tokens that end together are told in one notification, soonest first', async () => {
  await keep('later', 8 * HOUR + 20_000);
  await keep('sooner', 8 * HOUR);
  await live(schedule([60]), 9 * 60);
  expect(heard).toEqual(['ends: sooner (60 min), later (60 min)']);
});

test('After a week of sleep one notification says what has ended meanwhile and what ends now', async () => {
  await keep('gone', 2 * DAY);
  await keep('gone too', 3 * DAY);
  await keep('close', 7 * DAY + 30 * MINUTE);
  const running = schedule();
  await running.look();
  clock.jump(7 * DAY);
  await running.look();
  await running.look();
  await running.close();
  expect(heard).toEqual(['ends: close (30 min); ended: gone, gone too']);
});

test('A restart does not repeat what was told', async () => {
  await keep('reader', 8 * HOUR);
  const first = schedule();
  await live(first, 7 * 60 + 10);
  await first.close();
  await live(schedule(), 20);
  expect(heard).toEqual(['ends: reader (60 min)']);
});

test('What was forgotten, revoked or is refused by its server is not spoken of', async () => {
  await keep('forgotten', HOUR, { state: 'forgotten' });
  await keep('revoked', HOUR, { state: 'revoked' });
  await keep('refused', HOUR, { state: 'stored', standing: 'account-gone' });
  await keep('of another process', HOUR, { state: 'in-memory', owner: 'another' });
  await live(schedule(), 120);
  expect(heard).toEqual([]);
});

test('Where it is off nothing is said, and what ended then is not brought up when it is on again', async () => {
  await keep('reader', HOUR);
  let minutes: readonly number[] = [];
  const running = schedule(() => minutes);
  await live(running, 120);
  minutes = [60, 10];
  await live(running, 30);
  expect(heard).toEqual([]);
});

test('A clock that was a year ahead for a while costs no notification at the right time', async () => {
  await keep('reader', 8 * HOUR);
  const running = schedule();
  clock.jump(365 * DAY);
  await running.look();
  clock.jump(-365 * DAY);
  await live(running, 9 * 60);
  expect(heard).toEqual(['ended: reader', 'ends: reader (60 min)', 'ends: reader (10 min)']);
});

test('However the machine sleeps, everything is told once, and no look says more than one thing', async () => {
  const naps = fc.array(
    fc.record({ awake: fc.integer({ min: 1, max: 300 }), asleep: fc.integer({ min: 0, max: 20_000 }) }),
    { minLength: 1, maxLength: 6 },
  );
  const lives = fc.array(fc.integer({ min: 5, max: 30_000 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(naps, lives, async (days, minutesToLive) => {
      await database.write((tx) => tx.run('DELETE FROM issuance') + tx.run('DELETE FROM expiry_notice'));
      heard = [];
      const start = clock.now();
      const ends = new Map<string, number>();
      for (const [index, minutes] of minutesToLive.entries()) {
        await keep(`t${index}`, minutes * MINUTE);
        ends.set(`t${index}`, start + minutes * MINUTE);
      }
      const running = schedule();
      for (const { awake, asleep } of days) {
        await live(running, awake);
        clock.jump(asleep * MINUTE);
        await running.look();
      }
      await running.close();
      const said = heard.join('\n');
      for (const [name, end] of ends) {
        const times = said.split(new RegExp(`\\b${name}\\b`)).length - 1;
        const due = end - HOUR <= clock.now() ? end - HOUR > start || end <= clock.now() : end <= clock.now();
        // Spoken of at least once where its time has come, and at most once for each time and its end.
        expect(times, name).toBeLessThanOrEqual(2);
        if (due) expect(times, name).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns: 25 },
  );
});

function schedule(minutes: readonly number[] | (() => readonly number[]) = [60, 10]): ExpirySchedule {
  return new ExpirySchedule({
    ...{ database, clock, timer: clock, owner: 'us' },
    minutes: typeof minutes === 'function' ? minutes : () => minutes,
    tell: (news) => heard.push(wordsOf(news)),
    soon: () => undefined,
    broke: (error) => {
      throw error;
    },
  });
}

/** Lets so many minutes pass, the timer working as it does. */
async function live(running: ExpirySchedule, minutes: number): Promise<void> {
  await running.look();
  for (let gone = 0; gone < minutes; gone += 1) {
    clock.pass(60);
    await settled();
  }
}

async function settled(): Promise<void> {
  // One turn in which what is to be written is gathered, and one in which it is written.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function keep(
  account: string,
  lifeMs: number,
  more: { state?: string; standing?: string; owner?: string } = {},
): Promise<void> {
  const { state = 'stored', standing = null, owner = 'us' } = more;
  const written = await database.write((tx) => {
    tx.run(
      `INSERT INTO issuance (id, state, keep, owner, started_at, cluster_id, cluster_name, context_id, namespace,
         account_name, route, role_json, scope_json, escalates, planned_json, expires_at, standing)
       VALUES (?, ?, 'keychain', ?, ?, 'c', 'edge', 'ctx', 'tools', ?, 'token-request', '{}', '{}', 0, '[]', ?, ?)`,
      ...[randomUUID(), state, owner, clock.now(), account, clock.now() + lifeMs, standing],
    );
  });
  if (!written.ok) throw new Error(written.error.code);
}

function wordsOf({ ending, ended }: ExpiryNews): string {
  const left = (end: number) => `${Math.round((end - clock.now()) / MINUTE)} min`;
  return [
    ending.length === 0
      ? ''
      : `ends: ${ending.map(({ accountName, expiresAt }) => `${accountName} (${left(expiresAt)})`).join(', ')}`,
    ended.length === 0 ? '' : `ended: ${ended.map(({ accountName }) => accountName).join(', ')}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}
