// Issuing against `kubectl create token`, and a whole set-up against the five commands of the old way.
import type { ClusterAccess } from '../support/control-plane/cluster-access.ts';
import type { SetUpRequest } from '../../src/shared/plan.ts';
import { newJob, type TestCore } from '../support/test-core.ts';
import { createToken, fiveCommands } from './kubectl-way.ts';
import { measurePair, timed, type Measured } from './measure.ts';

const namespace = 'bench';
const account = 'existing';
const runs = 30;
const warmUp = 3;

/** Needs a control plane that nobody else uses, a core on it, and an unlocked keychain. */
export async function benchIssue(access: ClusterAccess, core: TestCore): Promise<readonly Measured[]> {
  await access.kubectl(['create', 'namespace', namespace]);
  await access.kubectl(['create', 'serviceaccount', account, '--namespace', namespace]);
  const kubectl = () => timed(() => createToken(access, namespace, account));
  const existing = { namespace, name: account, role: { kind: 'none' } } satisfies Partial<SetUpRequest>;
  const issue = (revocable: boolean) => () => issueOf(core, { ...existing, revocable });
  let made = 0;
  const nextName = () => `new-${(made += 1)}`;
  return [
    await measurePair({ name: 'issue-vs-kubectl', runs, warmUp, ours: issue(false), theirs: kubectl }),
    await measurePair({ name: 'issue-bound-vs-kubectl', runs, warmUp, ours: issue(true), theirs: kubectl }),
    await measurePair({
      ...{ name: 'plan-and-issue-vs-kubectl', runs, warmUp, theirs: kubectl },
      ours: () => timed(() => planAndIssue(core, { ...existing, revocable: false })),
    }),
    await measurePair({
      ...{ name: 'setup-and-issue-vs-kubectl', runs, warmUp },
      ours: () => timed(() => planAndIssue(core, { namespace, name: nextName() })),
      theirs: () => timed(() => fiveCommands(access, namespace, nextName())),
    }),
  ];
}

/** The time of the call `tokens.issue` alone: the plan is what kubectl does not do. */
async function issueOf(core: TestCore, request: Partial<SetUpRequest>): Promise<number> {
  const plan = await core.plan(request);
  return timed(() => issuePlanned(core, plan.planId));
}

async function planAndIssue(core: TestCore, request: Partial<SetUpRequest>): Promise<void> {
  const plan = await core.plan(request);
  await issuePlanned(core, plan.planId);
}

async function issuePlanned(core: TestCore, planId: Awaited<ReturnType<TestCore['plan']>>['planId']) {
  const confirmed = { escalationConfirmed: true, insecureConfirmed: true };
  await core.value('tokens.issue', { jobId: newJob(), planId, keep: 'keychain', ...confirmed });
}
