// What each action needs of an operator, on a real server; and what the portal would show to an account.
import { describe, expect, it } from 'vitest';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { newJob, TestCore } from '../../support/test-core.ts';
import type { UserName } from '../../support/control-plane/users.ts';
import type { PreflightAction } from '../../../src/shared/preflight.ts';

const { controlPlane, namespace, core } = coreWithKeyring('preflight');

async function preflightOf(
  name: UserName,
  account: { namespace: string; name: string },
  user: { readonly as?: string } = {},
) {
  const desk = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig(name, { user }) });
  try {
    return await desk.value('accounts.preflight', {
      ...{ jobId: newJob(), contextId: await desk.contextId() },
      ...account,
    });
  } finally {
    await desk.close();
  }
}

const idsOf = (actions: readonly PreflightAction[], verdict: PreflightAction['verdict']) =>
  actions.filter((action) => action.verdict === verdict).map(({ id }) => id);

describe('a preflight', () => {
  it('finds that an administrator lacks nothing', async () => {
    const { actions, administratorYaml } = await preflightOf('admin', { namespace, name: 'any' });

    expect([idsOf(actions, 'held').length, actions.length, administratorYaml]).toEqual([14, 14, undefined]);
  });

  it('names what an operator lacks, and an administrator who applies the YAML mends exactly that', async () => {
    const account = { namespace, name: 'any' };
    const operator = { as: `operator-of-${namespace}` };
    await controlPlane.kubectl(['create', 'namespace', namespace]);
    const before = await preflightOf('admin', account, operator);
    // An old server does not tell who asks: the administrator fills that in.
    const input = (before.administratorYaml ?? '').replaceAll('REPLACE-WITH-THE-OPERATOR', operator.as);
    await controlPlane.kubectl(['apply', '-f', '-'], { input });
    const after = await preflightOf('admin', account, operator);
    await controlPlane.kubectl(['delete', 'clusterrolebinding,clusterrole', 'token-desk:operator']);

    expect({
      before: idsOf(before.actions, 'held'),
      // Nothing is required: each way of checking is one more that helps.
      without: idsOf(before.actions, 'missing').includes('verify'),
      after: idsOf(after.actions, 'missing'),
      still: after.administratorYaml?.includes('azure-arc'),
    }).toEqual({
      before: ['verify'],
      without: false,
      // Its namespace is not there, so that this part could not be applied.
      after: ['arc'],
      still: true,
    });
  });

  it('sees a right to issue that is limited to one name', async () => {
    const name = `${namespace}-one`;
    await controlPlane.kubectl(['create', 'namespace', namespace]);
    const may = ['--verb=create', '--resource=serviceaccounts/token', '--resource-name=only-this'];
    await controlPlane.kubectl(['create', 'role', name, ...may, '-n', namespace]);
    const whom = [`--role=${name}`, '--user=read-only'];
    await controlPlane.kubectl(['create', 'rolebinding', name, ...whom, '-n', namespace]);
    const [this_, other] = await Promise.all(
      ['only-this', 'another'].map(async (account) => {
        const { actions } = await preflightOf('read-only', { namespace, name: account });
        return actions.find(({ id }) => id === 'token-request')?.verdict;
      }),
    );

    expect([this_, other]).toEqual(['held', 'missing']);
  });
});

describe('what the portal would show', () => {
  it('is told by review and by calls with the token itself, which agree', async () => {
    const view = { kind: 'preset', preset: 'view' } as const;
    const { token } = valueOf(await core().issue('keychain', { namespace, name: 'viewer', role: view }));
    const { rows, tokenUsed, error } = await core().value('accounts.portalPanes', {
      ...{ jobId: newJob(), contextId: await core().contextId(), namespace, name: 'viewer' },
      ...{ namespaces: [namespace], issuanceId: token.issuanceId },
    });

    expect({
      tokenUsed,
      error,
      no: rows.filter(({ allowed, seen }) => allowed === 'no' && seen === 'no').map(({ kind }) => kind),
      differ: rows.filter(({ allowed, seen }) => allowed !== seen),
    }).toEqual({
      tokenUsed: 'yes',
      error: undefined,
      no: ['persistentvolumes', 'storageclasses', 'secrets'],
      differ: [],
    });
  });

  it('is some of it where the role holds in one namespace: then namespaces cannot be listed', async () => {
    const role = { kind: 'preset', preset: 'view' } as const;
    const scope = { kind: 'namespaces' as const, namespaces: [namespace] };
    valueOf(await core().issue('keychain', { namespace, name: 'local', role, scope }));
    const { rows, tokenUsed } = await core().value('accounts.portalPanes', {
      ...{ jobId: newJob(), contextId: await core().contextId(), namespace, name: 'local' },
      namespaces: [namespace],
    });
    const allowed = (kind: string) => rows.find((row) => row.kind === kind)?.allowed;

    expect([allowed('namespaces'), allowed('pods'), allowed('secrets'), tokenUsed]).toEqual([
      'no',
      'some',
      'no',
      'not-asked',
    ]);
  });

  it('is not known to who may not ask what others may do', async () => {
    const kubeconfig = await controlPlane.writeKubeconfig('read-only');
    const desk = await TestCore.start({ kubeconfig });
    const { rows, error } = await desk.value('accounts.portalPanes', {
      ...{ jobId: newJob(), contextId: await desk.contextId(), namespace, name: 'viewer', namespaces: [] },
    });
    await desk.close();

    expect([new Set(rows.map(({ allowed }) => allowed)), error]).toMatchObject([
      new Set(['unknown']),
      { code: 'forbidden', resource: 'subjectaccessreviews' },
    ]);
  });
});
