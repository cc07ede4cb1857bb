// Renews one token: the same settings, a new token, and the old one taken back once the new one is kept.
import { randomUUID } from 'node:crypto';
import { boundSecretName } from '../accounts/manifests.ts';
import { IssuanceId, type ContextId } from '../../shared/ids.ts';
import { failed, ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import type { Renewal } from '../../shared/renewal.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs.ts';
import type { Connection } from '../kubernetes/connection.ts';
import {
  audiencesOf,
  insertIssuing,
  issuanceById,
  scopeOf,
  roleOf,
  type IssuanceRecord,
} from './issuance-rows.ts';
import type { Attempt } from './attempt.ts';
import { MakeToken, type MakeTokenParts } from './make-token.ts';
import type { Policy } from './policy.ts';
import { successorOf } from './renewal-rows.ts';
import type { Revoke } from './revoke.ts';
import { SeenAccounts } from './seen-accounts.ts';
import { takeBack } from './take-back.ts';

export type RenewParts = MakeTokenParts & {
  readonly revoke: Pick<Revoke, 'begin'>;
  readonly policy: Pick<Policy, 'refusesKeep' | 'refusesPlan'>;
  readonly open: (
    contextId: ContextId,
    options: { readonly signal: AbortSignal; readonly interactive: boolean },
  ) => Promise<Result<Connection>>;
  readonly clock: Clock;
  /** Lease of this process, the owner of the rows it makes. */
  readonly owner: string;
  readonly operator: string;
  /** The name that a cluster knows us by, where it was opened. */
  readonly userOf: (contextId: ContextId) => string | undefined;
};

export class Renew {
  readonly #parts: RenewParts;
  readonly #make: MakeToken;

  constructor(parts: RenewParts) {
    this.#parts = parts;
    this.#make = new MakeToken(parts);
  }

  /**
   * Renews one token. Repeating it does no harm: where a living one took its place already, only what is missing is done,
   * and the old one is taken back. `accounts` are those seen in the same run. Cancelling waits for the
   * step under way. Never fails: the outcome says what happened.
   */
  async one(
    issuanceId: IssuanceId,
    job: Pick<Job, 'signal'>,
    accounts = new SeenAccounts(),
  ): Promise<Renewal> {
    const record = issuanceById(this.#parts.database, issuanceId);
    if (record === undefined) {
      return { issuanceId, outcome: 'failed', error: { code: 'not-found', kind: 'token', name: issuanceId } };
    }
    if (job.signal.aborted) return { issuanceId, outcome: 'cancelled' };
    const before = successorOf(this.#parts.database, issuanceId);
    if (before !== undefined) {
      await this.#takeBackOld(record);
      return { issuanceId, outcome: 'already-renewed', newId: before.id };
    }
    const made = await this.#replace(record, job, accounts);
    if (!made.ok) {
      return made.error.code === 'cancelled'
        ? { issuanceId, outcome: 'cancelled' }
        : { issuanceId, outcome: 'failed', error: made.error };
    }
    const { id: newId, grant } = made.value;
    const old = await this.#takeBackOld(record);
    if (old === undefined) return { issuanceId, outcome: 'renewed', newId, grant, before: 'not-revocable' };
    return old.ok
      ? { issuanceId, outcome: 'renewed', newId, grant, before: 'revoking' }
      : { issuanceId, outcome: 'renewed', newId, grant, before: 'not-taken-back', error: old.error };
  }

  async #replace(record: IssuanceRecord, job: Pick<Job, 'signal'>, accounts: SeenAccounts) {
    const refused = this.#refusedByPolicy(record);
    if (refused !== undefined) return failed(refused);
    if (record.route === 'legacy-secret') return failed({ code: 'not-renewable', reason: 'legacy-secret' });
    const opened = await this.#parts.open(record.context_id, { signal: job.signal, interactive: false });
    if (!opened.ok) return opened;
    const account = await accounts.find(opened.value, record, job.signal);
    if (!account.ok) return account;
    const attempt = this.#attempt(record);
    attempt.connection = opened.value;
    const begun = await this.#parts.ledger.record([], (tx) => {
      // Two renewals at a time make one token: the second finds the row of the first.
      if (successorOf(tx, record.id) !== undefined) return false;
      insertIssuing(tx, attempt.row, this.#parts.owner);
      return true;
    });
    if (!begun.ok) return begun;
    if (begun.value === undefined) return failed({ code: 'conflict', kind: 'token', name: record.id });
    const origin = { issuanceId: attempt.row.id, operator: this.#parts.operator };
    const quiet: Job = { signal: job.signal, progress: () => undefined };
    try {
      const issued = await this.#make.run(opened.value, { account: account.value, origin }, attempt, {
        job: quiet,
        review: false,
      });
      if (issued.ok) return ok({ id: attempt.row.id, grant: issued.value.token.grant });
      return failed(await this.#undo(attempt, issued.error));
    } catch (bug) {
      await this.#undo(attempt, { code: 'internal', id: attempt.row.id });
      throw bug;
    }
  }

  #refusedByPolicy(record: IssuanceRecord): AppError | undefined {
    const { policy } = this.#parts;
    const seconds = record.requested_seconds;
    return (
      policy.refusesKeep(record.keep) ??
      policy.refusesPlan({
        role: roleOf(record),
        route: record.route,
        lifetime: seconds === null ? { kind: 'server-default' } : { kind: 'seconds', seconds },
      })
    );
  }

  #attempt(record: IssuanceRecord): Attempt {
    const id = IssuanceId.parse(randomUUID());
    return {
      kubernetesUser: this.#parts.userOf(record.context_id),
      row: {
        ...{ id, keep: record.keep, startedAt: this.#parts.clock.now(), route: record.route, planned: [] },
        ...{ clusterId: record.cluster_id, clusterName: record.cluster_name, contextId: record.context_id },
        ...{ namespace: record.namespace, accountName: record.account_name },
        ...{ role: roleOf(record), scope: scopeOf(record), escalates: record.escalates === 1 },
        audiences: audiencesOf(record),
        requestedSeconds: record.requested_seconds ?? undefined,
        reason: record.reason ?? undefined,
        tokenSecret: record.route === 'token-secret' ? boundSecretName(id) : undefined,
        boundSecret: record.bound_secret === null ? undefined : boundSecretName(id),
        renews: record.id,
      },
    };
  }

  /** `undefined` where the old token cannot be taken back alone. */
  async #takeBackOld(record: IssuanceRecord): Promise<Result<unknown> | undefined> {
    const now = issuanceById(this.#parts.database, record.id);
    if (now === undefined || now.state === 'revoking' || now.state === 'revoked') return ok(undefined);
    const begun = await this.#parts.revoke.begin(now, new AbortController().signal);
    return !begun.ok && begun.error.code === 'not-revocable' ? undefined : begun;
  }

  #undo(attempt: Attempt, cause: AppError): Promise<AppError> {
    return takeBack(this.#parts, attempt, cause, new AbortController().signal);
  }
}
