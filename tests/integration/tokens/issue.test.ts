// Issuing: what is granted, how it is kept, and what stays on the cluster.
import { describe, expect, it } from 'vitest';
import type { Issued } from '../../../src/shared/issuance.ts';
import type { SetUpRequest } from '../../../src/shared/plan.ts';
import type { Keep } from '../../../src/shared/token.ts';
import { runCommand } from '../../support/commands.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { holderOf, oursIn } from '../../support/issued-objects.ts';
import { newJob, TestCore } from '../../support/test-core.ts';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { serverFacts } from '../../support/shared-control-plane.ts';

const { controlPlane, namespace, core } = coreWithKeyring('issue');

async function issue(keep: Keep, change: Partial<SetUpRequest> = {}): Promise<Issued> {
  const view = { kind: 'preset', preset: 'view' } as const;
  return valueOf(await core().issue(keep, { namespace, name: 'reader', role: view, ...change }));
}

async function copied(issued: Issued): Promise<string> {
  const { issuanceId } = issued.token;
  await core().value('tokens.copy', { issuanceId, purpose: 'plain' });
  return core().clipboard.content;
}

async function listed(search = ''): Promise<string[]> {
  const { rows } = await core().value('tokens.list', { search });
  return rows.map(({ issuanceId }) => issuanceId);
}

describe('a token', () => {
  it.each([
    ['keychain', 'stored'],
    ['until-quit', 'in-memory'],
    ['copy-once', 'copy-once'],
  ] as const)('that is kept so: %s, is listed, and works when it is copied', async (keep, state) => {
    const issued = await issue(keep);
    const before = await listed();
    const token = await copied(issued);

    expect([
      issued.token.state,
      issued.accepted,
      before.includes(issued.token.issuanceId),
      await holderOf(controlPlane, token),
    ]).toEqual([state, 'yes', true, `system:serviceaccount:${namespace}:reader`]);
  });

  it('that is kept for one copy is handed over by it, and cannot be copied again', async () => {
    const issued = await issue('copy-once');
    await copied(issued);
    const again = await core().call('tokens.copy', {
      issuanceId: issued.token.issuanceId,
      purpose: 'plain',
    });

    expect([
      again,
      (await listed()).includes(issued.token.issuanceId),
      (await core().history()).slice(-3),
    ]).toEqual([
      { ok: false, error: { code: 'token-gone', where: 'memory' } },
      false,
      ['issued', 'copied', 'handed-over'],
    ]);
  });

  it('has what the server granted, told by the token itself', async () => {
    const { token } = await issue('until-quit', { lifetime: { kind: 'seconds', seconds: 3600 } });
    const { grant } = token;
    const { audiences, tokenIds } = serverFacts();

    expect([(grant.expiresAt ?? 0) - grant.issuedAt, token.requestedSeconds, grant]).toMatchObject([
      3_600_000,
      3600,
      {
        issuer: 'https://kubernetes.default.svc.cluster.local',
        audiences,
        fingerprint: expect.stringMatching(/^[A-Za-z0-9+/]{43}$/) as unknown,
        ...(tokenIds ? { jti: expect.any(String) as unknown } : {}),
      },
    ]);
  });

  it('of the server’s default lifetime lives for an hour', async () => {
    const { token } = await issue('until-quit', { lifetime: { kind: 'server-default' } });

    expect([(token.grant.expiresAt ?? 0) - token.grant.issuedAt, token.requestedSeconds]).toEqual([
      3_600_000,
      undefined,
    ]);
  });

  it('for another audience has that audience, and the server refuses it for itself', async () => {
    const { token, accepted } = await issue('until-quit', { audiences: ['vault.example'] });

    expect([token.grant.audiences, accepted]).toEqual([['vault.example'], 'no']);
  });

  it('dies with its bound Secret, which only labels and no data belong to', async () => {
    const issued = await issue('until-quit');
    const { boundSecret = '', issuanceId } = issued.token;
    const read = await controlPlane.kubectl(['get', 'secret', boundSecret, '-n', namespace, '-o', 'json']);
    const secret = JSON.parse(read.stdout) as Record<string, unknown>;
    const token = await copied(issued);
    await controlPlane.kubectl(['delete', 'secret', boundSecret, '-n', namespace]);

    expect(secret).toMatchObject({
      immutable: true,
      metadata: {
        labels: { 'app.kubernetes.io/managed-by': 'token-desk', 'token-desk/issuance': issuanceId },
        annotations: { 'token-desk/reason': 'test' },
        ownerReferences: [{ kind: 'ServiceAccount', name: 'reader' }],
      },
    });
    // The server remembers for some seconds that it accepted the token.
    await expect.poll(() => holderOf(controlPlane, token), { timeout: 30_000 }).toBe('');
  });

  it('without a bound Secret leaves nothing of its own on the cluster', async () => {
    const before = await oursIn(controlPlane, namespace);
    const { created, token } = await issue('until-quit', { revocable: false });

    expect([created, token.boundSecret, await oursIn(controlPlane, namespace)]).toEqual([
      [],
      undefined,
      before,
    ]);
  });

  it('is found again after a restart where the keychain has it, and only there', async () => {
    const kept = await issue('keychain');
    const inMemory = await issue('until-quit');
    const token = await copied(kept);
    const { dataFolder } = core();
    const kubeconfig = await controlPlane.writeKubeconfig('admin');
    const held = await TestCore.start({ kubeconfig, dataFolder });
    const seenByOther = (await held.value('tokens.list', {})).rows.map(({ issuanceId }) => issuanceId);
    await held.value('tokens.copy', { issuanceId: kept.token.issuanceId, purpose: 'plain' });
    const again = held.clipboard.content;
    await held.close();

    expect([
      again === token,
      seenByOther.includes(kept.token.issuanceId),
      seenByOther.includes(inMemory.token.issuanceId),
      held.clipboard.content,
    ]).toEqual([true, true, false, '']);
  });

  it('is gone from the keychain once it is forgotten, and lives on at the cluster', async () => {
    const issued = await issue('keychain');
    const { issuanceId } = issued.token;
    const token = await copied(issued);
    await core().value('tokens.forget', { issuanceId });
    const again = await core().call('tokens.copy', { issuanceId, purpose: 'plain' });

    expect([again.ok, (await core().history()).at(-1), await holderOf(controlPlane, token)]).toEqual([
      false,
      'forgotten (user)',
      `system:serviceaccount:${namespace}:reader`,
    ]);
  });

  it('is shown only in the reveal window, once it is unmasked, and the history knows first', async () => {
    const issued = await issue('keychain');
    await core().value('tokens.reveal', { issuanceId: issued.token.issuanceId });
    const before = (await core().history()).at(-1);
    const reveal = core().reveals.at(-1);
    const token = valueOf((await reveal?.read()) ?? { ok: false, error: { code: 'cancelled' } });

    expect([
      before,
      (await core().history()).at(-1),
      token === (await copied(issued)),
      reveal?.seconds,
    ]).toEqual(['issued', 'revealed', true, 30]);
  });

  it('is recorded with who asked for it, at the machine and on the cluster', async () => {
    await core().value('clusters.open', { jobId: newJob(), contextId: await core().contextId() });
    const { token } = await issue('until-quit');
    const { rows } = await core().value('history.list', { search: token.issuanceId });
    const kubernetesUser = serverFacts().selfReview ? { kubernetesUser: 'admin' } : {};

    expect(rows).toMatchObject([
      { kind: 'issued', operator: 'maria on desk-ops-04', reason: 'test', ...kubernetesUser },
    ]);
  });

  it('is never part of what the window gets, nor of database, log, settings or any other file', async () => {
    const issued = await issue('keychain');
    const token = await copied(issued);
    const signature = token.split('.')[2] ?? '';
    const answers = await Promise.all([
      core().value('tokens.list', {}),
      core().value('history.list', {}),
      core().value('settings.environment', {}),
    ]);

    // Another process reads the files: closing one here would drop the locks of this process.
    const found = await runCommand('grep', ['-rlF', '-f', '-', core().dataFolder], {
      env: process.env,
      input: `${signature}\n${Buffer.from(token).toString('base64')}\n`,
    });
    const shown = JSON.stringify([issued, answers, core().events]);
    expect([shown.includes(signature), found.stdout, found.code]).toEqual([false, '', 1]);
  });
});
