// A machine without a keychain: copying once and keeping until quit work, and nothing is ever written instead.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oursIn } from '../../support/issued-objects.ts';
import { startKeyring, type Keyring } from '../../support/keychain/keyring.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { TestCore } from '../../support/test-core.ts';

const controlPlane = sharedControlPlane();
const namespace = `absent-${randomBytes(4).toString('hex')}`;
let keyring: Keyring;
let core: TestCore;

beforeAll(async () => {
  keyring = await startKeyring({ state: 'absent' });
  keyring.useInThisProcess();
  core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin') });
});
afterAll(async () => {
  await core.close();
  await keyring.stop();
  await controlPlane.kubectl(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
});

it('says that no keychain answers, takes everything back, and still issues without one', async () => {
  const request = { namespace, name: 'reader', role: { kind: 'preset', preset: 'view' } } as const;
  const checked = await core.value('keychain.check', {});
  const refused = await core.issue('keychain', request);
  const left = await oursIn(controlPlane, namespace);
  const once = await core.issue('copy-once', request);
  const untilQuit = await core.issue('until-quit', request);

  expect([checked, refused, left, once.ok, untilQuit.ok]).toMatchObject([
    { state: 'unusable', error: { code: 'keychain-unavailable' } },
    { ok: false, error: { code: 'keychain-unavailable' } },
    [],
    true,
    true,
  ]);
});
