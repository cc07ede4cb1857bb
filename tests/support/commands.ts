// Runs a command to its end within a time limit.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

const defaultLimitMs = 60_000;

/** What a command printed and how it ended; `code` is -1 when the time limit or a signal ended it. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Its environment is exactly `env`; the limit is in milliseconds, 60 s by default. */
export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly input?: string;
  readonly limitMs?: number;
}

/** Runs a command. Any exit code is a result; throws only when the command cannot be started. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { env, input = '', limitMs = defaultLimitMs }: CommandOptions,
): Promise<CommandResult> {
  const child = spawn(command, args, { env, timeout: limitMs, killSignal: 'SIGKILL' });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? -1));
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { stdout, stderr, code };
}
