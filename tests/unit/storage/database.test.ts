// The database keeps what it said it kept, refuses what it does not know, and is shared by processes.
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Database } from '../../../src/main/storage/database.ts';
import { appendEvent } from '../../../src/main/tokens/history.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { startProgram } from '../../support/started-program.ts';

async function opened(folder: string, patienceMs?: number): Promise<Database> {
  const database = valueOf(await Database.open(folder, patienceMs));
  onTestFinished(() => database.close());
  return database;
}

function eventsOf(database: Database, operator: string): number {
  const [row] = database.read<{ n: number }>(
    `SELECT count(*) AS n FROM event WHERE body_json LIKE '%"' || ? || '"%'`,
    operator,
  );
  return row?.n ?? 0;
}

describe('the database', () => {
  it('is readable by its owner alone, with everything that SQLite puts beside it', async () => {
    const folder = join(await scratchFolder(), 'data');
    const database = await opened(folder);
    await database.write((tx) => appendEvent(tx, 1, { kind: 'issued', operator: 'maria' }));

    const names = ['', 'token-desk.db', 'token-desk.db-wal', 'token-desk.db-shm'];
    const modes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mode & 0o777));
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
  });

  it('keeps every event that was reported as durable, also after kill -9', async () => {
    const folder = await scratchFolder();
    const writer = startProgram('event-writer.ts', [folder]);
    await writer.line((line) => line === '40');
    await writer.kill();
    const reported = writer.lines.length;

    const database = await opened(folder);
    expect(eventsOf(database, 'writer')).toBeGreaterThanOrEqual(reported);
  });

  it('lets two processes write at a time without losing an event of either', async () => {
    const folder = await scratchFolder();
    const writers = ['first', 'second'].map((name) => startProgram('event-writer.ts', [folder, name]));
    await Promise.all(writers.map((writer) => writer.line((line) => line === '40')));
    await Promise.all(writers.map((writer) => writer.kill()));
    const database = await opened(folder);

    const lost = writers.map((writer, index) => {
      const kept = eventsOf(database, index === 0 ? 'first' : 'second');
      return Math.max(0, writer.lines.length - kept);
    });
    expect(lost).toEqual([0, 0]);
  });

  it('reports a writer that does not let go, and goes on afterwards', async () => {
    const folder = await scratchFolder();
    const database = await opened(folder, 300);
    const other = new DatabaseSync(join(folder, 'token-desk.db'));
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');

    const busy = await database.write(() => 'written');
    other.exec('ROLLBACK');
    const free = await database.write(() => 'written');

    expect([busy, free]).toEqual([
      { ok: false, error: { code: 'database-busy' } },
      { ok: true, value: 'written' },
    ]);
  });

  it.each(['UPDATE event SET at = 2', 'DELETE FROM event'])(
    'refuses to change the history: %s',
    async (sql) => {
      const database = await opened(await scratchFolder());
      await database.write((tx) => appendEvent(tx, 1, { kind: 'issued', operator: 'maria' }));

      await expect(database.write((tx) => tx.run(sql))).rejects.toThrow('the history is only added to');
    },
  );

  it('takes everything back where a write throws', async () => {
    const database = await opened(await scratchFolder());
    const breaking = database.write((tx) => {
      appendEvent(tx, 1, { kind: 'issued', operator: 'maria' });
      throw new Error('a bug');
    });

    await expect(breaking).rejects.toThrow('a bug');
    expect(eventsOf(database, 'maria')).toBe(0);
  });

  it('keeps what others wrote at the same time where one write throws', async () => {
    const database = await opened(await scratchFolder());
    const by = (operator: string, breaks: boolean) =>
      database.write((tx) => {
        appendEvent(tx, 1, { kind: 'issued', operator });
        if (breaks) throw new Error('a bug');
      });
    const ends = await Promise.allSettled([by('maria', false), by('boris', true), by('clara', false)]);

    expect([
      ends.map(({ status }) => status),
      ['maria', 'boris', 'clara'].map((operator) => eventsOf(database, operator)),
    ]).toEqual([
      ['fulfilled', 'rejected', 'fulfilled'],
      [1, 0, 1],
    ]);
  });

  it('writes what was asked for before it is closed', async () => {
    const folder = await scratchFolder();
    const closing = await opened(folder);
    const written = closing.write((tx) => appendEvent(tx, 1, { kind: 'issued', operator: 'maria' }));
    closing.close();

    expect([(await written).ok, eventsOf(await opened(folder), 'maria')]).toEqual([true, 1]);
  });

  it('refuses a database that a newer version wrote, and leaves it as it is', async () => {
    const folder = await scratchFolder();
    (await opened(folder)).close();
    const raw = new DatabaseSync(join(folder, 'token-desk.db'));
    raw.exec('PRAGMA user_version = 4711');
    raw.close();

    expect(await Database.open(folder)).toMatchObject({
      ok: false,
      error: { code: 'database-newer', found: 4711 },
    });
  });

  it('says so where the file is no database', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'token-desk.db'), 'a shopping list '.repeat(1000));

    expect(await Database.open(folder)).toMatchObject({ ok: false, error: { code: 'file-unusable' } });
  });
});
