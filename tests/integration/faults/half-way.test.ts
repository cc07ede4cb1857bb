// A cluster that changes its mind while a token is issued: rights taken away, a policy put up, a server that is busy.
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';
import { describeError } from '../../../src/shared/text/errors.ts';
import { refuseByPolicy } from '../../support/admission-policy.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { requestTo, startFaultProxy, type FaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import { oursIn } from '../../support/issued-objects.ts';
import { ownNamespace, type OwnNamespace } from '../../support/namespace.ts';
import { serverFacts, sharedControlPlane } from '../../support/shared-control-plane.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const controlPlane = sharedControlPlane();
const tokenRequest = requestTo('POST', '/token');
const view = { kind: 'preset', preset: 'view' } as const;
const hour = 3_600_000;
let proxy: FaultProxy;
let space: OwnNamespace;
beforeAll(async () => {
  proxy = await startFaultProxy(controlPlane);
  space = await ownNamespace(controlPlane, 'half-way');
});
afterEach(() => proxy.clear());
afterAll(() => Promise.all([proxy.stop(), space.remove()]));

/** A desk behind the proxy, perhaps of somebody whom the administrator impersonates. */
async function deskOf(as?: string): Promise<TestCore> {
  const kubeconfig = await controlPlane.writeKubeconfig('admin', {
    ...{ auth: 'token', server: proxy.url },
    ...(as === undefined ? {} : { user: { token: controlPlane.token('admin'), as } }),
  });
  const desk = await TestCore.start({ kubeconfig });
  onTestFinished(() => desk.close());
  return desk;
}

it('names the right that was taken away, and what is left until it is given back and the cluster opened', async () => {
  const user = `issuer-${space.name}`;
  const inSpace = ['-n', space.name];
  const verbs = '--verb=create,get,delete';
  const resource = '--resource=secrets,serviceaccounts,serviceaccounts/token';
  const give = () =>
    controlPlane.kubectl(['create', 'rolebinding', 'issuer', '--role=issuer', `--user=${user}`, ...inSpace]);
  const take = () => controlPlane.kubectl(['delete', 'rolebinding', 'issuer', ...inSpace]);
  await controlPlane.kubectl(['create', 'serviceaccount', 'reader', ...inSpace]);
  await controlPlane.kubectl(['create', 'role', 'issuer', verbs, resource, ...inSpace]);
  await give();
  const desk = await deskOf(user);
  proxy.when(tokenRequest, { kind: 'first', action: take });
  const change = { namespace: space.name, name: 'reader', role: { kind: 'none' } } as const;
  const broken = await desk.issue('until-quit', change);
  await proxy.clear();
  const left = await oursIn(controlPlane, space.name);
  await give();
  await desk.value('clusters.open', { jobId: newJob(), contextId: await desk.contextId() });
  await expect.poll(() => oursIn(controlPlane, space.name), { timeout: 20_000 }).toEqual([]);

  expect([broken, left.length, (await desk.issue('until-quit', change)).ok]).toMatchObject([
    { ok: false, error: { code: 'roll-back-incomplete', cause: 'forbidden', left: [{ kind: 'Secret' }] } },
    1,
    true,
  ]);
});

if (serverFacts().admissionPolicies) {
  it('shows the own words of a policy that was put up after the plan, and leaves nothing', async () => {
    const guarded = await ownNamespace(controlPlane, 'late-policy');
    const desk = await deskOf();
    const { planId } = await desk.plan({ namespace: guarded.name, name: 'reader', role: view });
    const takeDown = await refuseByPolicy(controlPlane, {
      name: `no-secrets-${guarded.name}`,
      apiGroup: '',
      resource: 'secrets',
      allowedWhen: `object.metadata.namespace != "${guarded.name}"`,
      message: 'No Secrets here, please.',
      probe: { path: `/api/v1/namespaces/${guarded.name}/secrets`, object: { metadata: { name: 'probe' } } },
    });
    onTestFinished(async () => {
      await takeDown();
      await guarded.remove();
    });
    const confirmed = { escalationConfirmed: true, insecureConfirmed: true, reason: 'test' };
    const broken = await desk.call('tokens.issue', {
      ...{ jobId: newJob(), planId, keep: 'until-quit' },
      ...confirmed,
    });

    expect([broken, await oursIn(controlPlane, guarded.name)]).toMatchObject([
      {
        ok: false,
        error: {
          code: 'rejected-by-admission',
          detail: expect.stringContaining('No Secrets here, please.') as unknown,
        },
      },
      [],
    ]);
  });
}

it('waits as long as a busy server asks for, and goes on', async () => {
  const desk = await deskOf();
  proxy.when(tokenRequest, { kind: 'status', code: 429, retryAfter: 1 }, { times: 2 });
  const issued = await desk.issue('until-quit', { namespace: space.name, name: 'busy', role: view });

  expect([issued.ok, proxy.requests.filter(tokenRequest).map(({ fault }) => fault)]).toEqual([
    true,
    ['status', 'status', 'pass'],
  ]);
});

it('does not keep the user waiting where the server asks for a minute, and says when to try again', async () => {
  const desk = await deskOf();
  proxy.when(tokenRequest, { kind: 'status', code: 429, retryAfter: 60 });
  const refused = await desk.issue('until-quit', { namespace: space.name, name: 'busier', role: view });

  expect([
    refused.ok ? '' : describeError(refused.error),
    proxy.requests.filter(tokenRequest).length,
  ]).toEqual([{ message: 'The server asks to slow down.', hint: 'Try again in 60 s.' }, 1]);
});

it.each([-hour, hour])(
  'issues, checks and takes back with a clock of this machine that is off by %i ms',
  async (off) => {
    const clock = { now: () => Date.now() + off };
    const core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin'), clock });
    onTestFinished(() => core.close());
    const change = { namespace: space.name, name: 'clock', role: view };
    const lifetime = { kind: 'seconds', seconds: 1800 } as const;
    const { token } = valueOf(await core.issue('until-quit', { ...change, lifetime }));
    const { issuanceId } = token;
    const { checks } = await core.value('tokens.verify', {
      ...{ jobId: newJob(), issuanceIds: [issuanceId], review: false },
    });
    const copied = await core.call('tokens.copy', { issuanceId, purpose: 'plain' });
    const revoked = await core.call('tokens.revoke', { jobId: newJob(), issuanceId, reach: 'token' });

    expect([checks[0]?.verdict, copied.ok, revoked.ok]).toEqual(['valid', true, true]);
  },
);
