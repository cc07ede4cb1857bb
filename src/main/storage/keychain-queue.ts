// Lets one keychain call through at a time, and reports one that does not answer.
import { failed, ok, type Result } from '../../shared/ipc/outcome.ts';
import type { AppError } from '../../shared/ipc/result.ts';

type Waiting = { readonly start: () => void; readonly giveUp: () => void };

/**
 * A queue of width one. Four calls to a keyring that does not answer freeze all file and DNS work of the process
 * (measured: they hold its four threads), so the next call starts only when the last has ended. A call that has not
 * ended after `patienceMs` is reported as `keychain-silent`; until it does end, further calls are refused at once.
 */
export class KeychainQueue {
  readonly #patienceMs: number;
  readonly #waiting: Waiting[] = [];
  #busy = false;
  #overdue = false;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /**
   * Runs `work` when its turn comes; what it throws is for `explain` to name. `late` runs where `work` succeeded after
   * it had been reported as silent, before anything else gets its turn: there it takes back what was done.
   */
  run<Value>(
    work: () => Promise<Value>,
    explain: (error: unknown) => AppError,
    late: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Result<Value>> {
    if (this.#overdue) return Promise.resolve(failed(this.#silent()));
    return new Promise((answer) => {
      let reported = false;
      let running = false;
      const report = () => {
        reported = true;
        if (running) {
          this.#overdue = true;
          for (const other of this.#waiting.splice(0)) other.giveUp();
        } else {
          this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        }
        answer(failed(this.#silent()));
      };
      const timer = setTimeout(report, this.#patienceMs);
      const perform = async () => {
        try {
          const value = await work();
          if (reported) await late();
          answer(ok(value));
        } catch (error) {
          answer(failed(explain(error)));
        } finally {
          clearTimeout(timer);
          this.#next();
        }
      };
      const waiting: Waiting = {
        start: () => {
          running = true;
          void perform();
        },
        giveUp: () => {
          clearTimeout(timer);
          answer(failed(this.#silent()));
        },
      };
      if (this.#busy) this.#waiting.push(waiting);
      else {
        this.#busy = true;
        waiting.start();
      }
    });
  }

  #next(): void {
    this.#overdue = false;
    const next = this.#waiting.shift();
    if (next === undefined) this.#busy = false;
    else next.start();
  }

  #silent(): AppError {
    return { code: 'keychain-silent', seconds: this.#patienceMs / 1000 };
  }
}
