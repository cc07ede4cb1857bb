// A Node program of the tests that runs beside them, is read line by line, and can be killed.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export class StartedProgram {
  /** Every line that it has printed. */
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #arrivals = new Set<() => void>();
  #stderr = '';

  constructor(child: ChildProcess) {
    this.#child = child;
    child.stderr?.on('data', (data) => (this.#stderr += String(data)));
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        this.lines.push(line);
        for (const arrival of this.#arrivals) arrival();
      });
    }
  }

  /** Waits until it has printed a line that fits; throws with its error output when it ends before or takes 20 s. */
  line(fits: (line: string) => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.lines.find(fits);
        if (found === undefined) return;
        done();
        resolve(found);
      };
      const fail = (why: string) => {
        done();
        reject(new Error(`${why}\n${this.lines.join('\n')}\n${this.#stderr}`));
      };
      const ended = () => fail('the program ended');
      const timer = setTimeout(() => fail('the program did not print the line'), 20_000);
      const done = () => {
        clearTimeout(timer);
        this.#arrivals.delete(look);
        this.#child.off('close', ended);
      };
      this.#arrivals.add(look);
      this.#child.once('close', ended);
      look();
    });
  }

  /** Kills it as `kill -9` does, and waits until it is gone. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await gone;
  }
}

/** Starts a file of tests/support/programs in a Node process; it is killed at the end of the test at the latest. */
export function startProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): StartedProgram {
  const path = fileURLToPath(new URL(`programs/${file}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const program = new StartedProgram(child);
  onTestFinished(() => program.kill());
  return program;
}
