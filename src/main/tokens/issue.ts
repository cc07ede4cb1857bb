// Issues a token: set-up, bound Secret, TokenRequest, keychain, history. What fails half-way is taken back.
import type { Accounts } from '../accounts/accounts.ts';
import type { LivePlan, LiveStep } from '../accounts/live-plan.ts';
import { boundSecretManifest, boundSecretName } from '../accounts/manifests.ts';
import type { ClusterId, ContextId } from '../../shared/ids.ts';
import type { Issued } from '../../shared/issuance.ts';
import type { Parsed } from '../../shared/ipc/contract.ts';
import { failed, ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { mayBeDone } from '../kubernetes/doubt.ts';
import { createObject } from '../kubernetes/objects.ts';
import { requestToken, reviewToken } from '../kubernetes/tokens.ts';
import type { Redactor } from '../redact.ts';
import type { Database } from '../storage/database.ts';
import { grantedSeconds, grantOf, type Granted } from './granted.ts';
import { stateOf } from './issuance-state.ts';
import { insertIssuing, issuanceById, moveTo, setGrant, tokenRow } from './issuance-rows.ts';
import type { Ledger } from './ledger.ts';
import { learnLifetimeCap } from './lifetime-cap.ts';
import { issueFacts, type Attempt } from './attempt.ts';
import { takeBack } from './take-back.ts';
import type { Vault } from './vault.ts';

export type IssueParts = {
  readonly accounts: Pick<Accounts, 'takePlan' | 'apply'>;
  readonly open: (
    contextId: ContextId,
    options: { readonly signal: AbortSignal; readonly interactive: boolean },
  ) => Promise<Result<Connection>>;
  readonly clusterOf: (
    contextId: ContextId,
  ) => { readonly clusterId: ClusterId; readonly name: string } | undefined;
  readonly database: Database;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly redactor: Redactor;
  readonly clock: Clock;
  /** Lease of this process, the owner of the rows it makes. */
  readonly owner: string;
  /** The name that a cluster knows us by, where it was opened. */
  readonly userOf: (contextId: ContextId) => string | undefined;
};

type Request = Omit<Parsed<'tokens.issue'>, 'jobId'>;

export class Issue {
  readonly #parts: IssueParts;

  constructor(parts: IssueParts) {
    this.#parts = parts;
  }

  /**
   * Applies a plan and issues its token. A durable row comes first and the keychain before the history, so that a kill
   * at any point leaves a row that names what to repair. Cancelling waits for the step under way. Fails as plan, server,
   * keychain and database do; then nothing is left, or the error is `roll-back-incomplete`.
   */
  async run(request: Request, job: Job): Promise<Result<Issued>> {
    const taken = this.#parts.accounts.takePlan(request.planId, request);
    if (!taken.ok) return taken;
    const attempt = this.#begin(taken.value, request);
    if (attempt === undefined) return failed({ code: 'plan-stale', reason: 'unknown' });
    const begun = await this.#parts.ledger.record([], (tx) => {
      insertIssuing(tx, attempt.row, this.#parts.owner);
      return true;
    });
    if (!begun.ok) return begun;
    try {
      const issued = await this.#perform(taken.value, attempt, job);
      return issued.ok ? issued : failed(await this.#takeBack(attempt, issued.error, job));
    } catch (bug) {
      await this.#takeBack(attempt, { code: 'internal', id: attempt.row.id }, job);
      throw bug;
    }
  }

  #begin(live: LivePlan, request: Request): Attempt | undefined {
    const { contextId, lifetime, role, scope } = live.plan.request;
    const cluster = this.#parts.clusterOf(contextId);
    if (cluster === undefined) return undefined;
    return {
      kubernetesUser: this.#parts.userOf(contextId),
      row: {
        id: live.issuanceId,
        keep: request.keep,
        startedAt: this.#parts.clock.now(),
        clusterId: cluster.clusterId,
        clusterName: cluster.name,
        contextId,
        namespace: live.account.namespace,
        accountName: live.account.name,
        route: 'token-request',
        role,
        scope,
        escalates: live.plan.escalation.length > 0,
        requestedSeconds: lifetime.kind === 'seconds' ? lifetime.seconds : undefined,
        reason: request.reason?.trim() === '' ? undefined : request.reason?.trim(),
        boundSecret: live.revocable ? boundSecretName(live.issuanceId) : undefined,
        planned: live.steps.filter(isMadeBySetUp).map(({ ref }) => ref),
      },
    };
  }

  /** Fills in `attempt` as it goes, so that the caller can take back whatever was done. */
  async #perform(live: LivePlan, attempt: Attempt, job: Job): Promise<Result<Issued>> {
    const { row } = attempt;
    const opened = await this.#parts.open(row.contextId, { signal: job.signal, interactive: false });
    if (!opened.ok) return opened;
    const connection = opened.value;
    attempt.connection = connection;
    // A keychain that is closed is found out before anything is made: a namespace takes its time to go again.
    const ready = await this.#keychainReady(row);
    if (!ready.ok) return ready;
    const applied = await this.#parts.accounts.apply(live, job);
    if (!applied.ok) return applied;
    attempt.applied = applied.value;
    const account = { ...live.account, uid: applied.value.accountUid };
    const bound = live.revocable ? await this.#makeSecret(live, attempt, account.uid) : ok(undefined);
    if (!bound.ok) return bound;
    if (isCancelled(job)) return failed({ code: 'cancelled' });
    job.progress({ done: 1, total: 3, step: 'requesting' });
    // Never abandoned: a token that nobody reads would live on unknown.
    const answer = await requestToken(
      connection,
      {
        account,
        seconds: row.requestedSeconds,
        audiences: live.plan.request.audiences,
        boundSecret: bound.value,
      },
      unending(),
    );
    if (!answer.ok) return answer;
    const release = this.#parts.redactor.remember(answer.value.token);
    try {
      const granted = grantOf(answer.value, account, bound.value?.uid);
      if (!granted.ok) return granted;
      attempt.grant = granted.value.grant;
      // Without a bound Secret the token cannot be taken back any more, so it is kept and reported.
      if (isCancelled(job) && live.revocable) return failed({ code: 'cancelled' });
      return await this.#keep(attempt, granted.value, answer.value.token, job);
    } finally {
      release();
    }
  }

  async #keychainReady({ keep, planned }: Attempt['row']): Promise<Result<void>> {
    return keep === 'keychain' && planned.length > 0 ? this.#parts.vault.checkKeychain() : ok(undefined);
  }

  async #makeSecret(
    live: LivePlan,
    attempt: Attempt,
    accountUid: string | undefined,
  ): Promise<Result<{ readonly name: string; readonly uid: string }>> {
    const { reason } = attempt.row;
    const manifest = boundSecretManifest(live.account, live.origin, { accountUid, reason });
    const { name, namespace } = manifest.metadata;
    const made = await createObject(attempt.connection ?? unopened(), manifest, {
      signal: unending(),
      dryRun: false,
    });
    if (made.ok) {
      attempt.secret = { namespace, name, uid: made.value.uid };
      return ok({ name, uid: made.value.uid });
    }
    // The answer got lost: it may have been made all the same.
    if (mayBeDone(made.error)) attempt.secret = { namespace, name };
    return made;
  }

  async #keep(attempt: Attempt, granted: Granted, token: string, job: Job): Promise<Result<Issued>> {
    const { row } = attempt;
    job.progress({ done: 2, total: 3, step: 'keeping' });
    attempt.kept = true;
    const [kept, accepted] = await Promise.all([
      this.#parts.vault.keep(row.id, token, row.keep),
      reviewToken(attempt.connection ?? unopened(), token, granted),
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

  #record(attempt: Attempt, { grant }: Granted, bytes: number): Promise<Result<number | undefined>> {
    const { row } = attempt;
    const event = {
      kind: 'issued' as const,
      ...issueFacts({ ...attempt, grant }),
      created: created(attempt),
    };
    return this.#parts.ledger.record([event], (tx) => {
      if (!moveTo(tx, row.id, stateOf(row.keep))) return false;
      setGrant(tx, row.id, grant, bytes);
      learnLifetimeCap(tx, row.clusterId, row.requestedSeconds, grantedSeconds(grant));
      return true;
    });
  }

  #takeBack(attempt: Attempt, cause: AppError, job: Job): Promise<AppError> {
    job.progress({ done: 0, total: 1, step: 'undoing' });
    return takeBack(this.#parts, attempt, cause, unending());
  }
}

function isMadeBySetUp({ action, ref }: LiveStep): boolean {
  return action === 'create' && ref.kind !== 'Secret' && ref.kind !== 'Token';
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

function unopened(): never {
  throw new Error('no connection is open');
}
