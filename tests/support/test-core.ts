// The whole core in plain Node, as the desktop runs it but for window and clipboard; calls go through the contract.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { systemClock, type Clock } from '../../src/main/clock.ts';
import { createCore, type Core } from '../../src/main/core.ts';
import { fileLog } from '../../src/main/log.ts';
import type { CommandLine, Ports } from '../../src/main/ports.ts';
import type { ContextId } from '../../src/shared/ids.ts';
import { JobId } from '../../src/shared/ids.ts';
import type { Issued } from '../../src/shared/issuance.ts';
import type { CallName, EventName } from '../../src/shared/ipc/channels.ts';
import { calls, events, type Input, type Output, type Payload } from '../../src/shared/ipc/contract.ts';
import { ok, type Result } from '../../src/shared/ipc/result.ts';
import type { Plan, SetUpRequest } from '../../src/shared/plan.ts';
import type { Keep } from '../../src/shared/token.ts';
import { FakeClipboard } from './fake-clipboard.ts';

export type TestCoreOptions = {
  /** Path of the kubeconfig, or several as in `KUBECONFIG`. */
  readonly kubeconfig: string;
  /** Kept from an earlier core; else a folder of its own that goes with it. */
  readonly dataFolder?: string;
  readonly clock?: Clock;
  readonly variables?: Readonly<Record<string, string>>;
  readonly commandLine?: CommandLine;
  readonly managedFile?: string;
};

type Reveal = Parameters<Ports['reveal']>[0];

/** A running core. Close it; a folder of its own goes then. */
export class TestCore {
  readonly clipboard = new FakeClipboard();
  readonly dataFolder: string;
  /** Every event in order. */
  readonly events: { readonly name: EventName; readonly payload: unknown }[] = [];
  /** What would be shown in a reveal window. */
  readonly reveals: Reveal[] = [];
  /** Addresses that would be opened in the browser. */
  readonly opened: string[] = [];
  /** What the save dialog answers. */
  target: string | undefined;
  readonly #ownFolder: boolean;
  #core: Core | undefined;

  private constructor(dataFolder: string, ownFolder: boolean) {
    this.dataFolder = dataFolder;
    this.#ownFolder = ownFolder;
  }

  /** Starts a core. Throws with the error's code where it refuses to start. */
  static async start(options: TestCoreOptions): Promise<TestCore> {
    const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'token-desk-core-')));
    const test = new TestCore(dataFolder, options.dataFolder === undefined);
    const core = await createCore(test.#ports(options));
    if (!core.ok) throw new Error(JSON.stringify(core.error));
    test.#core = core.value;
    return test;
  }

  /** Calls a channel; what goes in and what comes out is parsed as the gate parses it. Throws where it does not fit. */
  async call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Result<Output<Name>>> {
    if (this.#core === undefined) throw new Error('the core is closed');
    // Name and schemas belong together by construction, which TypeScript does not follow.
    const handler = this.#core.handlers[name] as (input: unknown) => Promise<Result<unknown>>;
    const answer = await handler(calls[name].input.parse(input));
    return answer.ok ? ok(calls[name].output.parse(structuredClone(answer.value)) as Output<Name>) : answer;
  }

  /** What a call answers; throws with the error where it fails. */
  async value<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    const answer = await this.call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  }

  /** The only context, or the one of this name. */
  async contextId(name?: string): Promise<ContextId> {
    const { rows } = await this.value('clusters.list', {});
    const row = rows.find((one) => name === undefined || one.name === name);
    if (row === undefined) throw new Error('no such context');
    return row.contextId;
  }

  /** Plans: Arc portal reader for 8 hours, revocable, in `portal-access`, with some of it changed. */
  async plan(change: Partial<SetUpRequest> = {}): Promise<Plan> {
    return this.value('accounts.plan', { jobId: newJob(), request: await this.request(change) });
  }

  async request(change: Partial<SetUpRequest> = {}): Promise<SetUpRequest> {
    return {
      contextId: change.contextId ?? (await this.contextId()),
      namespace: 'portal-access',
      name: 'portal-reader',
      role: { kind: 'preset', preset: 'arc-portal-reader' },
      scope: { kind: 'cluster' },
      lifetime: { kind: 'seconds', seconds: 28_800 },
      audiences: [],
      revocable: true,
      route: 'token-request',
      ...change,
    };
  }

  /** Plans and issues, everything confirmed. */
  async issue(keep: Keep, change: Partial<SetUpRequest> = {}, jobId = newJob()): Promise<Result<Issued>> {
    const { planId } = await this.plan(change);
    const confirmed = { escalationConfirmed: true, insecureConfirmed: true, reason: 'test' };
    return this.call('tokens.issue', { jobId, planId, keep, ...confirmed });
  }

  /** Kinds of the events in the history, oldest first. */
  async history(): Promise<string[]> {
    const { rows } = await this.value('history.list', {});
    return rows.map(({ kind, cause }) => (cause === undefined ? kind : `${kind} (${cause})`)).reverse();
  }

  /** Ends the core as quitting does; its folder stays, for another. */
  async end(): Promise<void> {
    await this.#core?.close();
    this.#core = undefined;
  }

  /** Ends the core as quitting does. */
  async close(): Promise<void> {
    await this.end();
    if (this.#ownFolder) await rm(this.dataFolder, { recursive: true, force: true });
  }

  #ports(options: TestCoreOptions): Ports {
    const clock = options.clock ?? systemClock;
    const variables = { PATH: process.env['PATH'], ...options.variables, KUBECONFIG: options.kubeconfig };
    return {
      dataFolder: this.dataFolder,
      environment: () =>
        Promise.resolve({
          ...{ source: 'inherited', variables, home: this.dataFolder, remoteSession: false },
        }),
      clipboard: this.clipboard,
      clock,
      log: fileLog(this.dataFolder, clock),
      emit: <Name extends EventName>(name: Name, payload: Payload<Name>) => {
        this.events.push({ name, payload: events[name].parse(structuredClone(payload)) });
      },
      operator: 'maria on desk-ops-04',
      recovers: true,
      managedFile: options.managedFile ?? join(this.dataFolder, 'no-managed.json'),
      about: { version: '0.0.0-test', runtime: `Node ${process.versions.node}` },
      openExternal: (url) => {
        this.opened.push(url);
        return Promise.resolve(ok(undefined));
      },
      chooseTarget: () => Promise.resolve(this.target),
      commandLine: () => options.commandLine,
      chooseFiles: () => Promise.resolve([]),
      reveal: (reveal) => {
        this.reveals.push(reveal);
        return Promise.resolve(ok(undefined));
      },
    };
  }
}

/** An id for a job, as the window makes them. */
export function newJob(): JobId {
  return JobId.parse(randomUUID());
}
