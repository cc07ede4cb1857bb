// A server that shortens lifetimes without refusing: what was granted is shown beside what was asked, and remembered.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startControlPlane, type ControlPlane } from '../../support/control-plane/control-plane.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const month = 2_592_000;
let controlPlane: ControlPlane;
let core: TestCore;

beforeAll(async () => {
  controlPlane = await startControlPlane({
    apiServerFlags: ['--service-account-max-token-expiration=24h'],
  });
  core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin') });
});
afterAll(async () => {
  await core.close();
  await controlPlane.stop();
});

it('grants a day of the month that was asked for, says so in its own words, and is expected to do so again', async () => {
  const lifetime = { kind: 'seconds', seconds: month } as const;
  const { token } = valueOf(await core.issue('until-quit', { lifetime }));
  const detail = await core.value('clusters.open', { jobId: newJob(), contextId: await core.contextId() });

  expect([
    token.requestedSeconds,
    (token.grant.expiresAt ?? 0) - token.grant.issuedAt,
    token.grant.warning,
    detail.lifetimeCapSeconds,
  ]).toEqual([
    month,
    86_400_000,
    'requested expiration of 2592000 seconds shortened to 86400 seconds',
    86_400,
  ]);
});
