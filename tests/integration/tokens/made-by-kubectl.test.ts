// Token Secrets that somebody made with kubectl, right and wrong: each is read, and what is wrong with it is said.
import { describe, expect, it } from 'vitest';
import type { SetUpRequest } from '../../../src/shared/plan.ts';
import type { Result } from '../../../src/shared/ipc/result.ts';
import { describeError } from '../../../src/shared/text/errors.ts';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { requestTo, startFaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import { holderOf, oursIn } from '../../support/issued-objects.ts';
import { TestCore } from '../../support/test-core.ts';

const { controlPlane, namespace, core } = coreWithKeyring('by-kubectl');
const none = { kind: 'none' } as const;

/** Makes a token Secret for an account as a person would, right or wrong. */
async function apply(name: string, account: string, more: { place?: string; immutable?: boolean } = {}) {
  const { place = namespace, ...rest } = more;
  const manifest = {
    ...{ apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token' },
    metadata: {
      ...{ name, namespace: place },
      annotations: { 'kubernetes.io/service-account.name': account },
    },
    ...rest,
  };
  const applied = await controlPlane.kubectl(['apply', '-f', '-'], { input: JSON.stringify(manifest) });
  expect(applied.code).toBe(0);
}

async function account(name: string): Promise<void> {
  const role = { kind: 'preset', preset: 'view' } as const;
  valueOf(await core().issue('until-quit', { namespace, name, role }));
}

async function statesOf(name: string): Promise<Record<string, string>> {
  const contextId = await core().contextId();
  const { secrets } = await core().value('accounts.tokenSecrets', { contextId, namespace, name });
  return Object.fromEntries(secrets.map((secret) => [secret.name, secret.state]));
}

/** What the window says of a failure: what happened, and what to do. */
function saidOf(result: Result<unknown>): string {
  if (result.ok) return 'issued';
  const { message, hint } = describeError(result.error);
  return `${message} ${hint}`;
}

async function plannedRefusal(name: string, tokenSecret: string): Promise<string> {
  const change: Partial<SetUpRequest> = { namespace, name, role: none, route: 'legacy-secret', tokenSecret };
  const { steps } = await core().plan(change);
  const verdict = steps.map((step) => step.verdict).find(({ state }) => state === 'refused');
  return verdict?.state === 'refused' ? saidOf({ ok: false, error: verdict.error }) : 'nothing refused';
}

describe('a token Secret made with kubectl', () => {
  it('that is never filled in, because it is immutable, is listed as empty, and its token is not waited for in vain', async () => {
    await account('frozen');
    await apply('frozen-token', 'frozen', { immutable: true });
    const states = await statesOf('frozen');
    const said = await plannedRefusal('frozen', 'frozen-token');

    expect([states['frozen-token'], said]).toEqual([
      'not-filled',
      'The server did not put a token into the Secret frozen-token. ' +
        'Its token controller does not run, or leaves this Secret alone. Use TokenRequest.',
    ]);
  });

  it('in another namespace is not taken for one of the account', async () => {
    const place = `${namespace}-elsewhere`;
    await account('at-home');
    await controlPlane.kubectl(['create', 'namespace', place]);
    await controlPlane.kubectl(['create', 'serviceaccount', 'at-home', '-n', place]);
    await apply('abroad', 'at-home', { place });
    const states = await statesOf('at-home');
    const said = await plannedRefusal('at-home', 'abroad');
    await controlPlane.kubectl(['delete', 'namespace', place, '--wait=false']);

    expect([states['abroad'], said]).toEqual([undefined, expect.stringContaining('abroad')]);
  });

  it('for an account that is not there vanishes, and the window says that it is gone', async () => {
    await account('somebody');
    await apply('for-nobody', 'nobody');
    await expect
      .poll(async () => (await controlPlane.kubectl(['get', 'secret', 'for-nobody', '-n', namespace])).code, {
        timeout: 20_000,
      })
      .toBe(1);

    expect(await plannedRefusal('somebody', 'for-nobody')).toContain('for-nobody');
  });
});

describe('a token Secret of our own', () => {
  it('whose account is deleted while it is made vanishes; the cause is said and nothing is left', async () => {
    await account('short-lived');
    const proxy = await startFaultProxy(controlPlane);
    const kubeconfig = await controlPlane.writeKubeconfig('admin', { server: proxy.url, auth: 'token' });
    const desk = await TestCore.start({ kubeconfig });
    const before = await oursIn(controlPlane, namespace);
    try {
      const creates = requestTo('POST', '/secrets');
      proxy.when((seen) => creates(seen) && !seen.path.includes('dryRun'), { kind: 'delay', ms: 1500 });
      const issuing = desk.issue('keychain', {
        ...({ namespace, name: 'short-lived', role: none, route: 'token-secret' } as const),
      });
      await expect
        .poll(() => proxy.requests.some((seen) => creates(seen) && !seen.path.includes('dryRun')), {
          timeout: 20_000,
        })
        .toBe(true);
      await controlPlane.kubectl(['delete', 'serviceaccount', 'short-lived', '-n', namespace]);
      const issued = await issuing;
      const left = await oursIn(controlPlane, namespace);

      expect([saidOf(issued), left.filter((one) => !before.includes(one))]).toEqual([
        expect.stringMatching(
          /^The server removed the Secret td-\w+: its service account is not there\. Set up the service account first, in the same namespace\.$/,
        ),
        [],
      ]);
    } finally {
      await desk.close();
      await proxy.stop();
    }
  });

  it('is read again and again by an operator who may not watch Secrets', async () => {
    await account('unwatched');
    const as = `${namespace}-blind`;
    const rules = [
      ['secrets', 'create,get,delete'],
      ['serviceaccounts', 'get'],
    ] as const;
    for (const [resource, verbs] of rules) {
      const name = `${as}-${resource}`;
      const what = [`--resource=${resource}`, ...verbs.split(',').map((verb) => `--verb=${verb}`)];
      await controlPlane.kubectl(['create', 'role', name, ...what, '-n', namespace]);
      const whom = [`--role=${name}`, `--user=${as}`, '-n', namespace];
      await controlPlane.kubectl(['create', 'rolebinding', name, ...whom]);
    }
    const desk = await TestCore.start({
      kubeconfig: await controlPlane.writeKubeconfig('admin', { user: { as } }),
    });
    const issued = await desk.issue('keychain', {
      ...({ namespace, name: 'unwatched', role: none, route: 'token-secret' } as const),
    });
    const { issuanceId } = valueOf(issued).token;
    await desk.value('tokens.copy', { issuanceId, purpose: 'plain' });
    const holder = await holderOf(controlPlane, desk.clipboard.content);
    await desk.close();

    expect(holder).toBe(`system:serviceaccount:${namespace}:unwatched`);
  });
});
