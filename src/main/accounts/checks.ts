// Checks each object of a plan: there already, fit to be made, refused, or only to be known later.
import { ok, type Result } from '../../shared/ipc/result.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { StepVerdict } from '../../shared/plan.ts';
import type { Connection } from '../kubernetes/connection.ts';
import { refOf, type ClusterRoleManifest, type LiveObject, type Manifest } from '../kubernetes/manifest.ts';
import { sameBinding, sameRules } from './compare.ts';
import { dryRun, verdictOf } from './dry-run.ts';
import type { Found, InspectedGrant, Inspection } from './inspect.ts';
import type { LiveStep } from './live-plan.ts';
import {
  bindingManifest,
  boundSecretManifest,
  extrasRoleManifest,
  namespaceManifest,
  serviceAccountManifest,
  type AccountName,
  type Origin,
} from './manifests.ts';

/** What all checks of one plan share. */
export type Check = {
  readonly connection: Connection;
  readonly account: AccountName;
  readonly origin: Origin;
  readonly signal: AbortSignal;
};

/** Whether the account's namespace is there: only then can anything in it be checked. */
export type Space = 'there' | 'missing' | 'unknown';

/** The account and its namespace, which tell of each other where one of them may not be read. */
export async function checkAccount(
  check: Check,
  seen: Inspection,
): Promise<Result<{ space: Space; namespace: LiveStep; account: LiveStep }>> {
  const wanted = serviceAccountManifest(check.account, check.origin);
  const given = spaceOf(seen);
  const settled = async (space: Space, account: LiveStep) => {
    const namespace = await namespaceStep(check, seen.namespace, space);
    return namespace.ok ? ok({ space, namespace: namespace.value, account }) : namespace;
  };
  if (given === 'missing') return settled(given, waitsFor(wanted, spaceRef(check)));
  if (seen.account.state === 'there') return settled(given, keptAccount(wanted, seen.account.object));
  const tried = await dryRun(check.connection, wanted, check.signal);
  if (!tried.ok) return tried;
  const { value: outcome } = tried;
  if (outcome.state === 'refused' && outcome.error.code === 'not-found') {
    return settled('missing', waitsFor(wanted, spaceRef(check)));
  }
  const known = outcome.state === 'passed' || outcome.state === 'taken' ? 'there' : given;
  const space = known === 'unknown' ? await spaceBySecret(check, seen) : ok(known);
  return space.ok ? settled(space.value, accountStep(check, seen, outcome)) : space;
}

function accountStep(
  check: Check,
  seen: Inspection,
  outcome: Parameters<typeof verdictOf>[0] | { readonly state: 'taken' },
): LiveStep {
  const wanted = serviceAccountManifest(check.account, check.origin);
  if (outcome.state === 'taken') return keep(wanted, { state: 'exists', note: 'adopted' });
  const hidden = seen.account.state === 'hidden' && outcome.state === 'refused';
  // Who may neither read nor create accounts can still issue for one: the request for the token tells.
  if (hidden && outcome.error.code === 'forbidden') {
    return keep(wanted, { state: 'waits', for: tokenRef(check.account) });
  }
  return make(wanted, verdictOf(outcome));
}

/** The role of our own: made, or there with exactly these rules. */
export async function checkExtras(check: Check, found: Found): Promise<Result<LiveStep>> {
  const wanted = extrasRoleManifest(check.origin);
  return checkObject(check, wanted, found, (live) => sameRules(live.rules, wanted.rules));
}

/** One binding: checked with the server's own escalation check where its role and its namespace are there. */
export async function checkBinding(
  check: Check,
  grant: InspectedGrant,
  context: { readonly space: Space; readonly madeRole: ClusterRoleManifest | undefined },
): Promise<Result<LiveStep>> {
  const role = { kind: grant.role.kind, name: grant.role.name, label: grant.label };
  const wanted = bindingManifest(check.account, role, grant.namespace, check.origin);
  if (grant.binding.state !== 'there') {
    if (context.madeRole !== undefined && context.madeRole.metadata.name === grant.role.name) {
      return ok(waitsFor(wanted, refOf(context.madeRole)));
    }
    if (context.space === 'missing' && grant.namespace === check.account.namespace) {
      return ok(waitsFor(wanted, spaceRef(check)));
    }
    // For a cluster-admin the dry run of a binding to a missing role passes (measured).
    if (grant.found.state === 'absent')
      return ok(make(wanted, refused({ code: 'not-found', ...grant.role })));
  }
  return checkObject(check, wanted, grant.binding, (live) => sameBinding(live, wanted));
}

/** The bound Secret; without its owner where the account is not there yet, so quota and admission are asked at least. */
export async function checkSecret(check: Check, space: Space, account: LiveStep): Promise<Result<LiveStep>> {
  const wanted = boundSecretManifest(check.account, check.origin, { accountUid: account.uid });
  if (space === 'missing') return ok(waitsFor(wanted, spaceRef(check)));
  const tried = await dryRun(check.connection, wanted, check.signal);
  if (!tried.ok) return tried;
  if (tried.value.state === 'taken') return ok(make(wanted, conflict(wanted)));
  const verdict = verdictOf(tried.value);
  const early = verdict.state === 'passed' && account.action === 'create';
  return ok(early ? waitsFor(wanted, account.ref) : make(wanted, verdict));
}

/** The token of an account, as a step of a plan. */
export function tokenRef(account: AccountName): ObjectRef {
  return { kind: 'Token', ...account };
}

async function checkObject(
  check: Check,
  wanted: Manifest,
  found: Found,
  same: (live: LiveObject) => boolean,
): Promise<Result<LiveStep>> {
  if (found.state === 'there') {
    const { object } = found;
    if (object.terminating) return ok(make(wanted, terminating(wanted)));
    if (!same(object)) return ok(make(wanted, conflict(wanted)));
    return ok(keep(wanted, { state: 'exists', note: object.ours ? 'unchanged' : 'not-ours' }, object.uid));
  }
  const tried = await dryRun(check.connection, wanted, check.signal);
  if (!tried.ok) return tried;
  return ok(
    tried.value.state === 'taken'
      ? keep(wanted, { state: 'exists', note: 'not-ours' })
      : make(wanted, verdictOf(tried.value)),
  );
}

async function namespaceStep(check: Check, found: Found, space: Space): Promise<Result<LiveStep>> {
  const wanted = namespaceManifest(check.account.namespace, check.origin);
  if (found.state === 'there') {
    return ok(
      found.object.terminating
        ? make(wanted, terminating(wanted))
        : keep(wanted, { state: 'exists', note: 'unchanged' }, found.object.uid),
    );
  }
  if (space === 'there') return ok(keep(wanted, { state: 'exists', note: 'unchanged' }));
  if (space === 'unknown') return ok(keep(wanted, { state: 'waits', for: tokenRef(check.account) }));
  return checkObject(check, wanted, found, () => true);
}

function spaceOf(seen: Inspection): Space {
  const { namespace, account } = seen;
  if (namespace.state === 'there') return namespace.object.terminating ? 'missing' : 'there';
  if (namespace.state === 'absent') return 'missing';
  return account.state === 'there' ? 'there' : 'unknown';
}

async function spaceBySecret(check: Check, seen: Inspection): Promise<Result<Space>> {
  if (!seen.maySecrets) return ok('unknown');
  const tried = await dryRun(
    check.connection,
    boundSecretManifest(check.account, check.origin),
    check.signal,
  );
  if (!tried.ok) return tried;
  if (tried.value.state !== 'refused') return ok('there');
  return ok(tried.value.error.code === 'not-found' ? 'missing' : 'unknown');
}

function keptAccount(wanted: Manifest, object: LiveObject): LiveStep {
  if (object.terminating) return make(wanted, terminating(wanted));
  return keep(wanted, { state: 'exists', note: object.ours ? 'unchanged' : 'adopted' }, object.uid);
}

function spaceRef(check: Check): ObjectRef {
  return { kind: 'Namespace', name: check.account.namespace };
}

function waitsFor(body: Manifest, ref: ObjectRef): LiveStep {
  return make(body, { state: 'waits', for: ref });
}

function make(body: Manifest, verdict: StepVerdict): LiveStep {
  return { ref: refOf(body), action: 'create', verdict, body };
}

function keep(body: Manifest, verdict: StepVerdict, uid?: string): LiveStep {
  return { ref: refOf(body), action: 'keep', verdict, body, uid };
}

function refused(error: Extract<StepVerdict, { state: 'refused' }>['error']): StepVerdict {
  return { state: 'refused', error };
}

function conflict(body: Manifest): StepVerdict {
  return refused({ code: 'conflict', ...refOf(body) });
}

function terminating(body: Manifest): StepVerdict {
  return refused({ code: 'terminating', ...refOf(body) });
}
