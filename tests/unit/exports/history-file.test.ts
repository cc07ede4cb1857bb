// The history as a file that grows: each event once, as a whole line, whatever happens to file and process.
import { execFile } from 'node:child_process';
import { appendFile, mkdir, readFile, rename, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { HistoryFile } from '../../../src/main/exports/history-file.ts';
import { historyText } from '../../../src/main/exports/history-export.ts';
import { Database } from '../../../src/main/storage/database.ts';
import { History } from '../../../src/main/tokens/history.ts';
import { Ledger } from '../../../src/main/tokens/ledger.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

let folder: string;
let path: string;
let database: Database;
let ledger: Ledger;
let told: string[];

beforeEach(async () => {
  folder = await scratchFolder();
  path = join(folder, 'history.jsonl');
  database = valueOf(await Database.open(folder));
  onTestFinished(() => database.close());
  ledger = new Ledger(database, new FakeClock(), 'maria on desk-ops-04', () => undefined);
  told = [];
});

/** One for each start of the app. */
function started(at: string | undefined = path): HistoryFile {
  return new HistoryFile({ database, path: () => at, failing: (cause) => told.push(cause) });
}

async function happens(...reasons: readonly string[]): Promise<void> {
  for (const reason of reasons) valueOf(await ledger.record([{ kind: 'revealed', reason }]));
}

/** The reasons in the file's lines, which must all be whole. */
async function lines(file = path): Promise<string[]> {
  const text = await readFile(file, 'utf8');
  expect(text === '' || text.endsWith('\n')).toBe(true);
  const events = text.split('\n').slice(0, -1);
  return events.map((line) => (JSON.parse(line) as { reason: string }).reason); // written by `happens`
}

describe('the history file', () => {
  it('is not written until it is chosen', async () => {
    await happens('one');

    expect(
      await new HistoryFile({ database, path: () => undefined, failing: () => undefined }).follow(),
    ).toEqual({
      state: 'off',
    });
  });

  it('holds the lines of the export, for the user alone', async () => {
    await happens('one', 'two\u2028\u202e');
    const state = await started().follow();

    expect([state, await readFile(path, 'utf8'), (await stat(path)).mode & 0o777]).toEqual([
      { state: 'written', path },
      valueOf(historyText(new History(database), 'json-lines')),
      0o600,
    ]);
  });

  it('goes on after a restart without a line twice or none, over more than one page', async () => {
    const many = Array.from({ length: 450 }, (_, at) => `event ${at}`);
    await happens(...many.slice(0, 10));
    await started().follow();
    await happens(...many.slice(10));
    await started().follow();
    await started().follow();

    expect(await lines()).toEqual(many);
  });

  it('may be renamed, and emptied, by a shipper', async () => {
    const file = started();
    await happens('one');
    await file.follow();
    await rename(path, `${path}.1`);
    await happens('two');
    await file.follow();
    await truncate(path);
    await happens('three', 'four');
    await file.follow();

    expect([await lines(`${path}.1`), await lines()]).toEqual([['one'], ['three', 'four']]);
  });

  it('has no line twice where a process died after the line, and no half line where it died in one', async () => {
    await happens('one');
    await started().follow();
    await happens('two', 'three');
    const [, second, third] = valueOf(historyText(new History(database), 'json-lines')).split('\n');
    await appendFile(path, `${second}\n${third?.slice(0, 20)}`);
    await started().follow();

    expect(await lines()).toEqual(['one', 'two', 'three']);
  });

  it.each([
    ['a folder', () => mkdir(path), 'not-regular'],
    ['a link', () => symlink(join(folder, 'elsewhere'), path), 'not-regular'],
    ['a file with something else in it', () => writeFile(path, 'export PATH=/bin\n'), 'foreign'],
    ['a file with half a line of something else', () => writeFile(path, 'export'), 'foreign'],
  ])('is told once where it is %s, which stays as it is', async (_what, make, cause) => {
    await make();
    await happens('one');
    const file = started();
    await file.follow();

    expect([await file.follow(), told]).toEqual([{ state: 'failing', path, cause }, [cause]]);
  });

  it('holds all lines once its folder is there, after it was missing', async () => {
    const below = join(folder, 'logs', 'history.jsonl');
    const file = started(below);
    await happens('one');
    const before = await file.follow();
    await mkdir(join(folder, 'logs'));
    await happens('two');
    const after = await file.follow();

    expect([before, after, await lines(below)]).toEqual([
      { state: 'failing', path: below, cause: 'unwritable' },
      { state: 'written', path: below },
      ['one', 'two'],
    ]);
  });

  it('holds each event once, in order, while four processes write it', { timeout: 120_000 }, async () => {
    const program = join(import.meta.dirname, '../../support/programs/history-writer.ts');
    const run = (name: string) => promisify(execFile)(process.execPath, [program, folder, path, name, '40']);
    await Promise.all(['one', 'two', 'three', 'four'].map(run));
    const ids = (await readFile(path, 'utf8')).trimEnd().split('\n');

    expect(ids.map((line) => (JSON.parse(line) as { id: number }).id)).toEqual(
      Array.from({ length: 160 }, (_, at) => at + 1),
    );
  });
});
