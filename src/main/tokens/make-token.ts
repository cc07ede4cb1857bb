// Makes one token of an account that is there: bound Secret, TokenRequest, keychain, history.
import { boundSecretManifest, type Origin } from '../accounts/manifests.ts';
import type { Issued } from '../../shared/issuance.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { Job } from '../jobs.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { mayBeDone } from '../kubernetes/doubt.ts';
import { createObject } from '../kubernetes/objects.ts';
import { requestToken, reviewToken, type TokenAccount } from '../kubernetes/tokens.ts';
import type { Redactor } from '../redact.ts';
import type { Database } from '../storage/database.ts';
import { issueFacts, type Attempt } from './attempt.ts';
import { grantedSeconds, grantOf, type Granted } from './granted.ts';
import { issuanceById, moveTo, setGrant, tokenRow } from './issuance-rows.ts';
import { stateOf } from './issuance-state.ts';
import type { Ledger } from './ledger.ts';
import { learnLifetimeCap } from './lifetime-cap.ts';
import type { Vault } from './vault.ts';

export type MakeTokenParts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly redactor: Redactor;
};

/** Whose token is made, and what is written on its Secret. */
export type TokenOrder = {
  /** Without a UID the operator may not read accounts. */
  readonly account: TokenAccount;
  readonly origin: Origin;
};

export class MakeToken {
  readonly #parts: MakeTokenParts;

  constructor(parts: MakeTokenParts) {
    this.#parts = parts;
  }

  /**
   * Makes the token of an attempt whose row is `issuing` and whose connection is open. Fills in the attempt as it goes,
   * so that the caller can take back whatever was done. Cancelling waits for the step under way; a TokenRequest is never
   * abandoned. Fails as server, keychain and database do.
   */
  async run(connection: Connection, order: TokenOrder, attempt: Attempt, job: Job): Promise<Result<Issued>> {
    const { row } = attempt;
    const revocable = row.boundSecret !== undefined;
    const bound = revocable ? await this.#makeSecret(connection, order, attempt) : ok(undefined);
    if (!bound.ok) return bound;
    if (isCancelled(job)) return failed({ code: 'cancelled' });
    job.progress({ done: 1, total: 3, step: 'requesting' });
    // Never abandoned: a token that nobody reads would live on unknown.
    const answer = await requestToken(
      connection,
      {
        account: order.account,
        seconds: row.requestedSeconds,
        audiences: row.audiences,
        boundSecret: bound.value,
      },
      unending(),
    );
    if (!answer.ok) return answer;
    const release = this.#parts.redactor.remember(answer.value.token);
    try {
      const granted = grantOf(answer.value, order.account, bound.value?.uid);
      if (!granted.ok) return granted;
      attempt.grant = granted.value.grant;
      // Without a bound Secret the token cannot be taken back any more, so it is kept and reported.
      if (isCancelled(job) && revocable) return failed({ code: 'cancelled' });
      return await this.#keep(connection, attempt, granted.value, answer.value.token, job);
    } finally {
      release();
    }
  }

  async #makeSecret(
    connection: Connection,
    { account, origin }: TokenOrder,
    attempt: Attempt,
  ): Promise<Result<{ readonly name: string; readonly uid: string }>> {
    const { reason } = attempt.row;
    const manifest = boundSecretManifest(account, origin, { accountUid: account.uid, reason });
    const { name, namespace } = manifest.metadata;
    const made = await createObject(connection, manifest, { signal: unending(), dryRun: false });
    if (made.ok) {
      attempt.secret = { namespace, name, uid: made.value.uid };
      return ok({ name, uid: made.value.uid });
    }
    // The answer got lost: it may have been made all the same.
    if (mayBeDone(made.error)) attempt.secret = { namespace, name };
    return made;
  }

  async #keep(
    connection: Connection,
    attempt: Attempt,
    granted: Granted,
    token: string,
    job: Job,
  ): Promise<Result<Issued>> {
    const { row } = attempt;
    job.progress({ done: 2, total: 3, step: 'keeping' });
    attempt.kept = true;
    const [kept, accepted] = await Promise.all([
      this.#parts.vault.keep(row.id, token, row.keep),
      reviewToken(connection, token, granted),
    ]);
    if (!kept.ok) return kept;
    const recorded = await this.#record(attempt, granted, Buffer.byteLength(token));
    if (!recorded.ok) return recorded;
    job.progress({ done: 3, total: 3, step: 'keeping' });
    const record = issuanceById(this.#parts.database, row.id);
    const shown = record === undefined ? undefined : tokenRow(record);
    if (recorded.value === undefined || shown === undefined) throw new Error('an issuance lost its row');
    return ok({ token: shown, created: created(attempt), recordedAt: recorded.value, accepted });
  }

  #record(
    attempt: Attempt,
    { grant, accountUid }: Granted,
    bytes: number,
  ): Promise<Result<number | undefined>> {
    const { row, secret } = attempt;
    const event = {
      kind: row.renews === undefined ? ('issued' as const) : ('renewed' as const),
      ...issueFacts({ ...attempt, grant }),
      created: created(attempt),
    };
    return this.#parts.ledger.record([event], (tx) => {
      if (!moveTo(tx, row.id, stateOf(row.keep))) return false;
      setGrant(tx, row.id, { grant, bytes, accountUid, secretUid: secret?.uid });
      learnLifetimeCap(tx, row.clusterId, row.requestedSeconds, grantedSeconds(grant));
      return true;
    });
  }
}

/** All that was made for this token, in order. */
function created({ applied, secret }: Attempt): ObjectRef[] {
  const bound: ObjectRef[] =
    secret === undefined ? [] : [{ kind: 'Secret', name: secret.name, namespace: secret.namespace }];
  return [...(applied?.created ?? []), ...bound];
}

function isCancelled(job: Job): boolean {
  return job.signal.aborted;
}

/** For a step that ends by itself or by its own time-out, whatever the user does. */
function unending(): AbortSignal {
  return new AbortController().signal;
}
