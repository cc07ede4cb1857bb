// Renewing tokens on a real server: a new one with the same settings, and the old one taken back once it is kept.
import { describe, expect, it } from 'vitest';
import type { IssuanceId } from '../../../src/shared/ids.ts';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { requestTo, startFaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import { holderOf, oursIn } from '../../support/issued-objects.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const { controlPlane, namespace, core } = coreWithKeyring('renew');
/** Longer than any cache, on a machine that is busy. */
const untilRevoked = { timeout: 45_000, interval: 500 };
const view = { kind: 'preset', preset: 'view' } as const;

async function issue(
  desk: TestCore,
  name: string,
  change: { revocable?: boolean } = {},
): Promise<IssuanceId> {
  const issued = valueOf(await desk.issue('keychain', { namespace, name, role: view, ...change }));
  return issued.token.issuanceId;
}

async function renew(desk: TestCore, ...issuanceIds: IssuanceId[]) {
  const selection = { by: 'ids', issuanceIds } as const;
  return (await desk.value('tokens.renew', { jobId: newJob(), selection })).results;
}

async function tokenOf(desk: TestCore, issuanceId: IssuanceId): Promise<string> {
  await desk.value('tokens.copy', { issuanceId, purpose: 'plain' });
  return desk.clipboard.content;
}

/** State of each row of an account, newest first. */
async function statesOf(desk: TestCore, name: string): Promise<string[]> {
  const { rows } = await desk.value('tokens.list', { search: `${namespace}/${name}` });
  return rows.toSorted((one, other) => other.grant.issuedAt - one.grant.issuedAt).map(({ state }) => state);
}

describe('a token that is renewed', () => {
  it('has the same settings and another token, and the server refuses the old one in the end', async () => {
    const old = await issue(core(), 'plain');
    const oldToken = await tokenOf(core(), old);
    const [result] = await renew(core(), old);
    const newId = result?.outcome === 'renewed' ? result.newId : old;
    const { rows } = await core().value('tokens.list', { search: newId });
    await expect.poll(() => holderOf(controlPlane, oldToken), untilRevoked).toBe('');

    expect({
      result,
      row: rows[0],
      holder: await holderOf(controlPlane, await tokenOf(core(), newId)),
      secrets: (await oursIn(controlPlane, namespace)).filter((name) => name.startsWith('secret/')).length,
    }).toMatchObject({
      result: { outcome: 'renewed', issuanceId: old, before: 'revoking' },
      row: { renews: old, state: 'stored', requestedSeconds: 28_800, role: view, accountName: 'plain' },
      holder: `system:serviceaccount:${namespace}:plain`,
      secrets: 1,
    });
  });

  it('is not renewed twice: a second call finds what the first made', async () => {
    const old = await issue(core(), 'twice');
    const [first, again] = [await renew(core(), old), await renew(core(), old)];
    const newId = first[0]?.outcome === 'renewed' ? first[0].newId : undefined;

    expect(again).toEqual([{ issuanceId: old, outcome: 'already-renewed', newId }]);
  });

  it('stays beside the new one where it is not bound to a Secret', async () => {
    const old = await issue(core(), 'unbound', { revocable: false });

    expect(await renew(core(), old)).toMatchObject([{ outcome: 'renewed', before: 'not-revocable' }]);
  });

  it('is not renewed for an account that was made anew under the same name', async () => {
    const old = await issue(core(), 'anew');
    await controlPlane.kubectl(['delete', 'serviceaccount', 'anew', '-n', namespace]);
    await controlPlane.kubectl(['create', 'serviceaccount', 'anew', '-n', namespace]);

    expect(await renew(core(), old)).toEqual([
      {
        issuanceId: old,
        outcome: 'failed',
        error: { code: 'conflict', kind: 'ServiceAccount', name: 'anew', namespace },
      },
    ]);
  });

  it('keeps the old one, and leaves nothing new, when the server fails half-way', async () => {
    const proxy = await startFaultProxy(controlPlane);
    const kubeconfig = await controlPlane.writeKubeconfig('admin', { server: proxy.url, auth: 'token' });
    const desk = await TestCore.start({ kubeconfig });
    try {
      const old = await issue(desk, 'half-way');
      const before = await oursIn(controlPlane, namespace);
      proxy.when(requestTo('POST', '/token'), { kind: 'status', code: 500 });
      const results = await renew(desk, old);

      expect([
        results,
        await statesOf(desk, 'half-way'),
        await oursIn(controlPlane, namespace),
      ]).toMatchObject([[{ outcome: 'failed', error: { code: 'server-error' } }], ['stored'], before]);
    } finally {
      await desk.close();
      await proxy.stop();
    }
  });

  it('is chosen by its end: what ends soon is renewed, what ends later is not', async () => {
    const desk = core();
    const { rows: before } = await desk.value('tokens.list', {});
    const issued = valueOf(
      await desk.issue('keychain', {
        ...{ namespace, name: 'soon', role: view },
        lifetime: { kind: 'seconds', seconds: 1200 },
      }),
    );
    const selection = { by: 'ending', withinSeconds: 1800 } as const;
    const { results } = await desk.value('tokens.renew', { jobId: newJob(), selection });

    expect([before.length > 0, results]).toMatchObject([
      true,
      [{ issuanceId: issued.token.issuanceId, outcome: 'renewed' }],
    ]);
  });

  it('is reported as cancelled where its turn had not come', async () => {
    const jobId = newJob();
    const ids: IssuanceId[] = [];
    for (let index = 0; index < 18; index += 1) ids.push(await issue(core(), `many-${index}`));
    const running = core().value('tokens.renew', { jobId, selection: { by: 'ids', issuanceIds: ids } });
    await core().value('jobs.cancel', { jobId });
    const { results } = await running;
    const kept = await core().value('tokens.list', { search: `${namespace}/many-` });

    expect({
      all: results.length,
      cancelled: results.some(({ outcome }) => outcome === 'cancelled'),
      living: kept.rows.filter(({ state }) => state === 'stored').length,
    }).toEqual({ all: 18, cancelled: true, living: 18 });
  });
});
