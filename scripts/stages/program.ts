// Runs one program of a stage in a process group of its own, so that a time-out or Ctrl+C leaves nothing behind.
import { spawn } from 'node:child_process';

const outputLimit = 400_000;
const graceMs = 5_000;

export type ProgramResult = { readonly code: number; readonly output: string; readonly timedOut: boolean };

/**
 * Runs `command`. Its output is kept (the last 400 kB), and shown at once where `live` is set.
 * After `limitMs`, or when `signal` fires, the whole group is asked to end, and 5 s later made to.
 */
export function runProgram(
  [command, ...args]: readonly [string, ...string[]],
  options: { env: NodeJS.ProcessEnv; live: boolean; limitMs: number; signal: AbortSignal },
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: options.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let timedOut = false;
    const killGroup = (signal: NodeJS.Signals) => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, signal);
      } catch {
        // The group has ended already.
      }
    };
    const end = () => {
      killGroup('SIGTERM');
      setTimeout(() => killGroup('SIGKILL'), graceMs).unref();
    };
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, options.limitMs);
    options.signal.addEventListener('abort', end, { once: true });
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-outputLimit);
      if (options.live) process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const done = (code: number) => {
      clearTimeout(timer);
      options.signal.removeEventListener('abort', end);
      resolve({ code, output, timedOut });
    };
    child.once('error', (error) => {
      output += error.message;
      done(127);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}
