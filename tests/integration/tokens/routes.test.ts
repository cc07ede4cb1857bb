// The two routes through Secrets on a real server: by hand, and by what is there already.
import { describe, expect, it } from 'vitest';
import type { SetUpRequest } from '../../../src/shared/plan.ts';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { requestTo, startFaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import { holderOf, oursIn } from '../../support/issued-objects.ts';
import { serverFacts } from '../../support/shared-control-plane.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const { controlPlane, namespace, core } = coreWithKeyring('routes');
const view = { kind: 'preset', preset: 'view' } as const;
const none = { kind: 'none' } as const;

async function issue(desk: TestCore, change: Partial<SetUpRequest>) {
  return desk.issue('keychain', { namespace, role: view, ...change });
}

async function holder(desk: TestCore, issued: Awaited<ReturnType<typeof issue>>): Promise<string> {
  await desk.value('tokens.copy', { issuanceId: valueOf(issued).token.issuanceId, purpose: 'plain' });
  return holderOf(controlPlane, desk.clipboard.content);
}

/** A token Secret for an account, made by kubectl; answers its name. */
async function byHand(account: string, name: string, place = namespace): Promise<string> {
  const manifest = {
    ...{ apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token' },
    metadata: {
      ...{ name, namespace: place },
      annotations: { 'kubernetes.io/service-account.name': account },
    },
  };
  await controlPlane.kubectl(['apply', '-f', '-'], { input: JSON.stringify(manifest) });
  return name;
}

const uidOf = async (kind: string, name: string): Promise<string> =>
  (await controlPlane.kubectl(['get', kind, name, '-n', namespace, '-o', 'jsonpath={.metadata.uid}'])).stdout;

describe('by a token Secret made by hand', () => {
  it('gives a token that never expires, of a Secret of our own that is not listed in the account', async () => {
    const issued = await issue(core(), { name: 'by-secret', route: 'token-secret' });
    const { token, created } = valueOf(issued);
    const account = await controlPlane.kubectl([
      ...['get', 'serviceaccount', 'by-secret', '-n', namespace, '-o', 'jsonpath={.secrets}'],
    ]);

    expect({
      token,
      never: token.grant.expiresAt,
      made: created.at(-1),
      holder: await holder(core(), issued),
      listed: account.stdout.includes(token.tokenSecret ?? 'td-'),
    }).toMatchObject({
      token: { route: 'token-secret', tokenSecret: `td-${token.issuanceId.slice(0, 8)}`, state: 'stored' },
      never: undefined,
      made: { kind: 'Secret', name: token.tokenSecret },
      holder: `system:serviceaccount:${namespace}:by-secret`,
      listed: false,
    });
  });

  it('waits by reading again where watching is not allowed', async () => {
    const proxy = await startFaultProxy(controlPlane);
    const kubeconfig = await controlPlane.writeKubeconfig('admin', { server: proxy.url, auth: 'token' });
    const desk = await TestCore.start({ kubeconfig });
    try {
      proxy.when(requestTo('GET', 'watch=true'), { kind: 'status', code: 503 });
      const issued = await issue(desk, { name: 'unwatched', route: 'token-secret' });

      expect(await holder(desk, issued)).toBe(`system:serviceaccount:${namespace}:unwatched`);
    } finally {
      await desk.close();
      await proxy.stop();
    }
  });

  it('asks for a reason, since its token never expires', async () => {
    const { planId, reasonNeeded } = await core().plan({
      namespace,
      name: 'why',
      role: view,
      route: 'token-secret',
    });
    const answer = await core().call('tokens.issue', {
      ...({ jobId: newJob(), planId, keep: 'keychain' } as const),
      ...{ escalationConfirmed: true, insecureConfirmed: true },
    });

    expect([reasonNeeded, answer]).toEqual([true, { ok: false, error: { code: 'reason-needed' } }]);
  });
});

describe('by a Secret that is there', () => {
  it('takes the token of the very account, creates nothing, and notes when it was last used', async () => {
    valueOf(await issue(core(), { name: 'legacy' }));
    const tokenSecret = await byHand('legacy', 'legacy-token-abcde');
    const before = await oursIn(controlPlane, namespace);
    const issued = await issue(core(), { name: 'legacy', role: none, route: 'legacy-secret', tokenSecret });

    expect({
      holder: await holder(core(), issued),
      token: valueOf(issued).token,
      created: valueOf(issued).created,
      after: await oursIn(controlPlane, namespace),
    }).toMatchObject({
      holder: `system:serviceaccount:${namespace}:legacy`,
      token: { route: 'legacy-secret', tokenSecret },
      created: [],
      after: before,
    });
  });

  it('is found by type, annotation and UID among several, also where a person made it', async () => {
    await byHand('legacy', 'legacy-token-abcde');
    await byHand('legacy', 'second');
    await controlPlane.kubectl([
      ...['patch', 'serviceaccount', 'legacy', '-n', namespace, '-p'],
      JSON.stringify({ secrets: [{ name: 'pull-secret' }, { name: 'second' }] }),
    ]);
    const contextId = await core().contextId();
    const { secrets } = await core().value('accounts.tokenSecrets', { contextId, namespace, name: 'legacy' });

    const byPeople = secrets.filter(({ name }) => ['second', 'legacy-token-abcde'].includes(name));
    expect({
      byPeople: byPeople.map(({ name, byServer, state }) => [name, byServer, state]),
      byServer: secrets.length - byPeople.length,
    }).toEqual({
      byPeople: [
        ['second', true, 'usable'],
        ['legacy-token-abcde', false, 'usable'],
      ],
      byServer: serverFacts().secretForEachAccount ? 1 : 0,
    });
  });

  it('is refused while it is marked invalid, and works again after that was taken away', async () => {
    const tokenSecret = await byHand('legacy', 'marked');
    await controlPlane.kubectl([
      ...['label', 'secret', tokenSecret, '-n', namespace],
      'kubernetes.io/legacy-token-invalid-since=2026-06-01',
    ]);
    const asked = { name: 'legacy', role: none, route: 'legacy-secret', tokenSecret } as const;
    const refused = await issue(core(), asked);
    await core().value('accounts.reactivate', {
      ...{ contextId: await core().contextId(), namespace, name: 'legacy', secret: tokenSecret },
      uid: await uidOf('secret', tokenSecret),
    });
    const noted = await core().value('history.list', { kind: 'reactivated', limit: 1 });
    const again = await issue(core(), asked);

    expect([refused, noted.rows[0], await holder(core(), again)]).toMatchObject([
      { ok: false, error: { code: 'token-marked-invalid', since: '2026-06-01' } },
      { namespace, accountName: 'legacy', tokenSecret },
      `system:serviceaccount:${namespace}:legacy`,
    ]);
  });

  it('of another account is not taken', async () => {
    valueOf(await issue(core(), { name: 'other' }));
    const tokenSecret = await byHand('other', 'others-token');
    const issued = await issue(core(), { name: 'legacy', role: none, route: 'legacy-secret', tokenSecret });

    expect(issued).toMatchObject({
      ok: false,
      error: { code: 'conflict', kind: 'Secret', name: tokenSecret },
    });
  });
});
