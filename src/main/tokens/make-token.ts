// Makes one token of an account that is there, by its route; then keychain and history.
import { assertNever } from '../../shared/assert-never.ts';
import type { Issued } from '../../shared/issuance.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { Job } from '../jobs.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { reviewToken } from '../kubernetes/tokens.ts';
import type { Redactor } from '../redact.ts';
import type { Database } from '../storage/database.ts';
import { issueFacts, type Attempt } from './attempt.ts';
import { grantedSeconds, type Granted } from './granted.ts';
import { issuanceById, moveTo, setGrant, setLastUsed, tokenRow } from './issuance-rows.ts';
import { stateOf } from './issuance-state.ts';
import type { Ledger } from './ledger.ts';
import { learnLifetimeCap } from './lifetime-cap.ts';
import { byLegacySecret } from './routes/legacy-secret.ts';
import type { Obtained, TokenOrder } from './routes/route.ts';
import { byTokenRequest } from './routes/token-request.ts';
import { byTokenSecret } from './routes/token-secret.ts';
import type { Vault } from './vault.ts';

export type MakeTokenParts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly redactor: Redactor;
};

export class MakeToken {
  readonly #parts: MakeTokenParts;

  constructor(parts: MakeTokenParts) {
    this.#parts = parts;
  }

  /**
   * Makes the token of an attempt whose row is `issuing` and whose connection is open. Fills in the attempt as it goes,
   * so that the caller can take back whatever was done. Cancelling waits for the step under way; a TokenRequest is never
   * abandoned. Where `review` is false, nobody wants to be told whether the server takes it. Fails as server, keychain and database do.
   */
  async run(
    connection: Connection,
    order: TokenOrder,
    attempt: Attempt,
    { job, review }: { readonly job: Job; readonly review: boolean },
  ): Promise<Result<Issued>> {
    const obtained = await obtain(connection, order, attempt, job);
    if (!obtained.ok) return obtained;
    const release = this.#parts.redactor.remember(obtained.value.token);
    try {
      const granted = obtained.value.granted();
      if (!granted.ok) return granted;
      attempt.grant = granted.value.grant;
      // What cannot be taken back any more is kept and reported.
      if (isCancelled(job) && attempt.secret !== undefined) return failed({ code: 'cancelled' });
      return await this.#keep(connection, attempt, granted.value, obtained.value, { job, review });
    } finally {
      release();
    }
  }

  async #keep(
    connection: Connection,
    attempt: Attempt,
    granted: Granted,
    obtained: Obtained,
    { job, review }: { readonly job: Job; readonly review: boolean },
  ): Promise<Result<Issued>> {
    const { row } = attempt;
    const { token } = obtained;
    job.progress({ done: 2, total: 3, step: 'keeping' });
    attempt.kept = true;
    const [kept, accepted] = await Promise.all([
      this.#parts.vault.keep(row.id, token, row.keep),
      review ? reviewToken(connection, token, granted) : ('not-asked' as const),
    ]);
    if (!kept.ok) return kept;
    const recorded = await this.#record(attempt, granted, obtained);
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
    { token, secretUid, lastUsedOn }: Obtained,
  ): Promise<Result<number | undefined>> {
    const { row } = attempt;
    const bytes = Buffer.byteLength(token);
    const event = {
      kind: row.renews === undefined ? ('issued' as const) : ('renewed' as const),
      ...issueFacts({ ...attempt, grant }),
      created: created(attempt),
    };
    return this.#parts.ledger.record([event], (tx) => {
      if (!moveTo(tx, row.id, stateOf(row.keep))) return false;
      setGrant(tx, row.id, { grant, bytes, accountUid, secretUid });
      if (lastUsedOn !== undefined) setLastUsed(tx, row.id, lastUsedOn);
      learnLifetimeCap(tx, row.clusterId, row.requestedSeconds, grantedSeconds(grant));
      return true;
    });
  }
}

function obtain(
  connection: Connection,
  order: TokenOrder,
  attempt: Attempt,
  job: Job,
): Promise<Result<Obtained>> {
  switch (attempt.row.route) {
    case 'token-request':
      return byTokenRequest(connection, order, attempt, job);
    case 'token-secret':
      return byTokenSecret(connection, order, attempt, job);
    case 'legacy-secret':
      return byLegacySecret(connection, order, attempt);
    default:
      return assertNever(attempt.row.route);
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
