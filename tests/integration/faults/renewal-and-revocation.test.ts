// A cluster that refuses, is busy or changes its mind while a token is renewed or revoked, and a clock that is off.
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { IssuanceId } from '../../../src/shared/ids.ts';
import { describeError } from '../../../src/shared/text/errors.ts';
import { refuseByPolicy } from '../../support/admission-policy.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { requestTo, startFaultProxy, type FaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import type { RefusalCode } from '../../support/fault-proxy/faults.ts';
import { oursIn } from '../../support/issued-objects.ts';
import { ownNamespace, type OwnNamespace } from '../../support/namespace.ts';
import { serverFacts, sharedControlPlane } from '../../support/shared-control-plane.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const controlPlane = sharedControlPlane();
const tokenRequest = requestTo('POST', '/token');
const deletion = requestTo('DELETE', '/secrets/');
const none = { kind: 'none' } as const;
const hour = 3_600_000;
/** Longer than any cache, on a machine that is busy. */
const untilRevoked = { timeout: 45_000, interval: 500 };
let proxy: FaultProxy;
let space: OwnNamespace;
beforeAll(async () => {
  proxy = await startFaultProxy(controlPlane);
  space = await spaceWithReader('later');
});
afterEach(() => proxy.clear());
afterAll(() => Promise.all([proxy.stop(), space.remove()]));

type Options = { readonly as?: string; readonly off?: number; readonly namespace?: string };

async function spaceWithReader(prefix: string): Promise<OwnNamespace> {
  const made = await ownNamespace(controlPlane, prefix);
  await controlPlane.kubectl(['create', 'serviceaccount', 'reader', '-n', made.name]);
  return made;
}

/** A desk behind the proxy that has a token: perhaps of somebody impersonated, perhaps with a clock that is off. */
async function deskWithToken({ as, off = 0, namespace = space.name }: Options = {}) {
  const kubeconfig = await controlPlane.writeKubeconfig('admin', {
    ...{ auth: 'token', server: proxy.url },
    ...(as === undefined ? {} : { user: { token: controlPlane.token('admin'), as } }),
  });
  const desk = await TestCore.start({ kubeconfig, clock: { now: () => Date.now() + off } });
  onTestFinished(() => desk.close());
  const issued = valueOf(await desk.issue('until-quit', { namespace, name: 'reader', role: none }));
  const { issuanceId, boundSecret = '' } = issued.token;
  return { desk, issuanceId, boundSecret };
}

async function renew(desk: TestCore, issuanceId: IssuanceId) {
  const selection = { by: 'ids' as const, issuanceIds: [issuanceId] };
  return (await desk.value('tokens.renew', { jobId: newJob(), selection })).results[0];
}

function revoke(desk: TestCore, issuanceId: IssuanceId) {
  return desk.call('tokens.revoke', { jobId: newJob(), issuanceId, reach: 'token' });
}

async function stateOf(desk: TestCore, issuanceId: IssuanceId): Promise<string> {
  const { rows } = await desk.value('tokens.list', { search: issuanceId });
  return rows.find((row) => row.issuanceId === issuanceId)?.state ?? 'none';
}

/** Secrets of ours; each test's own token has one. */
async function secrets(namespace = space.name): Promise<string[]> {
  return (await oursIn(controlPlane, namespace)).filter((name) => name.startsWith('secret/'));
}

/** Somebody who may issue, renew and revoke in the namespace, until it is taken away. */
async function issuer(name: string) {
  const user = `${name}-${space.name}`;
  const inSpace = ['-n', space.name];
  const resource = '--resource=secrets,serviceaccounts,serviceaccounts/token';
  await controlPlane.kubectl(['create', 'role', name, '--verb=create,get,delete', resource, ...inSpace]);
  const give = () =>
    controlPlane.kubectl(['create', 'rolebinding', name, `--role=${name}`, `--user=${user}`, ...inSpace]);
  await give();
  return { user, give, take: () => controlPlane.kubectl(['delete', 'rolebinding', name, ...inSpace]) };
}

/** Refuses what is done to Secrets of a namespace; both go with the test, since the server obeys it a moment longer. */
async function noMore(
  operation: 'CREATE' | 'DELETE',
  guarded: OwnNamespace,
  probe: { readonly name: string; readonly object?: unknown },
): Promise<void> {
  const takeDown = await refuseByPolicy(controlPlane, {
    ...{ name: `no-more-${guarded.name}`, apiGroup: '', resource: 'secrets', operation },
    ...{ allowedWhen: `request.namespace != "${guarded.name}"`, message: 'Not today, please.' },
    probe: { path: `/api/v1/namespaces/${guarded.name}/secrets${probe.name}`, object: probe.object },
  });
  onTestFinished(async () => {
    await takeDown();
    await guarded.remove();
  });
}

const refusals: [RefusalCode, string][] = [
  [409, 'conflict'],
  [422, 'invalid'],
];

describe('a renewal', () => {
  it.each(refusals)(
    'that is answered with %i says so, and leaves the old token alone',
    async (code, error) => {
      const { desk, issuanceId } = await deskWithToken();
      const before = await secrets();
      proxy.when(tokenRequest, { kind: 'status', code });
      const broken = await renew(desk, issuanceId);
      const left = await secrets();
      await proxy.clear();

      expect([
        broken,
        left,
        await stateOf(desk, issuanceId),
        (await renew(desk, issuanceId))?.outcome,
      ]).toMatchObject([{ outcome: 'failed', error: { code: error } }, before, 'in-memory', 'renewed']);
    },
  );

  it('waits as long as a busy server asks for, and goes on', async () => {
    const { desk, issuanceId } = await deskWithToken();
    await proxy.clear();
    proxy.when(tokenRequest, { kind: 'status', code: 429, retryAfter: 1 }, { times: 2 });
    const renewed = await renew(desk, issuanceId);

    expect([renewed?.outcome, proxy.requests.filter(tokenRequest).map(({ fault }) => fault)]).toEqual([
      'renewed',
      ['status', 'status', 'pass'],
    ]);
  });

  it('from which the right is taken half-way names it and what is left, until it is given back', async () => {
    const { user, give, take } = await issuer('renewer');
    const { desk, issuanceId } = await deskWithToken({ as: user });
    const before = await secrets();
    proxy.when(tokenRequest, { kind: 'first', action: take });
    const broken = await renew(desk, issuanceId);
    await proxy.clear();
    const left = await secrets();
    const state = await stateOf(desk, issuanceId);
    await give();
    await desk.value('clusters.open', { jobId: newJob(), contextId: await desk.contextId() });
    await expect.poll(() => secrets(), { timeout: 20_000 }).toEqual(before);

    expect([broken, left.length - before.length, state, await renew(desk, issuanceId)]).toMatchObject([
      {
        outcome: 'failed',
        error: { code: 'roll-back-incomplete', cause: 'forbidden', left: [{ kind: 'Secret' }] },
      },
      1,
      'in-memory',
      { outcome: 'renewed' },
    ]);
  });

  it.each([-hour, hour])('works with a clock of this machine that is off by %i ms', async (off) => {
    const { desk, issuanceId } = await deskWithToken({ off });
    const renewed = await renew(desk, issuanceId);
    const newId = renewed?.outcome === 'renewed' ? renewed.newId : issuanceId;
    const { checks } = await desk.value('tokens.verify', {
      ...{ jobId: newJob(), issuanceIds: [newId], review: false },
    });

    expect([renewed, checks[0]?.verdict]).toMatchObject([
      { outcome: 'renewed', before: 'revoking' },
      'valid',
    ]);
  });

  if (serverFacts().admissionPolicies) {
    it('shows the own words of a policy that refuses it, and leaves the old token alone', async () => {
      const guarded = await spaceWithReader('no-create');
      const { desk, issuanceId } = await deskWithToken({ namespace: guarded.name });
      const before = await secrets(guarded.name);
      await noMore('CREATE', guarded, { name: '', object: { metadata: { name: 'probe' } } });
      const broken = await renew(desk, issuanceId);

      expect([broken, await secrets(guarded.name), await stateOf(desk, issuanceId)]).toMatchObject([
        { error: { code: 'rejected-by-admission', detail: expect.stringContaining('Not today') as unknown } },
        before,
        'in-memory',
      ]);
    });
  }
});

describe('a revocation', () => {
  it.each(refusals)('that is answered with %i says so, and can be asked for again', async (code, error) => {
    const { desk, issuanceId, boundSecret } = await deskWithToken();
    proxy.when(deletion, { kind: 'status', code });
    const broken = await revoke(desk, issuanceId);
    const state = await stateOf(desk, issuanceId);
    await proxy.clear();
    const again = await revoke(desk, issuanceId);

    expect([broken, state, again.ok, (await secrets()).includes(`secret/${boundSecret}`)]).toMatchObject([
      { ok: false, error: { code: error } },
      'in-memory',
      true,
      false,
    ]);
  });

  it('waits as long as a busy server asks for, and goes on', async () => {
    const { desk, issuanceId } = await deskWithToken();
    proxy.when(deletion, { kind: 'status', code: 429, retryAfter: 1 }, { times: 2 });
    const revoked = await revoke(desk, issuanceId);

    expect([revoked.ok, proxy.requests.filter(deletion).map(({ fault }) => fault)]).toEqual([
      true,
      ['status', 'status', 'pass'],
    ]);
  });

  it('does not keep the user waiting where the server asks for a minute, and says when to try again', async () => {
    const { desk, issuanceId } = await deskWithToken();
    proxy.when(deletion, { kind: 'status', code: 429, retryAfter: 60 });
    const refused = await revoke(desk, issuanceId);

    expect([refused.ok ? '' : describeError(refused.error), await stateOf(desk, issuanceId)]).toEqual([
      { message: 'The server asks to slow down.', hint: 'Try again in 60 s.' },
      'in-memory',
    ]);
  });

  it('from which the right is taken as it arrives names it, and can be asked for again', async () => {
    const { user, give, take } = await issuer('revoker');
    const { desk, issuanceId } = await deskWithToken({ as: user });
    proxy.when(deletion, { kind: 'first', action: take }, { times: 1 });
    const broken = await revoke(desk, issuanceId);
    const state = await stateOf(desk, issuanceId);
    await give();

    expect([broken, state, (await revoke(desk, issuanceId)).ok]).toMatchObject([
      { ok: false, error: { code: 'forbidden', verb: 'delete', resource: 'secrets' } },
      'in-memory',
      true,
    ]);
  });

  it.each([-hour, hour])(
    'comes to its end with a clock of this machine that is off by %i ms',
    async (off) => {
      const { desk, issuanceId } = await deskWithToken({ off });
      valueOf(await revoke(desk, issuanceId));
      await expect.poll(() => stateOf(desk, issuanceId), untilRevoked).toBe('revoked');
      const { rows } = await desk.value('tokens.list', { search: issuanceId });

      expect(rows[0]?.standing?.verdict).toBe('revoked');
    },
  );

  if (serverFacts().admissionPolicies) {
    it('shows the own words of a policy that refuses it, and leaves the token as it was', async () => {
      const guarded = await spaceWithReader('no-delete');
      const { desk, issuanceId, boundSecret } = await deskWithToken({ namespace: guarded.name });
      await noMore('DELETE', guarded, { name: `/${boundSecret}` });
      const broken = await revoke(desk, issuanceId);

      expect([broken, await stateOf(desk, issuanceId)]).toMatchObject([
        { error: { code: 'rejected-by-admission', detail: expect.stringContaining('Not today') as unknown } },
        'in-memory',
      ]);
    });
  }
});
