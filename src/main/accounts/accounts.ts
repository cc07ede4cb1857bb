// Service accounts: lists, existing rights, and the plan of a set-up and its application.
import type { ContextId, PlanId } from '../../shared/ids.ts';
import type { Answer, Parsed } from '../../shared/ipc/contract.ts';
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { Plan, SetUpRequest } from '../../shared/plan.ts';
import type { Preflight } from '../../shared/preflight.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { listNamespaceNames } from '../kubernetes/namespaces.ts';
import { AccountList } from './account-list.ts';
import { applyPlan, type Applied } from './apply.ts';
import { existingRights } from './existing-rights.ts';
import type { LivePlan } from './live-plan.ts';
import { makePlan } from './plan.ts';
import { preflight } from './preflight.ts';
import { PlanStore, type Confirmations } from './plan-store.ts';
import { RoleList } from './role-list.ts';
import { reactivate, tokenSecrets } from './token-secrets.ts';

/** Most namespaces in one answer. */
const NAMESPACES_LIMIT = 5000;

/** What this part needs of the others. */
export type AccountsNeeds = {
  readonly open: (
    contextId: ContextId,
    options: { readonly signal: AbortSignal; readonly interactive: boolean },
  ) => Promise<Result<Connection>>;
  /** Namespaces known without asking the cluster: the context's own, and those of tokens issued there. */
  readonly knownNamespaces: (contextId: ContextId) => readonly string[];
  readonly clock: Clock;
  /** Notes in the history that the token of a Secret was made to work again. */
  readonly recordReactivation: (reactivated: Parsed<'accounts.reactivate'>) => Promise<Result<unknown>>;
  /** Goes into the annotations of what is made. */
  readonly operator: string;
};

/** The service behind `accounts.*`, and the set-up half of `tokens.issue`. */
export class Accounts {
  readonly #needs: AccountsNeeds;
  readonly #end = new AbortController();
  readonly #plans: PlanStore;
  readonly #accounts: AccountList;
  readonly #roles: RoleList;
  /** Namespaces that plans of this run found, for operators who may not list them. */
  readonly #seen = new Map<ContextId, Set<string>>();

  constructor(needs: AccountsNeeds) {
    this.#needs = needs;
    this.#plans = new PlanStore(needs.clock);
    this.#accounts = new AccountList(needs.clock, this.#end.signal);
    this.#roles = new RoleList(needs.clock, this.#end.signal);
  }

  /** Names in the server's order; where they may not be listed those that are known, and `complete` is false. */
  async namespaces(contextId: ContextId): Promise<Result<Answer<'accounts.namespaces'>>> {
    const connection = await this.#open(contextId);
    if (!connection.ok) return connection;
    const names = await listNamespaceNames(connection.value, this.#end.signal);
    if (names.ok) {
      const shown = names.value.slice(0, NAMESPACES_LIMIT);
      return ok({ names: shown, complete: shown.length === names.value.length });
    }
    return names.error.code === 'forbidden' ? ok({ names: this.#known(contextId), complete: false }) : names;
  }

  /** One page of accounts. */
  async list(query: Parsed<'accounts.list'>): Promise<Result<Answer<'accounts.list'>>> {
    const connection = await this.#open(query.contextId);
    if (!connection.ok) return connection;
    return this.#accounts.page(connection.value, query, this.#known(query.contextId));
  }

  /** One page of roles. */
  async roles(query: Parsed<'accounts.roles'>): Promise<Result<Answer<'accounts.roles'>>> {
    const connection = await this.#open(query.contextId);
    if (!connection.ok) return connection;
    return this.#roles.page(connection.value, query, this.#known(query.contextId));
  }

  /** What an account may do already, whether it exists or not. */
  async rights(query: Parsed<'accounts.rights'>): Promise<Result<Answer<'accounts.rights'>>> {
    const connection = await this.#open(query.contextId);
    if (!connection.ok) return connection;
    return existingRights(connection.value, query, this.#end.signal);
  }

  /** The Secrets that hold tokens of an account. */
  async tokenSecrets(
    query: Parsed<'accounts.tokenSecrets'>,
  ): Promise<Result<Answer<'accounts.tokenSecrets'>>> {
    const connection = await this.#open(query.contextId);
    if (!connection.ok) return connection;
    return tokenSecrets(connection.value, query, this.#end.signal);
  }

  /** Lets the server accept the token of a Secret again that it has marked invalid, and notes that. */
  async reactivate(query: Parsed<'accounts.reactivate'>): Promise<Result<Record<string, never>>> {
    const connection = await this.#open(query.contextId);
    if (!connection.ok) return connection;
    const done = await reactivate(connection.value, query, this.#end.signal);
    if (!done.ok) return done;
    const recorded = await this.#needs.recordReactivation(query);
    return recorded.ok ? done : recorded;
  }

  /** What each action needs of the operator, and what of it they hold. */
  async preflight(
    { contextId, namespace, name }: Omit<Parsed<'accounts.preflight'>, 'jobId'>,
    job: Job,
  ): Promise<Result<Preflight>> {
    const connection = await this.#open(contextId, job.signal);
    return connection.ok ? preflight(connection.value, { namespace, name }, job.signal) : connection;
  }

  /** Checks a set-up and keeps it to be taken by its id. Creates nothing. */
  async plan(request: SetUpRequest, job: Job): Promise<Result<Plan>> {
    const connection = await this.#open(request.contextId, job.signal);
    if (!connection.ok) return connection;
    const { clock, operator } = this.#needs;
    const live = await makePlan(connection.value, request, { operator, clock, job });
    if (!live.ok) return live;
    this.#plans.keep(live.value);
    const seen = this.#seen.get(request.contextId) ?? new Set();
    this.#seen.set(request.contextId, seen.add(request.namespace));
    // Someone else has to act before this goes on; what they make is to be found at once.
    if (live.value.plan.refused > 0) this.#forgetLists(request.contextId);
    return ok(live.value.plan);
  }

  /** Hands over a plan, once; see PlanStore. `confirmation-needed` and `reason-needed` leave it where it is. */
  takePlan(planId: PlanId, given: Confirmations): Result<LivePlan> {
    return this.#plans.take(planId, given);
  }

  /** Makes the objects of a plan but for bound Secret and token; see `applyPlan`. */
  async apply(live: LivePlan, job: Job): Promise<Result<Applied>> {
    const { contextId } = live.plan.request;
    const connection = await this.#open(contextId);
    if (!connection.ok) return connection;
    const applied = await applyPlan(connection.value, live, {
      job,
      clock: this.#needs.clock,
      lifetime: this.#end.signal,
    });
    if (applied.ok && applied.value.created.length === 0) return applied;
    this.#forgetLists(contextId);
    return applied;
  }

  /** Ends every reading under way. Call it when no plan is being applied. */
  close(): void {
    this.#end.abort();
  }

  #forgetLists(contextId: ContextId): void {
    this.#accounts.forget(contextId);
    this.#roles.forget(contextId);
  }

  #open(contextId: ContextId, signal?: AbortSignal): Promise<Result<Connection>> {
    const both = signal === undefined ? this.#end.signal : AbortSignal.any([signal, this.#end.signal]);
    return this.#needs.open(contextId, { signal: both, interactive: false });
  }

  #known(contextId: ContextId): string[] {
    return [...new Set([...this.#needs.knownNamespaces(contextId), ...(this.#seen.get(contextId) ?? [])])];
  }
}
