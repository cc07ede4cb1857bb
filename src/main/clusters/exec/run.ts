// Runs a program without a shell, bounded in output and time, and ends its whole process tree.
import { spawn, type ChildProcess } from 'node:child_process';
import type { Variables } from '../../kubernetes/proxy.ts';

/** Most output that is read, bytes. */
const OUTPUT_LIMIT_BYTES = 1024 * 1024;
/** How much of what it says on standard error is kept. */
const COMPLAINT_LIMIT_BYTES = 8192;
/** Between asking to end and killing, milliseconds. */
const GRACE_MS = 1000;
/** How long output may still come after the program itself has ended, milliseconds. */
const LINGER_MS = 2000;

/** How a program ended. `complaint` is what it wrote on standard error: the program's own words, not yet safe to show. */
export type Ending =
  | { readonly kind: 'exit'; readonly code: number; readonly output: string; readonly complaint: string }
  | { readonly kind: 'not-started'; readonly missing: boolean }
  | { readonly kind: 'cancelled' | 'timed-out' | 'too-much-output'; readonly complaint: string };

export type Program = {
  readonly file: string;
  readonly args: readonly string[];
  readonly variables: Variables;
  readonly folder: string;
};

/** Runs to the end. Standard input is closed. Without `timeoutMs` only the signal ends it early. */
export function runProgram(
  program: Program,
  options: { readonly signal: AbortSignal; readonly timeoutMs?: number },
): Promise<Ending> {
  const { promise, resolve } = Promise.withResolvers<Ending>();
  if (options.signal.aborted) return Promise.resolve({ kind: 'cancelled', complaint: '' });
  const child = spawn(program.file, program.args, {
    cwd: program.folder,
    env: { ...program.variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // A process group of its own, so that what it starts ends with it.
    detached: process.platform !== 'win32',
  });
  const output = new Sink(OUTPUT_LIMIT_BYTES);
  const complaint = new Sink(COMPLAINT_LIMIT_BYTES);
  let early: 'cancelled' | 'timed-out' | 'too-much-output' | undefined;
  const end = (why: NonNullable<typeof early>) => {
    early ??= why;
    endTree(child, 'SIGTERM');
    killing ??= setTimeout(() => endTree(child, 'SIGKILL'), GRACE_MS);
  };
  let killing: NodeJS.Timeout | undefined;
  let lingering: NodeJS.Timeout | undefined;
  const cancel = () => end('cancelled');
  const timer =
    options.timeoutMs === undefined ? undefined : setTimeout(() => end('timed-out'), options.timeoutMs);
  options.signal.addEventListener('abort', cancel, { once: true });
  child.stdout.on('data', (chunk: Buffer) => {
    if (!output.add(chunk)) end('too-much-output');
  });
  child.stderr.on('data', (chunk: Buffer) => void complaint.add(chunk));
  let settled = false;
  const settle = (ending: Ending) => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    clearTimeout(killing);
    clearTimeout(lingering);
    options.signal.removeEventListener('abort', cancel);
    if (early !== undefined) endTree(child, 'SIGKILL');
    child.stdout.destroy();
    child.stderr.destroy();
    resolve(ending);
  };
  child.on('error', (error) => {
    if (child.pid === undefined)
      settle({ kind: 'not-started', missing: 'code' in error && error.code === 'ENOENT' });
  });
  const finish = (code: number | null) => {
    if (early !== undefined) settle({ kind: early, complaint: complaint.text });
    else settle({ kind: 'exit', code: code ?? -1, output: output.text, complaint: complaint.text });
  };
  child.on('close', finish);
  // `close` waits for everybody who holds the pipes, also helpers that stay behind on purpose.
  child.on('exit', (code) => {
    if (early === undefined) lingering = setTimeout(() => finish(code), LINGER_MS);
    else finish(code);
  });
  return promise;
}

/** Ends a process and all it started that is still in its group. */
function endTree(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  switch (process.platform) {
    case 'win32':
      if (child.exitCode !== null) return;
      spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
      return;
    default:
      try {
        process.kill(-child.pid, signal);
      } catch {
        // The group is gone already.
      }
  }
}

class Sink {
  readonly #limit: number;
  readonly #chunks: Buffer[] = [];
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** False once the limit is passed; what is beyond it is dropped. */
  add(chunk: Buffer): boolean {
    const room = this.#limit - this.#size;
    this.#size += chunk.length;
    if (room > 0) this.#chunks.push(chunk.subarray(0, room));
    return this.#size <= this.#limit;
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}
