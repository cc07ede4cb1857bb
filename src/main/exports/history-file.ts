// The history as a file that grows, one JSON document for each line, for a log shipper to follow.
import { closeSync, constants, fchmodSync, fdatasyncSync, fstatSync, ftruncateSync, openSync } from 'node:fs';
import { readSync, writeSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { PAGE_LIMIT } from '../../shared/bounded.ts';
import { historyCalls } from '../../shared/ipc/contract/history.ts';
import type { HistoryFileState } from '../../shared/ipc/contract/exports.ts';
import type { Database, Tx } from '../storage/database.ts';
import { eventsAfter } from '../tokens/history.ts';
import { asJsonLine } from '../../shared/text/terminal.ts';

/** The last line is looked for in so many bytes; a line is at most about 100 kB long. */
const TAIL_BYTES = 512 * 1024;
const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDWR } = constants;
/** A link is not followed, and a pipe does not block; Windows has neither flag. */
const FLAGS = O_RDWR | O_CREAT | O_APPEND | (process.platform === 'win32' ? 0 : O_NOFOLLOW | O_NONBLOCK);

type Cause = Extract<HistoryFileState, { state: 'failing' }>['cause'];

export type HistoryFileParts = {
  readonly database: Pick<Database, 'write'>;
  /** Where the user wants it; absent: nowhere. */
  readonly path: () => string | undefined;
  /** It cannot be written; told once for each new cause. */
  readonly failing: (cause: Cause) => void;
};

/**
 * Adds each event once, in order, as a complete line. How far a file got stands in the database, and is read, acted on and
 * moved inside one write transaction, so that of several processes one writes at a time and none repeats another's lines.
 * A process that dies between line and transaction leaves a last line that is ahead, or half of one: the next writer finds
 * out from the file itself. A file that was renamed is made anew, one that was truncated goes on from its start.
 */
export class HistoryFile {
  readonly #parts: HistoryFileParts;
  #state: HistoryFileState = { state: 'off' };
  #running: Promise<void> | undefined;
  #again = false;

  constructor(parts: HistoryFileParts) {
    this.#parts = parts;
  }

  /** Writes what is new, behind the caller. */
  nudge(): void {
    void this.follow();
  }

  /** Writes what is new; answers how it went. Never throws: the history itself is in the database. */
  async follow(): Promise<HistoryFileState> {
    this.#again = true;
    await (this.#running ??= this.#run());
    return this.#state;
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const before = this.#state;
      this.#state = await this.#catchUp();
      const told = before.state === 'failing' ? before.cause : undefined;
      if (this.#state.state === 'failing' && this.#state.cause !== told)
        this.#parts.failing(this.#state.cause);
    }
    this.#running = undefined;
  }

  async #catchUp(): Promise<HistoryFileState> {
    const path = this.#parts.path();
    if (path === undefined) return { state: 'off' };
    try {
      for (;;) {
        const written = await this.#parts.database.write((tx) => appendPage(tx, path));
        if (!written.ok) return { state: 'failing', path, cause: 'unwritable' };
        if (typeof written.value === 'string') return { state: 'failing', path, cause: written.value };
        if (written.value < PAGE_LIMIT) return { state: 'written', path };
        await turn();
      }
    } catch (error) {
      return { state: 'failing', path, cause: causeOf(error) };
    }
  }
}

/** Appends the next events to the file; answers how many, or why none. What it throws leaves the position where it was. */
function appendPage(tx: Tx, path: string): number | Cause {
  const file = openSync(path, FLAGS, 0o600);
  try {
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile()) return 'not-regular';
    const [known] = tx.read<{ position: number }>('SELECT position FROM history_file WHERE path = ?', path);
    const end = endOf(file, size);
    const last = end.line === undefined ? undefined : ownEvent(tx, end.line);
    // A file that is not ours is left as it is.
    if (known === undefined && size > 0 && last === undefined) return 'foreign';
    if (end.at === undefined || !isHalfLine(end.rest)) return 'foreign';
    fchmodSync(file, 0o600);
    if (end.at < size) ftruncateSync(file, end.at);
    const position = Math.max(known?.position ?? 0, last ?? 0);
    const events = eventsAfter(tx, position, PAGE_LIMIT).map(lineOf);
    if (events.length > 0) append(file, end.at, events.map(({ line }) => `${line}\n`).join(''));
    const reached = events.at(-1)?.id ?? position;
    // Nothing is written for nothing: other processes look again at each commit.
    if (reached !== known?.position) {
      tx.run('INSERT OR REPLACE INTO history_file (path, position) VALUES (?, ?)', path, reached);
    }
    return events.length;
  } finally {
    closeSync(file);
  }
}

/** Writes all of it durably, or takes back what it wrote. */
function append(file: number, end: number, text: string): void {
  const bytes = Buffer.from(text);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fdatasyncSync(file);
  } catch (error) {
    ftruncateSync(file, end);
    throw error;
  }
}

type End = { readonly at?: number; readonly line?: string; readonly rest: string };

/** Where the last complete line ends, that line, and what follows it; no `at` where it could not be found. */
function endOf(file: number, size: number): End {
  if (size === 0) return { at: 0, rest: '' };
  const from = Math.max(0, size - TAIL_BYTES);
  const bytes = Buffer.alloc(size - from);
  const tail = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from));
  const end = tail.lastIndexOf('\n');
  const rest = tail.toString('utf8', end + 1);
  if (end === -1) return from === 0 ? { at: 0, rest } : { rest };
  const start = end === 0 ? -1 : tail.lastIndexOf('\n', end - 1);
  return { at: from + end + 1, line: tail.toString('utf8', start + 1, end), rest };
}

/** Nothing, or the beginning of a line of ours, which may be taken back. */
function isHalfLine(rest: string): boolean {
  const beginning = '{"id":';
  return rest.startsWith(beginning) || beginning.startsWith(rest);
}

/** The number of the event that this line tells, where it is one of this history, to the letter. */
function ownEvent(tx: Tx, line: string): number | undefined {
  const id = Number(/"id":(\d{1,15}),/.exec(line)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(id)) return undefined;
  const [event] = eventsAfter(tx, id - 1, 1).map(lineOf);
  return event?.line === line ? id : undefined;
}

type Event = ReturnType<typeof eventsAfter>[number];

function lineOf(event: Event): { readonly id: number; readonly line: string } {
  const { rows } = historyCalls['history.list'].output.parse({ rows: [event], total: 1, all: 1 });
  return { id: event.id, line: rows.map(asJsonLine).join('') };
}

function causeOf(error: unknown): Cause {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'no-space';
  return code === 'ELOOP' || code === 'ENXIO' || code === 'EISDIR' ? 'not-regular' : 'unwritable';
}
