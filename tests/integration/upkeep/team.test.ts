// Two desks on one cluster see each other's tokens, from the Secrets alone; without the right to list them it is said.
import { expect, it, onTestFinished } from 'vitest';
import { valueOf } from '../../support/desk-accounts.ts';
import { ownNamespace } from '../../support/namespace.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const controlPlane = sharedControlPlane();

async function desk(user: 'admin' | 'read-only' = 'admin'): Promise<TestCore> {
  const core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig(user) });
  onTestFinished(() => core.close());
  return core;
}

const team = async (core: TestCore) =>
  core.value('team.list', { jobId: newJob(), contextId: await core.contextId() });

it('each sees what the other declared: account, who, why, until when, and whether it ever ends', async () => {
  const space = await ownNamespace(controlPlane, 'team');
  onTestFinished(() => space.remove());
  const namespace = space.name;
  const [one, other] = [await desk(), await desk()];
  const role = { kind: 'preset', preset: 'view' } as const;
  const short = valueOf(await one.issue('until-quit', { namespace, name: 'reader', role })).token;
  await one.issue('until-quit', { namespace, name: 'reader', role, route: 'token-secret' });
  const seen = await team(other);
  const own = await team(one);
  const here = (found: typeof seen) => found.tokens.filter((token) => token.namespace === namespace);

  const declaredEnd = here(seen).find(({ endsAt }) => endsAt !== undefined)?.endsAt ?? 0;

  expect({
    seen: here(seen).map(({ accountName, operator, reason, holds, endsAt, issuanceId }) => ({
      ...{ accountName, operator, reason, holds, ends: endsAt !== undefined, ours: issuanceId !== undefined },
    })),
    sameEnd: Math.abs(declaredEnd - (short.grant.expiresAt ?? 0)) < 60_000,
    own: here(own).filter(({ issuanceId }) => issuanceId !== undefined).length,
  }).toEqual({
    seen: expect.arrayContaining([
      {
        ...{ accountName: 'reader', operator: 'maria on desk-ops-04', reason: 'test', holds: 'bound' },
        ...{ ends: true, ours: false },
      },
      {
        ...{ accountName: 'reader', operator: 'maria on desk-ops-04', reason: 'test', holds: 'token' },
        ...{ ends: false, ours: false },
      },
    ]) as unknown,
    sameEnd: true,
    own: 2,
  });
});

it('who may not list Secrets is told so, and nothing else', async () => {
  const { tokens, complete, error } = await team(await desk('read-only'));

  expect({ tokens, complete, error }).toMatchObject({
    tokens: [],
    complete: false,
    error: { code: 'forbidden', verb: 'list', resource: 'secrets' },
  });
});
