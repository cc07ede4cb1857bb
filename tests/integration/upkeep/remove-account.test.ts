// Removing a service account on a real server: what goes, what others keep, what is named, and what is proved.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import type { RemovalOutcome } from '../../../src/shared/removal.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { holderOf, isMadeByServer } from '../../support/issued-objects.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { newJob, TestCore } from '../../support/test-core.ts';
import { ownNamespace } from '../../support/namespace.ts';

const controlPlane = sharedControlPlane();

/** A desk with a kubeconfig of its own, and an empty namespace. */
async function desk(kubeconfigFor: (namespace: string) => Promise<string> = adminKubeconfig) {
  const space = await ownNamespace(controlPlane, 'removal');
  const kubeconfig = await kubeconfigFor(space.name);
  const core = await TestCore.start({ kubeconfig });
  onTestFinished(async () => {
    await core.close();
    await space.remove();
  });
  const contextId = await core.contextId();
  // Opened as a user does; its identity is known from then on.
  await core.value('clusters.open', { jobId: newJob(), contextId });
  return { core, contextId, namespace: space.name };
}

function adminKubeconfig(): Promise<string> {
  return controlPlane.writeKubeconfig('admin');
}

/** Somebody who sees what is in the namespace, and may delete accounts and one binding there. */
async function limitedOperator(namespace: string): Promise<string> {
  const role = [
    ...[
      'apiVersion: rbac.authorization.k8s.io/v1',
      'kind: Role',
      `metadata: {name: operator, namespace: ${namespace}}`,
    ],
    ...['rules:', '- {apiGroups: [""], resources: [secrets, serviceaccounts], verbs: [get, list]}'],
    '- {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [get, list]}',
    '- {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], resourceNames: [allowed], verbs: [delete]}',
    '- {apiGroups: [""], resources: [serviceaccounts], verbs: [delete]}',
  ].join('\n');
  const made = await controlPlane.kubectl(['apply', '-f', '-'], { input: role });
  if (made.code !== 0) throw new Error(made.stderr);
  await kubectl('create', 'serviceaccount', 'operator', '-n', namespace);
  const subject = `--serviceaccount=${namespace}:operator`;
  await kubectl('create', 'rolebinding', 'operator', '-n', namespace, '--role=operator', subject);
  const token = await kubectl('create', 'token', 'operator', '-n', namespace);
  return controlPlane.writeKubeconfig('admin', { auth: 'none', user: { token }, namespace });
}

function bind(name: string, role: string, namespace: string, account: string): Promise<string> {
  const subject = `--serviceaccount=${namespace}:${account}`;
  return kubectl('create', 'rolebinding', name, '-n', namespace, `--clusterrole=${role}`, subject);
}

async function kubectl(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await controlPlane.kubectl(args);
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
}

function plan(core: TestCore, account: Omit<Input<'accounts.removalPlan'>, 'jobId'>) {
  return core.value('accounts.removalPlan', { jobId: newJob(), ...account });
}

async function remove(
  core: TestCore,
  account: Omit<Input<'accounts.removalPlan'>, 'jobId'>,
  uid: string | undefined,
): Promise<Output<'accounts.remove'>> {
  const request = { jobId: newJob(), ...account, removeNamespace: false };
  return core.value('accounts.remove', { ...request, ...(uid === undefined ? {} : { uid }) });
}

/** Without the Secrets that an old server makes by itself. */
function lines(outcomes: readonly RemovalOutcome[]): string[] {
  return outcomes
    .filter(({ object }) => !isMadeByServer(object.name))
    .map(({ object, state, error, finalizers }) =>
      [object.kind, object.name, state, error?.code, ...(finalizers ?? [])].filter(Boolean).join(' '),
    );
}

describe('removing an account', () => {
  it('takes its rights first, its tokens and itself, leaves others theirs, and marks its tokens as revoked', async () => {
    const { core, contextId, namespace } = await desk();
    const account = { contextId, namespace, name: 'reader' };
    const issued = valueOf(
      await core.issue('until-quit', { namespace, name: 'reader', role: { kind: 'preset', preset: 'view' } }),
    );
    const { issuanceId, boundSecret = '' } = issued.token;
    await core.value('tokens.copy', { issuanceId, purpose: 'plain' });
    const token = core.clipboard.content;
    const subjects = [`--serviceaccount=${namespace}:reader`, `--serviceaccount=${namespace}:other`];
    await kubectl('create', 'rolebinding', 'shared', '-n', namespace, '--clusterrole=view', ...subjects);
    const group = `--group=system:serviceaccounts:${namespace}`;
    await kubectl('create', 'rolebinding', 'by-group', '-n', namespace, '--clusterrole=view', group);

    const shown = await plan(core, account);
    const { outcomes, revoking } = await remove(core, account, shown.account?.uid);
    const row = async () => (await core.value('tokens.list', {})).rows[0]?.state;
    await expect.poll(row, { timeout: 60_000, interval: 500 }).toBe('revoked');
    const left = await kubectl(
      'get',
      'rolebinding',
      'shared',
      '-n',
      namespace,
      '-o',
      'jsonpath={.subjects[*].name}',
    );

    expect({
      shown: {
        bindings: shown.bindings.map(({ object, others }) => `${object.name} ${others}`).sort(),
        stays: shown.stays.map(({ object }) => object.name).filter((name) => !name.startsWith('system:')),
        secrets: shown.secrets
          .filter(({ object }) => !isMadeByServer(object.name))
          .map(({ object, holds }) => `${object.name} ${holds}`),
        tokens: shown.tokens,
      },
      outcomes: lines(outcomes),
      revoking,
      left,
      holder: await holderOf(controlPlane, token),
      history: (await core.history()).slice(-2),
    }).toEqual({
      shown: {
        bindings: ['shared 1', `token-desk:${namespace}:reader:view 0`],
        stays: ['by-group'],
        secrets: [`${boundSecret} bound`],
        tokens: 1,
      },
      outcomes: [
        'RoleBinding shared subject-removed',
        `ClusterRoleBinding token-desk:${namespace}:reader:view removed`,
        `Secret ${boundSecret} removed`,
        'ServiceAccount reader removed',
      ],
      revoking: 1,
      left: 'other',
      holder: '',
      history: ['removed', 'revoked'],
    });
  });

  it('that is gone already removes the bindings that wait for its name', async () => {
    const { core, contextId, namespace } = await desk();
    const account = { contextId, namespace, name: 'ghost' };
    await kubectl(
      'create',
      'rolebinding',
      'waits',
      '-n',
      namespace,
      '--clusterrole=edit',
      `--serviceaccount=${namespace}:ghost`,
    );
    const user = `--user=system:serviceaccount:${namespace}:ghost`;
    await kubectl('create', 'rolebinding', 'by-name', '-n', namespace, '--clusterrole=view', user);

    const shown = await plan(core, account);
    const { outcomes } = await remove(core, account, undefined);

    expect([shown.account, lines(outcomes).sort()]).toEqual([
      undefined,
      ['RoleBinding by-name removed', 'RoleBinding waits removed'],
    ]);
  });

  it('names the finalizer that holds it', async () => {
    const { core, contextId, namespace } = await desk();
    const account = { contextId, namespace, name: 'held' };
    await kubectl('create', 'serviceaccount', 'held', '-n', namespace);
    const patch = (finalizers: string) =>
      kubectl('patch', 'sa', 'held', '-n', namespace, '-p', `{"metadata":{"finalizers":${finalizers}}}`);
    await patch('["example.com/backup"]');

    const shown = await plan(core, account);
    const { outcomes } = await remove(core, account, shown.account?.uid);
    await patch('null');

    expect([shown.account?.finalizers, lines(outcomes)]).toEqual([
      ['example.com/backup'],
      ['ServiceAccount held held example.com/backup'],
    ]);
  });

  it('that was recreated since the plan is refused, and nothing is touched', async () => {
    const { core, contextId, namespace } = await desk();
    const account = { contextId, namespace, name: 'again' };
    await kubectl('create', 'serviceaccount', 'again', '-n', namespace);
    await kubectl(
      'create',
      'rolebinding',
      'stays',
      '-n',
      namespace,
      '--clusterrole=view',
      `--serviceaccount=${namespace}:again`,
    );
    const shown = await plan(core, account);
    await kubectl('delete', 'serviceaccount', 'again', '-n', namespace);
    await kubectl('create', 'serviceaccount', 'again', '-n', namespace);
    const uid = shown.account?.uid ?? '';
    const refused = await core.call('accounts.remove', {
      jobId: newJob(),
      ...account,
      uid,
      removeNamespace: false,
    });

    expect([refused, await kubectl('get', 'sa,rolebinding', '-n', namespace, '-o', 'name')]).toMatchObject([
      { ok: false, error: { code: 'conflict', kind: 'ServiceAccount', name: 'again' } },
      expect.stringMatching(/serviceaccount\/again\n.*rolebinding.*\/stays/s),
    ]);
  });

  it('goes on where one binding may not be removed, and reports it as left', async () => {
    const { core, contextId, namespace } = await desk(limitedOperator);
    const account = { contextId, namespace, name: 'half' };
    await kubectl('create', 'serviceaccount', 'half', '-n', namespace);
    for (const [name, role] of [
      ['refused', 'view'],
      ['allowed', 'edit'],
    ] as const) {
      await bind(name, role, namespace, 'half');
    }
    const shown = await plan(core, account);
    const { outcomes } = await remove(core, account, shown.account?.uid);

    expect(lines(outcomes)).toEqual([
      'RoleBinding refused left forbidden',
      'RoleBinding allowed removed',
      'ServiceAccount half removed',
    ]);
  });
});
