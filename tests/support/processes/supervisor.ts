// Runs programs for a test process and removes them and their folder when that process is gone, however it went.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, openSync, closeSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ProgramSpec, Report, Request } from './protocol.ts';

const graceMs = 2000;
const label = process.argv[2] ?? 'group';
const folder = mkdtempSync(join(tmpdir(), `token-desk-${label}-`));

interface Running {
  readonly spec: ProgramSpec;
  readonly child: ChildProcess;
  readonly gone: Promise<void>;
}

const running = new Map<string, Running>();
let stopping: Promise<void> | undefined;

function report(message: Report): void {
  if (process.connected) process.send?.(message, () => undefined);
}

/** Signals the program's whole process group; false when it is already gone. */
function signal(program: Running, name: NodeJS.Signals): boolean {
  const pid = program.child.pid;
  if (pid === undefined) return false;
  try {
    process.kill(-pid, name);
    return true;
  } catch {
    return false;
  }
}

function start(spec: ProgramSpec): Promise<number> {
  if (stopping !== undefined) throw new Error('the group is being stopped');
  if (running.has(spec.name)) throw new Error(`${spec.name} is running already`);
  const log = openSync(join(folder, `${spec.name}.log`), 'a', 0o600);
  // A process group of its own, so that what the program starts ends with it.
  const child = spawn(spec.command, [...spec.args], {
    cwd: folder,
    env: { ...spec.env },
    detached: true,
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  const gone = new Promise<void>((done) => {
    child.once('exit', (code, by) => {
      if (running.get(spec.name)?.child === child) running.delete(spec.name);
      report({ kind: 'exited', name: spec.name, status: by ?? `code ${code ?? 'unknown'}` });
      done();
    });
  });
  if (child.pid !== undefined) running.set(spec.name, { spec, child, gone });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(spec.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
}

async function stopProgram(program: Running): Promise<void> {
  signal(program, 'SIGCONT');
  signal(program, program.spec.stopSignal);
  await Promise.race([program.gone, wait(graceMs, undefined, { ref: false })]);
  signal(program, 'SIGKILL');
  await program.gone;
}

/** Ends every program, the last started first, and removes the folder. */
async function stopAll(): Promise<void> {
  for (const program of [...running.values()].reverse()) await stopProgram(program);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function answer(request: Request): Promise<number | undefined> {
  switch (request.kind) {
    case 'start':
      return start(request.program);
    case 'signal': {
      const program = running.get(request.name);
      if (program === undefined || !signal(program, request.signal)) {
        throw new Error(`${request.name} is not running`);
      }
      if (request.signal === 'SIGKILL') await program.gone;
      return undefined;
    }
    case 'stop-program': {
      const program = running.get(request.name);
      if (program !== undefined) await stopProgram(program);
      return undefined;
    }
    case 'stop':
      stopping ??= stopAll();
      await stopping;
      return undefined;
  }
}

async function serve(request: Request): Promise<void> {
  try {
    const pid = await answer(request);
    report({ kind: 'done', id: request.id, ...(pid === undefined ? {} : { pid }) });
  } catch (error) {
    report({
      kind: 'failed',
      id: request.id,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

// The channel closes when the owner ends, also after kill -9: that is what this process exists for.
process.on('disconnect', () => {
  stopping ??= stopAll();
  void stopping.finally(() => process.exit(0));
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);
process.on('message', (message) => {
  // Only process-group.ts writes to this channel.
  void serve(message as Request);
});
report({ kind: 'ready', folder });
