// Makes the plan of a set-up: reads, checks, and judges what the token would be able to do. Creates nothing.
import { randomUUID } from 'node:crypto';
import { IssuanceId, PlanId } from '../../shared/ids.ts';
import { failed, ok, type Result } from '../../shared/ipc/result.ts';
import type { Plan, SetUpRequest } from '../../shared/plan.ts';
import { REASON_ABOVE_SECONDS } from '../../shared/lifetime.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { accessRows } from './access.ts';
import { administratorYaml } from './administrator-yaml.ts';
import { checkAccount, checkBinding, checkExtras, checkSecret, tokenRef, type Check } from './checks.ts';
import { asPolicyRule } from './compare.ts';
import { escalationPaths, type GrantedRules } from './escalation.ts';
import { grantedRoles, withTrueScope } from './granted-roles.ts';
import { inspect, type Inspection } from './inspect.ts';
import type { LivePlan, LiveStep, TokenRequestBody } from './live-plan.ts';
import { boundSecretName, EXTRAS_ROLE, extrasRoleManifest } from './manifests.ts';
import { grantsOf } from './rights.ts';
import { checkLegacySecret, checkTokenSecret } from './secret-checks.ts';
import { toYaml } from './yaml.ts';

/** Most escalation paths shown. */
const ESCALATION_LIMIT = 50;

/**
 * Plans a set-up. A step that the server refuses is part of the plan; a server that cannot be asked is a failure.
 * `operator` goes into the annotations.
 */
export async function makePlan(
  connection: Connection,
  asked: SetUpRequest,
  context: { readonly operator: string; readonly clock: Clock; readonly job: Job },
): Promise<Result<LivePlan>> {
  const request = withTrueScope(asked);
  const { signal } = context.job;
  const roleName = 'name' in request.role ? request.role.name : '';
  if (/[/%]/.test(roleName) || roleName === '.' || roleName === '..') {
    return failed({ code: 'invalid', field: 'role' });
  }
  const granted = grantedRoles(request);
  context.job.progress({ done: 0, total: 2, step: 'checking' });
  const seen = await inspect(connection, request, granted, signal);
  if (!seen.ok) return seen;
  context.job.progress({ done: 1, total: 2, step: 'checking' });
  const issuanceId = IssuanceId.parse(randomUUID());
  const account = { namespace: request.namespace, name: request.name };
  const origin = { issuanceId, operator: context.operator };
  const check: Check = { connection, account, origin, signal };
  const byRequest = request.route === 'token-request';
  const revocable = byRequest && request.revocable && seen.value.maySecrets;
  const steps = await checkSteps(check, request, seen.value, revocable);
  if (!steps.ok) return steps;
  const yaml = await administratorYaml(connection, account, steps.value, signal);
  context.job.progress({ done: 2, total: 2, step: 'checking' });
  const facts = judge(request, seen.value);
  const plan: Plan = {
    planId: PlanId.parse(randomUUID()),
    request,
    checkedAt: context.clock.now(),
    steps: steps.value.map((step) => ({ object: step.ref, verdict: step.verdict, yaml: toYaml(step.body) })),
    access: facts.access,
    escalation: facts.escalation,
    revocableRefused: byRequest && request.revocable && !revocable,
    insecure: connection.insecure !== 'no',
    reasonNeeded: !byRequest || isLong(request.lifetime),
    toCreate: steps.value.filter((step) => step.action === 'create' && step.ref.kind !== 'Token').length,
    refused: steps.value.filter((step) => step.verdict.state === 'refused').length,
    ...(yaml === undefined ? {} : { administratorYaml: yaml }),
  };
  return ok({ plan, account, issuanceId, origin, revocable, steps: steps.value });
}

async function checkSteps(
  check: Check,
  request: SetUpRequest,
  seen: Inspection,
  revocable: boolean,
): Promise<Result<LiveStep[]>> {
  const base = await checkAccount(check, seen);
  if (!base.ok) return base;
  const { space, namespace, account } = base.value;
  const extras = seen.extras === undefined ? [] : [await checkExtras(check, seen.extras)];
  const made = extras.some((step) => step.ok && step.value.action === 'create');
  const madeRole = made ? extrasRoleManifest(check.origin) : undefined;
  const rest = await Promise.all([
    ...seen.grants.map((grant) => checkBinding(check, grant, { space, madeRole })),
    ...(revocable ? [checkSecret(check, space, account)] : []),
    ...(request.route === 'token-secret' ? [checkTokenSecret(check, seen, space, account)] : []),
    ...(request.route === 'legacy-secret' ? [checkLegacySecret(check, request, account)] : []),
  ]);
  const steps = [namespace, account];
  for (const step of [...extras, ...rest]) {
    if (!step.ok) return step;
    steps.push(step.value);
  }
  return ok(
    request.route === 'token-request' ? [...steps, tokenStep(check, request, seen, revocable)] : steps,
  );
}

/** A token that lives so long asks for a reason; one from a Secret never ends. */
function isLong(lifetime: SetUpRequest['lifetime']): boolean {
  return lifetime.kind === 'seconds' && lifetime.seconds > REASON_ABOVE_SECONDS;
}

function tokenStep(check: Check, request: SetUpRequest, seen: Inspection, revocable: boolean): LiveStep {
  const { name, namespace } = check.account;
  const ref = tokenRef(check.account);
  const { lifetime, audiences } = request;
  const body: TokenRequestBody = {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    metadata: { name, namespace },
    spec: {
      ...(audiences.length === 0 ? {} : { audiences: [...audiences] }),
      ...(lifetime.kind === 'seconds' ? { expirationSeconds: lifetime.seconds } : {}),
      ...(revocable
        ? {
            boundObjectRef: {
              apiVersion: 'v1',
              kind: 'Secret',
              name: boundSecretName(check.origin.issuanceId),
            },
          }
        : {}),
    },
  };
  if (seen.mayRequestToken) return { ref, action: 'create', verdict: { state: 'not-dry-run' }, body };
  const error = {
    code: 'forbidden',
    verb: 'create',
    resource: 'serviceaccounts/token',
    name,
    namespace,
  } as const;
  return { ref, action: 'create', verdict: { state: 'refused', error }, body };
}

/** The token can do what the plan grants and what its account can do already. */
function judge(request: SetUpRequest, seen: Inspection): Pick<Plan, 'access' | 'escalation'> {
  const planned = seen.grants.map(({ role, found, namespace }): GrantedRules => ({
    role: role.name,
    rules: rulesOf(role.name, found),
    ...(namespace === undefined ? {} : { namespace }),
  }));
  const all = [...planned, ...grantsOf(seen.rights.rights)];
  const complete = request.role.kind !== 'none' || seen.rights.complete;
  return {
    access: accessRows(all, request.scope, complete),
    escalation: escalationPaths(all).slice(0, ESCALATION_LIMIT),
  };
}

function rulesOf(name: string, found: Inspection['grants'][number]['found']): GrantedRules['rules'] {
  if (found.state === 'there') return found.object.rules;
  const ownRole = extrasRoleManifest({ issuanceId: IssuanceId.parse(randomUUID()), operator: '' });
  if (name === EXTRAS_ROLE && found.state === 'absent') return ownRole.rules.map(asPolicyRule);
  return found.state === 'absent' ? [] : undefined;
}
