// Credentials from an exec plugin: run once, kept until they end, run again after a 401.
import { failed, ok, type Result } from '../../../shared/ipc/result.ts';
import type { CredentialSource, Presented } from '../../kubernetes/connection-target.ts';
import type { Variables } from '../../kubernetes/proxy.ts';
import { withDetail } from '../../kubernetes/server-text.ts';
import type { Clock } from '../../clock.ts';
import type { ExecEntry } from '../kubeconfig/model.ts';
import { shownComplaint } from './complaint.ts';
import { findCommand, type FoundCommand } from './command.ts';
import { readExecAnswer, type ExecAnswer } from './credential-answer.ts';
import { runProgram } from './run.ts';

/** Limit of a run that the user did not start by opening the cluster, milliseconds. */
const RENEWAL_LIMIT_MS = 120_000;

export type ExecCredentialSettings = {
  readonly exec: ExecEntry;
  /** Value of KUBERNETES_EXEC_INFO. */
  readonly info: string;
  readonly variables: Variables;
  readonly home: string;
  readonly clock: Clock;
  /** Asked before each run: kuberc's policy and the user's consent. */
  readonly permit: (found: FoundCommand) => Promise<Result<void>>;
};

/** One plugin of one context. Callers that ask at the same time share one run; it ends when none waits any more. */
export class ExecCredential implements CredentialSource {
  readonly kind = 'exec';
  readonly #settings: ExecCredentialSettings;
  #answer: ExecAnswer | undefined;
  #run: SharedRun | undefined;

  constructor(settings: ExecCredentialSettings) {
    this.#settings = settings;
  }

  async get(signal: AbortSignal): Promise<Result<Presented>> {
    const known = this.#answer;
    if (known !== undefined && (known.expiresAt ?? Infinity) > this.#settings.clock.now()) {
      return ok(known.presented);
    }
    return this.#renew(signal);
  }

  async refresh(refused: Presented, signal: AbortSignal): Promise<Result<Presented | undefined>> {
    // Somebody else has renewed it meanwhile.
    if (this.#answer !== undefined && this.#answer.presented !== refused) return ok(this.#answer.presented);
    return this.#renew(signal);
  }

  async #renew(signal: AbortSignal): Promise<Result<Presented>> {
    if (signal.aborted) return failed({ code: 'cancelled' });
    // The first login may wait for a person; later ones follow from a click in a cluster that is open.
    const limit = this.#answer === undefined ? {} : { timeoutMs: RENEWAL_LIMIT_MS };
    if (this.#run === undefined || this.#run.over) {
      this.#run = new SharedRun((ending) => this.#execute(ending, limit));
    }
    return this.#run.wait(signal);
  }

  async #execute(signal: AbortSignal, limit: { timeoutMs?: number }): Promise<Result<Presented>> {
    const { exec, info, variables, home, permit } = this.#settings;
    const command = exec.command.slice(0, 1000);
    const found = await findCommand(exec, variables);
    if (!found.ok) return found;
    const permitted = await permit(found.value);
    if (!permitted.ok) return permitted;
    if (exec.interactiveMode === 'Always') {
      return failed({ code: 'exec-failed', command, reason: 'needs-terminal' });
    }
    const own = Object.fromEntries(exec.env.map(({ name, value }) => [name, value]));
    const ending = await runProgram(
      {
        file: found.value.file,
        args: exec.args,
        variables: { ...variables, ...own, KUBERNETES_EXEC_INFO: info },
        folder: home,
      },
      { signal, ...limit },
    );
    switch (ending.kind) {
      case 'cancelled':
        return failed({ code: 'cancelled' });
      case 'timed-out':
      case 'too-much-output':
        return failed({
          code: 'exec-failed',
          command,
          reason: ending.kind,
          ...withDetail(shownComplaint(ending.complaint)),
        });
      case 'not-started':
        return failed({
          code: 'exec-failed',
          command,
          reason: ending.missing ? 'not-found' : 'not-executable',
          ...(exec.installHint === '' ? {} : { installHint: exec.installHint.slice(0, 1000) }),
        });
      case 'exit': {
        const { code, output, complaint } = ending;
        if (code !== 0) {
          return failed({
            code: 'exec-failed',
            command,
            reason: 'exit',
            exitCode: code,
            ...withDetail(shownComplaint(complaint)),
          });
        }
        const answer = readExecAnswer(output, exec.apiVersion);
        if (answer === undefined) {
          return failed({
            code: 'exec-failed',
            command,
            reason: 'bad-output',
            ...withDetail(shownComplaint(complaint)),
          });
        }
        this.#answer = answer;
        return ok(answer.presented);
      }
    }
  }
}

/** One run that several wait for. It is cancelled when the last of them gives up. */
class SharedRun {
  readonly #controller = new AbortController();
  readonly #result: Promise<Result<Presented>>;
  #waiting = 0;
  #over = false;

  constructor(work: (signal: AbortSignal) => Promise<Result<Presented>>) {
    this.#result = work(this.#controller.signal).finally(() => (this.#over = true));
  }

  /** Ended or given up: nobody may join any more. */
  get over(): boolean {
    return this.#over;
  }

  async wait(signal: AbortSignal): Promise<Result<Presented>> {
    const { promise, resolve } = Promise.withResolvers<Result<Presented>>();
    const giveUp = () => resolve(failed({ code: 'cancelled' }));
    signal.addEventListener('abort', giveUp, { once: true });
    this.#waiting += 1;
    try {
      return await Promise.race([this.#result, promise]);
    } finally {
      signal.removeEventListener('abort', giveUp);
      this.#waiting -= 1;
      if (this.#waiting === 0 && !this.#over) {
        this.#over = true;
        this.#controller.abort();
      }
    }
  }
}
