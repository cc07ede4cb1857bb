// The API server dies between two steps (kill -9) and comes back: nothing is lost, nothing is left, and the user is told.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describeError } from '../../../src/shared/text/errors.ts';
import { startControlPlane, type ControlPlane } from '../../support/control-plane/control-plane.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { requestTo, startFaultProxy, type FaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import type { Predicate } from '../../support/fault-proxy/faults.ts';
import { oursIn } from '../../support/issued-objects.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const role = { kind: 'preset', preset: 'view' } as const;
/** A dry run of the plan goes the same way, and is let through. */
const creationOf =
  (part: string): Predicate =>
  (request) =>
    requestTo('POST', part)(request) && !request.path.includes('dryRun');

let controlPlane: ControlPlane;
let proxy: FaultProxy;
let core: TestCore;
beforeAll(async () => {
  controlPlane = await startControlPlane();
  proxy = await startFaultProxy(controlPlane);
  const options = { auth: 'token', server: proxy.url } as const;
  core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin', options) });
});
afterEach(() => proxy.clear());
afterAll(async () => {
  await core.close();
  await proxy.stop();
  await controlPlane.stop();
});

/** The server dies as this request arrives. */
function dieAt(request: Predicate): void {
  proxy.when(request, { kind: 'first', action: () => controlPlane.killApiServer() }, { times: 1 });
}

/** The server is back, and the user opens the cluster again. */
async function comeBack(): Promise<void> {
  await proxy.clear();
  await controlPlane.restartApiServer();
  await core.value('clusters.open', { jobId: newJob(), contextId: await core.contextId() });
}

describe('an issue', () => {
  it.each([
    ['account', creationOf('/serviceaccounts'), 'killed-account'],
    ['binding', creationOf('/clusterrolebindings'), 'killed-binding'],
    ['bound Secret', creationOf('/secrets'), 'killed-secret'],
    ['token', creationOf('/token'), 'killed-token'],
  ])(
    'in which the server dies before the %s says so, and is gone once it is back',
    async (_what, at, name) => {
      const namespace = name;
      await controlPlane.kubectl(['create', 'namespace', namespace]);
      dieAt(at);
      const broken = await core.issue('until-quit', { namespace, name: 'reader', role });
      await comeBack();
      await expect.poll(() => oursIn(controlPlane, namespace), { timeout: 30_000 }).toEqual([]);
      const again = await core.issue('until-quit', { namespace, name: 'reader', role });

      expect([broken, broken.ok ? '' : describeError(broken.error).hint, again.ok]).toMatchObject([
        {
          ok: false,
          error: { code: expect.stringMatching(/^(unreachable|roll-back-incomplete)$/) as unknown },
        },
        expect.stringMatching(/\.$/),
        true,
      ]);
    },
  );

  it('in which the server dies before the fresh token is tried has the token, and does not say that it works', async () => {
    const namespace = 'killed-review';
    dieAt(requestTo('POST', '/selfsubjectreviews'));
    const issued = valueOf(await core.issue('until-quit', { namespace, name: 'reader', role }));
    const died = proxy.requests.filter(({ fault }) => fault === 'first').length;
    await comeBack();
    const ask = { jobId: newJob(), issuanceIds: [issued.token.issuanceId], review: false };
    const { checks } = await core.value('tokens.verify', ask);

    expect([died, issued.accepted, checks]).toMatchObject([1, 'not-asked', [{ verdict: 'valid' }]]);
  });
});

describe('a renewal', () => {
  const issueOne = async (name: string) => {
    const issued = valueOf(await core.issue('until-quit', { namespace: 'renewals', name, role }));
    const { issuanceId } = issued.token;
    const selection = { by: 'ids' as const, issuanceIds: [issuanceId] };
    const renew = async () => (await core.value('tokens.renew', { jobId: newJob(), selection })).results[0];
    return { issuanceId, renew };
  };
  const stateNow = async (issuanceId: string) =>
    (await core.value('tokens.list', { search: issuanceId })).rows.find(
      (row) => row.issuanceId === issuanceId,
    )?.state;

  it.each([
    ['look at the account', requestTo('GET', '/serviceaccounts/'), 'by-account'],
    ['new bound Secret', creationOf('/secrets'), 'by-secret'],
    ['new token', creationOf('/token'), 'by-token'],
  ])(
    'in which the server dies before the %s leaves the old one as it was, and succeeds once it is back',
    async (_what, at, name) => {
      const { issuanceId, renew } = await issueOne(name);
      dieAt(at);
      const broken = await renew();
      const during = await stateNow(issuanceId);
      await comeBack();

      expect([broken, during, await renew()]).toMatchObject([
        { outcome: 'failed' },
        'in-memory',
        { outcome: 'renewed' },
      ]);
    },
  );

  it('in which the server dies before the old one is taken back has the new one, and takes it back once it is back', async () => {
    const { issuanceId, renew } = await issueOne('by-deletion');
    dieAt(requestTo('DELETE', '/secrets/'));
    const renewed = await renew();
    const newId = renewed?.outcome === 'renewed' ? renewed.newId : issuanceId;
    const during = [await stateNow(issuanceId), await stateNow(newId)];
    await comeBack();
    await expect.poll(() => stateNow(issuanceId), { timeout: 50_000, interval: 500 }).toBe('revoked');

    expect([renewed, during, await stateNow(newId), await renew()]).toMatchObject([
      { outcome: 'renewed', before: 'not-taken-back' },
      ['revoking', 'in-memory'],
      'in-memory',
      { outcome: 'already-renewed', newId },
    ]);
  });
});

describe('a revocation', () => {
  it('in which the server dies is under way, and ends once it is back', async () => {
    const issued = valueOf(
      await core.issue('until-quit', { namespace: 'revocations', name: 'reader', role }),
    );
    const { issuanceId } = issued.token;
    const stateNow = async () =>
      (await core.value('tokens.list', { search: issuanceId })).rows.map(({ state }) => state).join();
    dieAt(requestTo('DELETE', '/secrets/'));
    const asked = await core.call('tokens.revoke', { jobId: newJob(), issuanceId, reach: 'token' });
    const during = await stateNow();
    await comeBack();
    await expect.poll(stateNow, { timeout: 50_000, interval: 500 }).toBe('revoked');

    expect([asked.ok, during, (await oursIn(controlPlane, 'revocations')).filter(isSecret)]).toEqual([
      false,
      'revoking',
      [],
    ]);
  });
});

describe('a revocation whose Secret has gone', () => {
  it('in which the server dies before it is asked about the token ends only once it is back', async () => {
    const change = { namespace: 'asked', name: 'reader', role } as const;
    const { issuanceId } = valueOf(await core.issue('until-quit', change)).token;
    const stateNow = async () =>
      (await core.value('tokens.list', { search: issuanceId })).rows.map(({ state }) => state).join();
    dieAt(requestTo('POST', '/selfsubjectreviews'));
    const asked = await core.call('tokens.revoke', { jobId: newJob(), issuanceId, reach: 'token' });
    await expect.poll(() => proxy.requests.at(-1)?.fault, { timeout: 20_000 }).toBe('first');
    const during = await stateNow();
    await comeBack();
    await expect.poll(stateNow, { timeout: 50_000, interval: 500 }).toBe('revoked');

    expect([asked.ok, during]).toEqual([true, 'revoking']);
  });
});

function isSecret(name: string): boolean {
  return name.startsWith('secret/');
}
