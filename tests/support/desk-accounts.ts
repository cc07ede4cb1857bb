// The accounts service of Token Desk on a real control plane, as one of its users or as somebody impersonated.
import { Policy } from '../../src/main/tokens/policy.ts';
import { createHash, randomUUID } from 'node:crypto';
import { Accounts } from '../../src/main/accounts/accounts.ts';
import type { Clock } from '../../src/main/clock.ts';
import { accountHandlers } from '../../src/main/handlers/accounts.ts';
import { Jobs, type Job } from '../../src/main/jobs.ts';
import { Connection } from '../../src/main/kubernetes/connection.ts';
import { ContextId, JobId } from '../../src/shared/ids.ts';
import { calls, type Input, type Output } from '../../src/shared/ipc/contract.ts';
import { ok, type Result } from '../../src/shared/ipc/result.ts';
import type { Plan, SetUpRequest } from '../../src/shared/plan.ts';
import type { ClusterAccess } from './control-plane/cluster-access.ts';
import type { UserName } from './control-plane/users.ts';

type AccountHandlers = ReturnType<typeof accountHandlers>;

/** Who asks: a user of the control plane, or anyone at all, impersonated by its admin. */
export type Person = { readonly user: UserName } | { readonly impersonated: string };

export type DeskOptions = {
  readonly knownNamespaces?: readonly string[];
  readonly clock?: Clock;
  /** Instead of the API server itself, such as a fault proxy. */
  readonly server?: string;
};

/** The service with its connection; close it after use. */
export class DeskAccounts {
  readonly accounts: Accounts;
  readonly connection: Connection;
  readonly #handlers: AccountHandlers;

  constructor(access: ClusterAccess, person: Person, options: DeskOptions = {}) {
    this.connection = connectionOf(access, person, options.server ?? access.url);
    const clock = options.clock ?? { now: () => Date.now() };
    this.accounts = new Accounts({
      open: () => Promise.resolve(ok(this.connection)),
      knownNamespaces: () => options.knownNamespaces ?? [],
      clock,
      recordReactivation: () => Promise.resolve(ok(undefined)),
      operator: 'maria on desk-ops-04',
    });
    this.#handlers = accountHandlers(
      () => Promise.resolve(this.accounts),
      new Jobs(() => undefined, clock),
      new Policy({ state: 'none' }),
    );
  }

  /** Arc portal reader for 8 hours, revocable, in a namespace, with some of it changed. */
  request(change: Partial<SetUpRequest> & Pick<SetUpRequest, 'namespace'>): SetUpRequest {
    return {
      contextId: this.connection.contextId,
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

  /** Plans; throws when the server could not be asked. */
  async plan(change: Partial<SetUpRequest> & Pick<SetUpRequest, 'namespace'>): Promise<Plan> {
    const jobId = JobId.parse(randomUUID());
    return valueOf(await this.call('accounts.plan', { jobId, request: this.request(change) }));
  }

  /** Calls a handler as the gate does: what goes in and what comes out must keep the contract. */
  async call<Name extends keyof AccountHandlers>(
    name: Name,
    input: Input<Name>,
  ): Promise<Result<Output<Name>>> {
    const schemas = calls[name];
    // The schemas of a name are the ones of its types.
    const handler = this.#handlers[name] as (input: unknown) => Promise<Result<unknown>>;
    const answer = await handler(schemas.input.parse(input));
    return answer.ok ? ok(schemas.output.parse(answer.value) as Output<Name>) : answer;
  }

  async close(): Promise<void> {
    this.accounts.close();
    await this.connection.close();
  }
}

/** A job that nobody watches; aborting the signal cancels it. */
export function quietJob(signal: AbortSignal = new AbortController().signal): Job {
  return { signal, progress: () => undefined };
}

/** The value of a success; throws with the error's code otherwise. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code}: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Each step as a short line: kind, name and what was found. */
export function stepsOf(plan: Plan): string[] {
  return plan.steps.map(({ object, verdict }) => {
    const place = object.namespace === undefined ? '' : `${object.namespace}/`;
    return `${object.kind} ${place}${object.name}: ${wordsOf(verdict)}`;
  });
}

function wordsOf(verdict: Plan['steps'][number]['verdict']): string {
  switch (verdict.state) {
    case 'exists':
      return `exists ${verdict.note}`;
    case 'refused':
      return `refused ${verdict.error.code}`;
    case 'waits':
      return `waits for ${verdict.for.kind}`;
    case 'passed':
    case 'not-dry-run':
      return verdict.state;
  }
}

function connectionOf(access: ClusterAccess, person: Person, server: string): Connection {
  const user = 'user' in person ? person.user : 'admin';
  const digest = createHash('sha256').update(randomUUID()).digest('hex').slice(0, 24);
  const presented = ok({ authorization: `Bearer ${access.token(user)}` });
  return new Connection({
    contextId: ContextId.parse(`ctx-${digest}`),
    server,
    trust: { ca: access.caPem, skipVerify: false },
    compression: true,
    credential: { kind: 'token', get: () => Promise.resolve(presented) },
    ...('user' in person ? {} : { impersonation: { user: person.impersonated, groups: [], extra: {} } }),
  });
}
