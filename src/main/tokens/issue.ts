// Issues a token: set-up, bound Secret, TokenRequest, keychain, history. What fails half-way is taken back.
import type { Accounts } from '../accounts/accounts.ts';
import type { LivePlan, LiveStep } from '../accounts/live-plan.ts';
import { boundSecretName } from '../accounts/manifests.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { ClusterId, ContextId } from '../../shared/ids.ts';
import type { Issued } from '../../shared/issuance.ts';
import type { Parsed } from '../../shared/ipc/contract.ts';
import { failed, ok, type AppError, type Result } from '../../shared/ipc/result.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { insertIssuing } from './issuance-rows.ts';
import { MakeToken, type MakeTokenParts } from './make-token.ts';
import type { Attempt } from './attempt.ts';
import { takeBack } from './take-back.ts';

export type IssueParts = MakeTokenParts & {
  readonly accounts: Pick<Accounts, 'takePlan' | 'apply'>;
  readonly open: (
    contextId: ContextId,
    options: { readonly signal: AbortSignal; readonly interactive: boolean },
  ) => Promise<Result<Connection>>;
  readonly clusterOf: (
    contextId: ContextId,
  ) => { readonly clusterId: ClusterId; readonly name: string } | undefined;
  readonly clock: Clock;
  /** Lease of this process, the owner of the rows it makes. */
  readonly owner: string;
  /** The name that a cluster knows us by, where it was opened. */
  readonly userOf: (contextId: ContextId) => string | undefined;
};

type Request = Omit<Parsed<'tokens.issue'>, 'jobId'>;

export class Issue {
  readonly #parts: IssueParts;
  readonly #make: MakeToken;

  constructor(parts: IssueParts) {
    this.#parts = parts;
    this.#make = new MakeToken(parts);
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
    const { contextId, lifetime, role, scope, route } = live.plan.request;
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
        route,
        role,
        scope,
        escalates: live.plan.escalation.length > 0,
        requestedSeconds:
          route === 'token-request' && lifetime.kind === 'seconds' ? lifetime.seconds : undefined,
        reason: request.reason?.trim() === '' ? undefined : request.reason?.trim(),
        boundSecret: live.revocable ? boundSecretName(live.issuanceId) : undefined,
        tokenSecret: tokenSecretOf(live),
        audiences: live.plan.request.audiences,
        planned: live.steps.filter(isMadeBySetUp).map(({ ref }) => ref),
      },
    };
  }

  /** Fills in `attempt` as it goes, so that the caller can take back whatever was done. */
  async #perform(live: LivePlan, attempt: Attempt, job: Job): Promise<Result<Issued>> {
    const { row } = attempt;
    const opened = await this.#parts.open(row.contextId, { signal: job.signal, interactive: false });
    if (!opened.ok) return opened;
    attempt.connection = opened.value;
    // A keychain that is closed is found out before anything is made: a namespace takes its time to go again.
    const ready = await this.#keychainReady(row);
    if (!ready.ok) return ready;
    const applied = await this.#parts.accounts.apply(live, job);
    if (!applied.ok) return applied;
    attempt.applied = applied.value;
    const account = { ...live.account, uid: applied.value.accountUid };
    return this.#make.run(opened.value, { account, origin: live.origin }, attempt, { job, review: true });
  }

  async #keychainReady({ keep, planned }: Attempt['row']): Promise<Result<void>> {
    return keep === 'keychain' && planned.length > 0 ? this.#parts.vault.checkKeychain() : ok(undefined);
  }

  #takeBack(attempt: Attempt, cause: AppError, job: Job): Promise<AppError> {
    job.progress({ done: 0, total: 1, step: 'undoing' });
    return takeBack(this.#parts, attempt, cause, unending());
  }
}

/** The Secret that will hold the token: made by us, or there already. */
function tokenSecretOf({ plan, issuanceId }: LivePlan): string | undefined {
  switch (plan.request.route) {
    case 'token-request':
      return undefined;
    case 'token-secret':
      return boundSecretName(issuanceId);
    case 'legacy-secret':
      return plan.request.tokenSecret;
    default:
      return assertNever(plan.request.route);
  }
}

function isMadeBySetUp({ action, ref }: LiveStep): boolean {
  return action === 'create' && ref.kind !== 'Secret' && ref.kind !== 'Token';
}

/** For a step that ends by itself or by its own time-out, whatever the user does. */
function unending(): AbortSignal {
  return new AbortController().signal;
}
