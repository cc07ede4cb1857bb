// A cluster that signs as another issuer since a restart: its former tokens are refused, and the check finds out why.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IssuanceId } from '../../../src/shared/ids.ts';
import { startControlPlane, type ControlPlane } from '../../support/control-plane/control-plane.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { oursIn } from '../../support/issued-objects.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

let controlPlane: ControlPlane;
let core: TestCore;
beforeAll(async () => {
  controlPlane = await startControlPlane();
  core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin') });
});
afterAll(async () => {
  await core.close();
  await controlPlane.stop();
});

async function issue(): Promise<IssuanceId> {
  const change = {
    namespace: 'portal-access',
    name: 'reader',
    role: { kind: 'preset', preset: 'view' },
  } as const;
  return valueOf(await core.issue('until-quit', change)).token.issuanceId;
}

async function checked(issuanceId: IssuanceId): Promise<string> {
  const { checks } = await core.value('tokens.verify', {
    jobId: newJob(),
    issuanceIds: [issuanceId],
    review: false,
  });
  return `${checks[0]?.verdict ?? ''}: ${checks[0]?.reason ?? ''}`;
}

it('says that the issuer has changed, by a token that is gone at once or by one that was issued since', async () => {
  const issuanceId = await issue();
  const before = [await checked(issuanceId), await oursIn(controlPlane, 'portal-access')];
  await controlPlane.restartApiServer((args) =>
    args.map((arg) =>
      arg.startsWith('--service-account-issuer=') ? '--service-account-issuer=https://oidc.example/new' : arg,
    ),
  );
  const alone = [await checked(issuanceId), await oursIn(controlPlane, 'portal-access')];
  const newer = await issue();

  expect([before, alone, await checked(issuanceId), await checked(newer)]).toEqual([
    ['valid: accepted', before[1]],
    ['issuer-changed: other-issuer', before[1]],
    'issuer-changed: other-issuer',
    'valid: accepted',
  ]);
});
