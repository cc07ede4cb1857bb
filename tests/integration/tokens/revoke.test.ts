// Revoking one token on a real server: what is told on the way, and what is left at the end.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { IssuanceId } from '../../../src/shared/ids.ts';
import type { TokenRow } from '../../../src/shared/issuance.ts';
import type { Revoking } from '../../../src/shared/ipc/contract/tokens.ts';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { requestTo, startFaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import { holderOf, oursIn } from '../../support/issued-objects.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const { controlPlane, namespace, keyring, core } = coreWithKeyring('revoke');
/** Longer than any cache, on a machine that is busy. */
const untilRevoked = { timeout: 45_000, interval: 500 };

async function issue(desk: TestCore, name: string, keep: 'keychain' | 'until-quit' = 'keychain') {
  const role = { kind: 'preset', preset: 'view' } as const;
  const issued = valueOf(await desk.issue(keep, { namespace, name, role }));
  const { issuanceId, boundSecret = '' } = issued.token;
  await desk.value('tokens.copy', { issuanceId, purpose: 'plain' });
  return { issuanceId, boundSecret, token: desk.clipboard.content };
}

function revoke(desk: TestCore, issuanceId: IssuanceId) {
  return desk.call('tokens.revoke', { jobId: newJob(), issuanceId, reach: 'token' });
}

async function rowOf(desk: TestCore, issuanceId: IssuanceId): Promise<TokenRow | undefined> {
  const { rows } = await desk.value('tokens.list', {});
  return rows.find((row) => row.issuanceId === issuanceId);
}

async function stateOf(desk: TestCore, issuanceId: IssuanceId): Promise<string | undefined> {
  return (await rowOf(desk, issuanceId))?.state;
}

/** What the window was told of one revocation. */
function told(desk: TestCore, issuanceId: IssuanceId): Revoking[] {
  return desk.events
    .filter(({ name }) => name === 'tokens.revoking')
    .map(({ payload }) => payload as Revoking) // parsed by the contract
    .filter((payload) => payload.issuanceId === issuanceId);
}

/** Kinds of the events about one token, oldest first. */
async function historyOf(desk: TestCore, issuanceId: IssuanceId): Promise<string[]> {
  const { rows } = await desk.value('history.list', { search: issuanceId });
  return rows.map(({ kind }) => kind).reverse();
}

describe('a token that is revoked', () => {
  it('is refused by the server when it is called revoked, and has left cluster and keychain', async () => {
    const { issuanceId, boundSecret, token } = await issue(core(), 'plain');
    const accepted = await holderOf(controlPlane, token);
    const { deletedAt } = valueOf(await revoke(core(), issuanceId));
    const during = await stateOf(core(), issuanceId);
    await expect.poll(() => stateOf(core(), issuanceId), untilRevoked).toBe('revoked');
    const row = await rowOf(core(), issuanceId);
    const [first] = told(core(), issuanceId);
    const entry = ['get', 'token-desk', issuanceId];
    const kept = await keyring().runNode('tests/support/keychain/keytar-actions.ts', entry);

    expect({
      accepted,
      during,
      waits: (first?.earliest ?? 0) - deletedAt >= 11_900,
      first,
      row,
      holder: await holderOf(controlPlane, token),
      secretLeft: (await oursIn(controlPlane, namespace)).includes(`secret/${boundSecret}`),
      kept: kept.stdout,
      history: await historyOf(core(), issuanceId),
      copy: await core().call('tokens.copy', { issuanceId, purpose: 'plain' }),
    }).toMatchObject({
      accepted: `system:serviceaccount:${namespace}:plain`,
      during: 'revoking',
      waits: true,
      first: { phase: 'forgetting', deletedAt, object: { kind: 'Secret', name: boundSecret, namespace } },
      row: { revokedAt: deletedAt, standing: { verdict: 'revoked' } },
      holder: '',
      secretLeft: false,
      kept: '{"value":null}',
      history: ['issued', 'copied', 'revoked'],
      copy: { ok: false, error: { code: 'token-gone' } },
    });
  });

  it('is held by a finalizer on its Secret, which is named, until that lets go', async () => {
    const { issuanceId, boundSecret } = await issue(core(), 'held');
    const patch = (finalizers: readonly string[]) =>
      controlPlane.kubectl([
        ...['patch', 'secret', boundSecret, '-n', namespace, '--type=merge', '-p'],
        JSON.stringify({ metadata: { finalizers } }),
      ]);
    await patch(['example.com/keep']);
    valueOf(await revoke(core(), issuanceId));
    await expect.poll(() => told(core(), issuanceId).length, untilRevoked).toBeGreaterThan(0);
    const [first] = told(core(), issuanceId);
    await patch([]);
    await expect.poll(() => told(core(), issuanceId).at(-1)?.phase, untilRevoked).toBe('forgetting');

    expect([first?.phase, first?.finalizer]).toEqual(['held', 'example.com/keep']);
  });

  it('is revoked by the next start where the app ended in between', async () => {
    const kubeconfig = await controlPlane.writeKubeconfig('admin');
    const first = await TestCore.start({ kubeconfig });
    onTestFinished(() => first.close());
    const kept = await issue(first, 'restart');
    const inMemory = await issue(first, 'restart', 'until-quit');
    for (const { issuanceId } of [kept, inMemory]) valueOf(await revoke(first, issuanceId));
    await first.end();
    const second = await TestCore.start({ kubeconfig, dataFolder: first.dataFolder });
    onTestFinished(() => second.close());
    const before = await stateOf(second, kept.issuanceId);
    await expect.poll(() => stateOf(second, kept.issuanceId), untilRevoked).toBe('revoked');
    await expect.poll(() => stateOf(second, inMemory.issuanceId), untilRevoked).toBe('revoked');

    expect([
      before,
      (await rowOf(second, kept.issuanceId))?.standing?.verdict,
      (await rowOf(second, inMemory.issuanceId))?.standing?.verdict,
    ]).toEqual(['revoking', 'revoked', 'unknown']);
  });

  it('is followed all the same where the answer to the deletion got lost', async () => {
    const proxy = await startFaultProxy(controlPlane);
    const options = { auth: 'token', server: proxy.url } as const;
    const desk = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin', options) });
    onTestFinished(async () => {
      await desk.close();
      await proxy.stop();
    });
    const { issuanceId } = await issue(desk, 'lost');
    proxy.when(requestTo('DELETE', '/secrets/'), { kind: 'reset' });
    const asked = await revoke(desk, issuanceId);
    const during = await stateOf(desk, issuanceId);
    await proxy.clear();
    await expect.poll(() => told(desk, issuanceId).at(-1)?.phase, untilRevoked).toBe('forgetting');

    expect([asked, during]).toMatchObject([{ ok: false, error: { code: 'unreachable' } }, 'revoking']);
  });

  it('stays what it was where the server refuses, and the history says so', async () => {
    const user = `issuer-${namespace}`;
    const account = valueOf(await core().issue('until-quit', { namespace, name: 'kept' }));
    await controlPlane.kubectl([
      'create',
      'role',
      'issuer',
      '-n',
      namespace,
      '--verb=create,get,delete',
      '--resource=secrets,serviceaccounts,serviceaccounts/token',
    ]);
    await controlPlane.kubectl([
      'create',
      'rolebinding',
      'issuer',
      '-n',
      namespace,
      '--role=issuer',
      `--user=${user}`,
    ]);
    const kubeconfig = await controlPlane.writeKubeconfig('admin', { user: { as: user } });
    const desk = await TestCore.start({ kubeconfig });
    onTestFinished(() => desk.close());
    const none = { kind: 'none' } as const;
    const issued = valueOf(
      await desk.issue('keychain', { namespace, name: account.token.accountName, role: none }),
    );
    await controlPlane.kubectl(['delete', 'rolebinding', 'issuer', '-n', namespace]);
    const { issuanceId } = issued.token;
    const asked = await revoke(desk, issuanceId);

    expect([asked, await stateOf(desk, issuanceId), await historyOf(desk, issuanceId)]).toMatchObject([
      { ok: false, error: { code: 'forbidden', verb: 'delete', resource: 'secrets' } },
      'stored',
      ['issued', 'failed'],
    ]);
  });

  it('cannot be one that is bound to nothing', async () => {
    const role = { kind: 'preset', preset: 'view' } as const;
    const change = { namespace, name: 'unbound', role, revocable: false };
    const { token } = valueOf(await core().issue('until-quit', change));

    expect(await revoke(core(), token.issuanceId)).toEqual({
      ok: false,
      error: { code: 'not-revocable', reason: 'no-secret' },
    });
  });
});
