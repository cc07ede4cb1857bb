// Applying a plan: in order, twice without harm, and taken back as a whole when a step fails.
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LivePlan } from '../../../src/main/accounts/live-plan.ts';
import type { Job } from '../../../src/main/jobs.ts';
import type { SetUpRequest } from '../../../src/shared/plan.ts';
import { refuseByPolicy } from '../../support/admission-policy.ts';
import { startControlPlane, type ControlPlane } from '../../support/control-plane/control-plane.ts';
import { DeskAccounts, quietJob, stepsOf, valueOf } from '../../support/desk-accounts.ts';
import { requestTo, startFaultProxy, type FaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import { serverFacts, sharedOptions } from '../../support/shared-control-plane.ts';

const confirmed = { escalationConfirmed: true, insecureConfirmed: true, reason: 'audit' };
const rbac = '/apis/rbac.authorization.k8s.io/v1';
const extras = 'token-desk:arc-portal-extras';

let controlPlane: ControlPlane;
let proxy: FaultProxy;
let desk: DeskAccounts;
let namespace: string;
let laterMs = 0;

beforeAll(async () => {
  controlPlane = await startControlPlane(sharedOptions());
  proxy = await startFaultProxy(controlPlane);
  const clock = { now: () => Date.now() + laterMs };
  desk = new DeskAccounts(controlPlane, { user: 'admin' }, { server: proxy.url, clock });
});
afterAll(async () => {
  await desk.close();
  await proxy.stop();
  await controlPlane.stop();
});
afterEach(async () => {
  laterMs = 0;
  await proxy.clear();
  await controlPlane.kubectl(['delete', 'clusterrole', extras, '--ignore-not-found']);
});

/** A plan for a namespace that is not there, taken and ready. */
async function taken(change: Partial<SetUpRequest> = {}): Promise<LivePlan> {
  namespace = `apply-${randomBytes(4).toString('hex')}`;
  const plan = await desk.plan({ namespace, ...change });
  return valueOf(desk.accounts.takePlan(plan.planId, confirmed));
}

/** What of the set-up is on the cluster: kind/name of all that carries our label, the namespace when it is whole. */
async function onCluster(): Promise<string[]> {
  const kinds = 'clusterrole,clusterrolebinding,serviceaccount,rolebinding';
  const label = ['-l', 'app.kubernetes.io/managed-by=token-desk', '-o', 'name'];
  const [objects, phase] = await Promise.all([
    controlPlane.kubectl(['get', kinds, '-A', ...label]),
    controlPlane.kubectl([
      'get',
      'namespace',
      namespace,
      '--ignore-not-found',
      '-o',
      'jsonpath={.status.phase}',
    ]),
  ]);
  const names = objects.stdout
    .split('\n')
    .filter((name) => name.includes(namespace) || name.includes(extras));
  const accounts = objects.stdout.split('\n').filter((name) => name === 'serviceaccount/portal-reader');
  return [...(phase.stdout === 'Active' ? ['namespace'] : []), ...names, ...accounts].filter(Boolean).sort();
}

/** Watches a job and cancels it when it comes to an object of this kind. */
function cancelledAt(kind: string): Job {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    progress: ({ object }) => {
      if (object?.kind === kind) controller.abort();
    },
  };
}

describe('a plan that is applied', () => {
  it('makes its objects in order, and the account can do what was planned', async () => {
    const live = await taken();

    const applied = valueOf(await desk.accounts.apply(live, quietJob()));

    expect(applied.created.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'ServiceAccount',
      'ClusterRole',
      'ClusterRoleBinding',
      'ClusterRoleBinding',
    ]);
    const as = `--as=system:serviceaccount:${namespace}:portal-reader`;
    const may = await Promise.all(
      [
        ['list', 'pods'],
        ['list', 'nodes'],
        ['get', 'secrets'],
      ].map(([verb = '', resource = '']) =>
        controlPlane.kubectl(['auth', 'can-i', verb, resource, '-A', as]),
      ),
    );
    expect(may.map(({ stdout }) => stdout.trim())).toEqual(['yes', 'yes', 'no']);
    await applied.undo({ code: 'cancelled' });
  });

  it('does no harm when it is applied by two people at once, and is all there for the third', async () => {
    const first = await taken();
    const again = await desk.plan({ namespace });
    const second = valueOf(desk.accounts.takePlan(again.planId, confirmed));

    const one = valueOf(await desk.accounts.apply(first, quietJob()));
    const two = valueOf(await desk.accounts.apply(second, quietJob()));
    const third = await desk.plan({ namespace });

    expect({ second: two.created, sameAccount: one.accountUid === two.accountUid }).toEqual({
      second: [],
      sameAccount: true,
    });
    expect(stepsOf(third).map((step) => step.split(': ').at(-1))).toEqual([
      ...Array<string>(5).fill('exists unchanged'),
      'passed',
      'not-dry-run',
    ]);
    await one.undo({ code: 'cancelled' });
  });

  it('goes on when the answer to a creation gets lost, for the object is there', async () => {
    const live = await taken();
    proxy.when(requestTo('POST', '/clusterroles'), { kind: 'drop-mid-answer' }, { times: 1 });

    const applied = valueOf(await desk.accounts.apply(live, quietJob()));

    expect(applied.created).toHaveLength(5);
    await applied.undo({ code: 'cancelled' });
  });

  it('is stale when the account was replaced since the plan was checked', async () => {
    const first = valueOf(await desk.accounts.apply(await taken(), quietJob()));
    const again = await desk.plan({ namespace, role: { kind: 'none' } });
    const live = valueOf(desk.accounts.takePlan(again.planId, confirmed));
    for (const verb of ['delete', 'create']) {
      await controlPlane.kubectl([verb, 'serviceaccount', 'portal-reader', '-n', namespace]);
    }
    laterMs = 60_000;

    const applied = await desk.accounts.apply(live, quietJob());

    expect(applied).toEqual({ ok: false, error: { code: 'plan-stale', reason: 'changed' } });
    await first.undo({ code: 'cancelled' });
  });
});

describe('a plan that fails', () => {
  if (serverFacts().admissionPolicies) {
    it('is taken back as a whole when admission refuses its last object, with the words of the policy', async () => {
      const live = await taken();
      const name = `token-desk:${namespace}:portal-reader:extras`;
      const takeDown = await refuseByPolicy(controlPlane, {
        name: 'no-extras',
        apiGroup: 'rbac.authorization.k8s.io',
        resource: 'clusterrolebindings',
        allowedWhen: `object.metadata.name != "${name}"`,
        message: 'Storage and nodes are for the platform team.',
        probe: {
          path: `${rbac}/clusterrolebindings`,
          object: {
            metadata: { name },
            roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
          },
        },
      });

      const applied = await desk.accounts.apply(live, quietJob());

      expect({ applied, left: await onCluster() }).toMatchObject({
        applied: {
          ok: false,
          error: {
            code: 'rejected-by-admission',
            by: 'no-extras',
            detail: expect.stringContaining('Storage and nodes are for the platform team.') as unknown,
          },
        },
        left: [],
      });
      await takeDown();
    });
  }

  it.each(['ServiceAccount', 'ClusterRole', 'ClusterRoleBinding'])(
    'is taken back as a whole when it is cancelled at the %s',
    async (kind) => {
      const live = await taken();

      const applied = await desk.accounts.apply(live, cancelledAt(kind));

      expect({ applied, left: await onCluster() }).toEqual({
        applied: { ok: false, error: { code: 'cancelled' } },
        left: [],
      });
    },
  );

  it('says what is left when a deletion fails for good', async () => {
    const live = await taken();
    proxy.when(requestTo('DELETE', '/clusterroles'), { kind: 'status', code: 500 });

    const applied = await desk.accounts.apply(live, cancelledAt('ClusterRoleBinding'));

    expect({ applied, left: await onCluster() }).toEqual({
      applied: {
        ok: false,
        error: {
          code: 'roll-back-incomplete',
          cause: 'cancelled',
          left: [{ kind: 'ClusterRole', name: extras }],
        },
      },
      left: [`clusterrole.rbac.authorization.k8s.io/${extras}`],
    });
  });

  it('takes back all the same when the server is not to be reached for a moment', async () => {
    const live = await taken();
    proxy.when(requestTo('DELETE', '/'), { kind: 'reset' }, { times: 1 });

    const applied = await desk.accounts.apply(live, cancelledAt('ClusterRole'));

    expect({ applied, left: await onCluster() }).toEqual({
      applied: { ok: false, error: { code: 'cancelled' } },
      left: [],
    });
  });

  it('leaves a namespace in which somebody else has made an account meanwhile', async () => {
    const applied = valueOf(await desk.accounts.apply(await taken(), quietJob()));
    await controlPlane.kubectl(['create', 'serviceaccount', 'neighbour', '-n', namespace]);

    const error = await applied.undo({ code: 'keychain-locked' });

    expect({ error, left: await onCluster() }).toEqual({
      error: {
        code: 'roll-back-incomplete',
        cause: 'keychain-locked',
        left: [{ kind: 'Namespace', name: namespace }],
      },
      left: ['namespace'],
    });
  });

  it('leaves a role that somebody else has bound meanwhile', async () => {
    const applied = valueOf(await desk.accounts.apply(await taken(), quietJob()));
    await controlPlane.kubectl([
      'create',
      'clusterrolebinding',
      'neighbour',
      `--clusterrole=${extras}`,
      '--user=eve',
    ]);

    const error = await applied.undo({ code: 'keychain-locked' });

    expect({ error, left: await onCluster() }).toMatchObject({
      error: { code: 'roll-back-incomplete', left: [{ kind: 'ClusterRole', name: extras }] },
      left: [`clusterrole.rbac.authorization.k8s.io/${extras}`],
    });
    await controlPlane.kubectl(['delete', 'clusterrolebinding', 'neighbour']);
  });

  it('never deletes an object that has taken the place of its own', async () => {
    const applied = valueOf(await desk.accounts.apply(await taken(), quietJob()));
    const binding = `token-desk:${namespace}:portal-reader:view`;
    await controlPlane.kubectl(['delete', 'clusterrolebinding', binding]);
    await controlPlane.kubectl(['create', 'clusterrolebinding', binding, '--clusterrole=view', '--user=eve']);

    await applied.undo({ code: 'cancelled' });

    const there = await controlPlane.kubectl(['get', 'clusterrolebinding', binding, '-o', 'name']);
    expect(there.stdout.trim()).toBe(`clusterrolebinding.rbac.authorization.k8s.io/${binding}`);
    await controlPlane.kubectl(['delete', 'clusterrolebinding', binding]);
  });
});
