// How far a revocation may reach, on a real server: what each step would take, and taking the rights.
import { expect, it } from 'vitest';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { holderOf } from '../../support/issued-objects.ts';
import { serverFacts } from '../../support/shared-control-plane.ts';
import { kubectlAsHolder } from '../../support/token-user.ts';
import { newJob } from '../../support/test-core.ts';

const { controlPlane, namespace, core } = coreWithKeyring('ladder');

it('shows each step before anything is deleted; without rights a token still signs in, and others keep theirs', async () => {
  const change = { namespace, name: 'reader', role: { kind: 'preset', preset: 'view' } } as const;
  const first = valueOf(await core().issue('until-quit', change)).token;
  const { issuanceId } = valueOf(await core().issue('until-quit', change)).token;
  const shared = [
    '--clusterrole=edit',
    `--serviceaccount=${namespace}:reader`,
    `--serviceaccount=${namespace}:other`,
  ];
  await controlPlane.kubectl(['create', 'rolebinding', 'shared', '-n', namespace, ...shared]);
  const plan = await core().value('tokens.revokePlan', { jobId: newJob(), issuanceId });
  await core().value('tokens.copy', { issuanceId, purpose: 'plain' });
  const token = core().clipboard.content;
  await core().value('tokens.revoke', { jobId: newJob(), issuanceId, reach: 'rights' });
  const holder = await holderOf(controlPlane, token);
  const pods = await kubectlAsHolder(controlPlane, token, ['get', 'pods', '-n', namespace]);
  const left = ['get', 'rolebinding', 'shared', '-n', namespace, '-o', 'jsonpath={.subjects[*].name}'];
  const { rows } = await core().value('history.list', { kind: 'removed' });

  expect({
    plan,
    holder,
    mayRead: pods.code,
    shared: (await controlPlane.kubectl(left)).stdout,
    removed: rows.map(({ removed }) => removed?.map(({ kind }) => kind).sort()),
    after: (await core().value('tokens.revokePlan', { jobId: newJob(), issuanceId })).rights,
    firstSecret: first.boundSecret === plan.token?.secret,
  }).toMatchObject({
    plan: {
      rights: { bindings: 2, shared: 1, complete: true },
      // A server may have made one for the account by itself.
      account: { tokens: 2, otherSecrets: serverFacts().secretForEachAccount ? 1 : 0 },
    },
    holder: `system:serviceaccount:${namespace}:reader`,
    mayRead: 1,
    shared: 'other',
    removed: [['ClusterRoleBinding', 'RoleBinding']],
    after: { bindings: 0 },
    firstSecret: false,
  });
});
