// A racer as the race sees it: it can be started, is at work, and can be killed at any moment.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Bridge } from '../../src/shared/ipc/bridge.ts';
import type { Desk } from '../support/desk.ts';
import { Chance } from './chance.ts';
import { performOne, type Ask, type Deed, type Place } from './deeds.ts';

export type RacerOptions = Place & {
  readonly dataFolder: string;
  readonly kubeconfig: string;
  readonly env: Readonly<Record<string, string>>;
  readonly tell: (deed: Deed) => void;
};

export interface Racer {
  start(seed: number): Promise<void>;
  /** As `kill -9`, and waits until it is gone. */
  kill(): Promise<void>;
}

/** The product's core in a process of its own. */
export class CoreRacer implements Racer {
  readonly #options: RacerOptions;
  #child: ChildProcess | undefined;

  constructor(options: RacerOptions) {
    this.#options = options;
  }

  start(seed: number): Promise<void> {
    const { env, tell, dataFolder, kubeconfig, namespace, accounts } = this.#options;
    const file = fileURLToPath(new URL('worker.ts', import.meta.url));
    const options = JSON.stringify({ dataFolder, kubeconfig, namespace, accounts, seed });
    const child = spawn(process.execPath, [file, options], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      // What it printed before it was killed may be half a line.
      if (line.endsWith('}')) tell(JSON.parse(line) as Deed); // our own worker printed it
    });
    let last = '';
    child.stderr.on('data', (data) => (last = `${last}${String(data)}`.slice(-2000)));
    child.once('exit', (code) => {
      if (code !== null)
        tell({ did: 'broke', error: { code: 'internal', id: `worker ended with ${code}`, detail: last } });
    });
    this.#child = child;
    return Promise.resolve();
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'close');
    child.kill('SIGKILL');
    await gone;
  }
}

/** The built app with its window, asked through its page. */
export class WindowRacer implements Racer {
  readonly #desk: Desk;
  readonly #options: RacerOptions;
  #end = new AbortController();
  #work: Promise<void> = Promise.resolve();

  constructor(desk: Desk, options: RacerOptions) {
    this.#desk = desk;
    this.#options = options;
  }

  async start(seed: number): Promise<void> {
    await this.#desk.start();
    this.#end = new AbortController();
    this.#work = this.#race(new Chance(seed), this.#end.signal);
  }

  async kill(): Promise<void> {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    await this.#desk.kill();
    await this.#work;
  }

  /** One call as the renderer makes it. */
  readonly ask: Ask = async (name, input) => {
    const answer = await this.#desk.page.evaluate(
      ([call, given]) => {
        // Put there by the preload; the contract pairs name and input, which is lost on the way to the page.
        const bridge = Reflect.get(globalThis, 'tokenDesk') as Bridge;
        return bridge.call(call, given as never);
      },
      [name, input] as const,
    );
    return answer; // the gate has parsed it
  };

  async #race(chance: Chance, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        this.#options.tell(await performOne(this.ask, this.#options, chance));
        await pause(20, undefined, { signal });
      } catch (error) {
        if (isEnded(signal)) return;
        const detail = error instanceof Error ? error.message : String(error);
        this.#options.tell({ did: 'broke', error: { code: 'internal', id: 'window', detail } });
        return;
      }
    }
  }
}

/** Asked anew: it may have been aborted while something was awaited. */
function isEnded(signal: AbortSignal): boolean {
  return signal.aborted;
}
