// Programs of a test with one temporary folder; all of it goes when the test process ends, also by kill -9.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProgramSpec, Report, Request } from './protocol.ts';

const supervisorPath = fileURLToPath(new URL('./supervisor.ts', import.meta.url));
const answerMs = 30_000;

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/** What `start` needs; the environment defaults to this process's, the stop signal to SIGTERM. */
export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  readonly stopSignal?: 'SIGTERM' | 'SIGKILL';
}

/** Programs and a folder under a supervisor process that outlives this one just long enough to clean up. */
export class ProcessGroup {
  /** A temporary folder of this group alone (mode 0700). */
  readonly folder: string;
  readonly #supervisor: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (pid: number) => void; reject: (reason: Error) => void }>();
  readonly #exits = new Map<string, string>();
  #nextId = 1;
  #stopped: Promise<void> | undefined;

  private constructor(supervisor: ChildProcess, folder: string) {
    this.#supervisor = supervisor;
    this.folder = folder;
    supervisor.on('message', (message) => {
      // Only supervisor.ts writes to this channel.
      this.#receive(message as Report);
    });
    supervisor.once('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the supervisor has ended'));
      this.#waiting.clear();
    });
  }

  /** Starts a supervisor; `label` becomes part of the folder's name. Throws when it does not answer in 30 s. */
  static async create(label: string): Promise<ProcessGroup> {
    const supervisor = fork(supervisorPath, [label], {
      detached: true,
      execArgv: [],
      env: withoutTestRunner(process.env),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [message] = (await once(supervisor, 'message', { signal: AbortSignal.timeout(answerMs) })) as [
      Report,
    ];
    // A script that forgets to stop the group can still end, which stops it.
    supervisor.unref();
    supervisor.channel?.unref();
    if (message.kind !== 'ready') throw new Error(`the supervisor said ${message.kind} first`);
    return new ProcessGroup(supervisor, message.folder);
  }

  /** The process that cleans up; useful to prove that it ends as well. */
  get supervisorPid(): number {
    return this.#supervisor.pid ?? 0;
  }

  /** Starts a program; returns its process id. Output goes to `<folder>/<name>.log`. Throws when it cannot start. */
  start(program: Program): Promise<number> {
    this.#exits.delete(program.name);
    const env = Object.fromEntries(
      Object.entries(program.env ?? process.env).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    const spec: ProgramSpec = { ...program, env, stopSignal: program.stopSignal ?? 'SIGTERM' };
    return this.#ask({ kind: 'start', program: spec });
  }

  /** Sends a signal to a program and all that it started; after SIGKILL it waits for the end. Throws when it is gone. */
  async signal(name: string, signal: NodeJS.Signals): Promise<void> {
    await this.#ask({ kind: 'signal', name, signal });
  }

  /** Ends one program and waits for it; nothing happens when it has ended already. */
  async stopProgram(name: string): Promise<void> {
    await this.#ask({ kind: 'stop-program', name });
  }

  /** How a program ended, for example `code 1`; undefined while it runs. */
  exitOf(name: string): string | undefined {
    return this.#exits.get(name);
  }

  /** What a program has written so far. */
  log(name: string): Promise<string> {
    return readFile(join(this.folder, `${name}.log`), 'utf8');
  }

  /** Ends every program and the supervisor and removes the folder. May be called twice. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    if (this.#supervisor.exitCode !== null) return;
    this.#supervisor.ref();
    await this.#ask({ kind: 'stop' });
    const exit = once(this.#supervisor, 'exit', { signal: AbortSignal.timeout(answerMs) });
    this.#supervisor.disconnect();
    await exit;
  }

  #ask(request: Unnumbered<Request>): Promise<number> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`the supervisor did not answer "${request.kind}" in ${answerMs / 1000} s`));
      }, answerMs);
      this.#waiting.set(id, {
        resolve: (pid) => {
          clearTimeout(timer);
          resolve(pid);
        },
        reject: (reason) => {
          clearTimeout(timer);
          reject(reason);
        },
      });
      this.#supervisor.send({ ...request, id });
    });
  }

  #receive(message: Report): void {
    if (message.kind === 'exited') {
      this.#exits.set(message.name, message.status);
      return;
    }
    if (message.kind === 'ready') return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'done') waiting?.resolve(message.pid ?? 0);
    else waiting?.reject(new Error(message.reason));
  }
}

/** A test runner's loader options make no sense in a plain Node process. */
function withoutTestRunner(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('VITEST')),
  );
}
