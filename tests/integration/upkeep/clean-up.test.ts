// Cleaning up on a real server: what nobody needs is suggested, what may be needed is named, what others made stays.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CleanUpPlan } from '../../../src/shared/clean-up.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { ownNamespace } from '../../support/namespace.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { isMadeByServer } from '../../support/issued-objects.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const controlPlane = sharedControlPlane();
const HOUR = 3_600_000;

async function kubectl(args: readonly string[], input?: string): Promise<string> {
  const { code, stdout, stderr } = await controlPlane.kubectl(args, input === undefined ? {} : { input });
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
}

/** A desk whose tokens lead different lives, another desk's Secret beside them, and an hour later. */
async function desk() {
  const space = await ownNamespace(controlPlane, 'clean');
  const namespace = space.name;
  let later = 0;
  const clock = { now: () => Date.now() + later };
  const core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin'), clock });
  onTestFinished(async () => {
    await core.close();
    await space.remove();
  });
  const role = { kind: 'preset', preset: 'view' } as const;
  const issue = async (name: string, seconds: number) => {
    const lifetime = { kind: 'seconds', seconds } as const;
    return valueOf(await core.issue('until-quit', { namespace, name, role, lifetime })).token;
  };
  const ended = await issue('reader', 600);
  const kept = await issue('reader', 28_800);
  const forgotten = await issue('reader', 28_800);
  await core.value('tokens.forget', { issuanceId: forgotten.issuanceId });
  await issue('gone', 28_800);
  await kubectl(['delete', 'serviceaccount', 'gone', '-n', namespace]);
  await kubectl(
    ['apply', '-f', '-'],
    `apiVersion: v1
kind: Secret
metadata:
  name: td-elsewhere
  namespace: ${namespace}
  labels: {app.kubernetes.io/managed-by: token-desk}
  annotations: {token-desk/issuance: 3f7b7c0e-64c4-4e6b-8a52-111111111111, token-desk/operator: jonas on desk-ops-11}
---
apiVersion: v1
kind: Secret
metadata:
  name: td-elsewhere-ended
  namespace: ${namespace}
  labels: {app.kubernetes.io/managed-by: token-desk}
  annotations:
    token-desk/issuance: 3f7b7c0e-64c4-4e6b-8a52-222222222222
    token-desk/operator: jonas on desk-ops-11
    token-desk/ends: "2026-01-01T00:00:00.000Z"
`,
  );
  later = HOUR;
  const contextId = await core.contextId();
  const plan = await core.value('cleanup.plan', { jobId: newJob(), contextId });
  return { core, namespace, plan, ended, kept, forgotten };
}

/** Items of the test's own namespace, with their places in the plan; other tests make things, too. */
function own(plan: CleanUpPlan, namespace: string) {
  return plan.items
    .map((item, index) => ({ ...item, index }))
    .filter(({ object }) => object.namespace === namespace || object.name.includes(`:${namespace}:`));
}

async function secretsIn(namespace: string): Promise<string[]> {
  const names = await kubectl(['get', 'secret', '-n', namespace, '-o', 'jsonpath={.items[*].metadata.name}']);
  return names
    .split(' ')
    .filter((name) => !isMadeByServer(name))
    .sort();
}

describe('cleaning up', () => {
  it('suggests what has ended, names what may be valid or is another desk’s, and removes what is chosen', async () => {
    const { core, namespace, plan, ended, kept, forgotten } = await desk();
    const items = own(plan, namespace);
    const chosen = items.filter(({ suggested }) => suggested).map(({ index }) => index);
    const { planId } = plan;
    const { outcomes } = await core.value('cleanup.apply', {
      jobId: newJob(),
      planId,
      chosen,
      confirmedValid: [],
    });

    expect({
      items: items.map(({ object, why, suggested, mayBeValid, by }) =>
        [
          object.kind,
          object.name,
          why,
          suggested ? 'suggested' : '-',
          mayBeValid ? 'may be valid' : '-',
          by,
        ].join(' | '),
      ),
      outcomes: outcomes.map(({ object, state }) => `${object.name} ${state}`).sort(),
      left: await secretsIn(namespace),
      binding: (
        await controlPlane.kubectl(['get', 'clusterrolebinding', `token-desk:${namespace}:gone:view`])
      ).code,
      history: (await core.history()).at(-1),
    }).toEqual({
      items: [
        `Secret | ${ended.boundSecret ?? ''} | token-ended | suggested | - | maria on desk-ops-04`,
        `ClusterRoleBinding | token-desk:${namespace}:gone:view | account-gone | suggested | - | maria on desk-ops-04`,
        ...[`Secret | ${forgotten.boundSecret ?? ''} | not-kept | - | may be valid | maria on desk-ops-04`]
          .concat('Secret | td-elsewhere | other-desk | - | may be valid | jonas on desk-ops-11')
          .concat('Secret | td-elsewhere-ended | other-desk | - | - | jonas on desk-ops-11')
          .sort(),
      ],
      outcomes: [`${ended.boundSecret ?? ''} removed`, `token-desk:${namespace}:gone:view removed`].sort(),
      left: [
        kept.boundSecret ?? '',
        forgotten.boundSecret ?? '',
        'td-elsewhere',
        'td-elsewhere-ended',
      ].sort(),
      binding: 1,
      history: 'removed',
    });
  });

  it('removes what may still be valid only where it was confirmed, and then follows its token', async () => {
    const { core, namespace, plan, forgotten } = await desk();
    const item = own(plan, namespace).find(({ why }) => why === 'not-kept');
    const chosen = [item?.index ?? -1];
    const { planId } = plan;
    const refused = await core.call('cleanup.apply', { jobId: newJob(), planId, chosen, confirmedValid: [] });
    await core.value('cleanup.apply', { jobId: newJob(), planId, chosen, confirmedValid: chosen });
    const row = async () => {
      const { rows } = await core.value('tokens.list', {});
      return rows.find(({ issuanceId }) => issuanceId === forgotten.issuanceId)?.state;
    };
    await expect.poll(row, { timeout: 60_000, interval: 500 }).toBe('revoked');

    expect([refused, (await secretsIn(namespace)).includes(forgotten.boundSecret ?? '')]).toEqual([
      { ok: false, error: { code: 'invalid', field: 'confirmedValid' } },
      false,
    ]);
  });

  it('keeps what has come into use since the plan', async () => {
    const { core, namespace, plan } = await desk();
    const item = own(plan, namespace).find(({ why }) => why === 'account-gone');
    await kubectl(['create', 'serviceaccount', 'gone', '-n', namespace]);
    const chosen = [item?.index ?? -1];
    const { planId } = plan;
    const { outcomes } = await core.value('cleanup.apply', {
      jobId: newJob(),
      planId,
      chosen,
      confirmedValid: [],
    });

    expect(outcomes.map(({ state }) => state)).toEqual(['kept']);
  });
});
