// Removes an account from a cluster: its bindings first, then what its tokens hang on, then itself, and proves it all.
import { failed, ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { RemovalOutcome } from '../../shared/removal.ts';
import { abreast } from '../kubernetes/abreast.ts';
import type { Job } from '../jobs.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { isEmptyNamespace } from '../kubernetes/namespace-content.ts';
import { deleteExactly, proveGone, removeProved, type Exactly } from '../kubernetes/proved-removal.ts';
import { surroundings, type AccountQuestion, type Surroundings } from './account-surroundings.ts';
import { removeFromBinding } from './remove-bindings.ts';

/** Objects removed, or looked at, at the same time. */
const WIDTH = 8;

export type RemoveAccount = AccountQuestion & {
  /** UID of the account that is meant; absent where none is there and only bindings wait for its name. */
  readonly uid: string | undefined;
  /** Removes its namespace too, where this desk made it and nothing else is in it. */
  readonly removeNamespace: boolean;
};

/**
 * Removes what names the account, then the account. Another account of this name is refused as `conflict`, before
 * anything is done. What cannot be removed is `left` with its error, and the rest goes on, so that as few rights and
 * tokens as possible stay; after a cancel the rest is `left`. No request on its way is abandoned.
 */
export async function removeAccount(
  connection: Connection,
  wanted: RemoveAccount,
  job: Job,
): Promise<Result<RemovalOutcome[]>> {
  const { account, uid } = wanted;
  const ref: ObjectRef = { kind: 'ServiceAccount', ...account };
  const found = await surroundings(connection, wanted, job.signal);
  if (!found.ok) return found;
  const live = found.value.account;
  if (live !== undefined && live.uid !== uid) return failed({ code: 'conflict', ...ref });
  const run = new Run(connection, wanted, found.value, job);
  await run.bindings();
  await run.secrets();
  if (live !== undefined) await run.account({ ref, uid: live.uid });
  if (wanted.removeNamespace && found.value.namespace !== undefined)
    await run.namespace(found.value.namespace);
  return ok(run.outcomes);
}

class Run {
  readonly outcomes: RemovalOutcome[] = [];
  /** Requests on their way end by themselves or by their time-outs. */
  readonly #lifetime = new AbortController().signal;
  readonly #connection: Connection;
  readonly #wanted: RemoveAccount;
  readonly #found: Surroundings;
  readonly #job: Job;
  #done = 0;

  constructor(connection: Connection, wanted: RemoveAccount, found: Surroundings, job: Job) {
    this.#connection = connection;
    this.#wanted = wanted;
    this.#found = found;
    this.#job = job;
  }

  async bindings(): Promise<void> {
    const outcomes = await abreast(this.#found.bindings, WIDTH, ({ object, others }) =>
      this.#step(object, async () => {
        const removed = await removeFromBinding(
          this.#connection,
          object,
          this.#wanted.account,
          this.#lifetime,
        );
        if (!removed.ok) return left(object, removed.error);
        return { object, state: others === 0 ? 'removed' : 'subject-removed' };
      }),
    );
    this.outcomes.push(...outcomes);
  }

  /** Ours go by themselves: with a finalizer, or without an owner, they would outlive the account. */
  async secrets(): Promise<void> {
    const ours = this.#found.secrets.filter((secret) => secret.ours);
    const outcomes = await abreast(ours, WIDTH, (secret) =>
      this.#step(secret.ref, () => removeProved(this.#connection, secret, this.#lifetime)),
    );
    this.outcomes.push(...outcomes);
  }

  async account(account: Exactly): Promise<void> {
    const others = this.#found.secrets.filter((secret) => !secret.ours);
    const outcome = await this.#step(account.ref, async () => {
      const deleted = await deleteExactly(this.#connection, account, this.#lifetime);
      if (!deleted.ok) return left(account.ref, deleted.error);
      return proveGone(this.#connection, account, this.#lifetime);
    });
    this.outcomes.push(outcome);
    // Its other Secrets go with it, by the control plane's own hand.
    if (outcome.state !== 'removed' && outcome.state !== 'unproven') {
      const error = outcome.error ?? { code: 'cancelled' as const };
      this.outcomes.push(
        ...others.map(({ ref }) =>
          outcome.state === 'held' ? { ...outcome, object: ref } : left(ref, error),
        ),
      );
      return;
    }
    this.outcomes.push(
      ...(await abreast(others, WIDTH, (secret) => proveGone(this.#connection, secret, this.#lifetime))),
    );
  }

  async namespace(namespace: Exactly): Promise<void> {
    const outcome = await this.#step(namespace.ref, async () => {
      // Looked at again: somebody may have begun to use it.
      const empty = await isEmptyNamespace(this.#connection, namespace.ref.name, [], this.#lifetime);
      if (!empty.ok) return left(namespace.ref, empty.error);
      if (!empty.value) return { object: namespace.ref, state: 'kept' };
      return removeProved(this.#connection, namespace, this.#lifetime);
    });
    this.outcomes.push(outcome);
  }

  async #step(object: ObjectRef, work: () => Promise<RemovalOutcome>): Promise<RemovalOutcome> {
    if (this.#job.signal.aborted) return left(object, { code: 'cancelled' });
    const { bindings, secrets } = this.#found;
    const total = bindings.length + secrets.filter(({ ours }) => ours).length + 2;
    this.#job.progress({ done: Math.min(this.#done, total), total, step: 'removing', object });
    const outcome = await work();
    this.#done += 1;
    return outcome;
  }
}

function left(object: ObjectRef, error: AppError): RemovalOutcome {
  return { object, state: 'left', error };
}
