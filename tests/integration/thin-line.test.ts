// The main job in one line: real API server, TokenRequest, real keyring, database, clipboard.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownNamespace, type OwnNamespace } from '../support/namespace.ts';
import { sharedControlPlane } from '../support/shared-control-plane.ts';
import { startKeyring, type Keyring } from '../support/keychain/keyring.ts';
import { TestCore } from '../support/test-core.ts';

const controlPlane = sharedControlPlane();
let keyring: Keyring;
let namespace: OwnNamespace;
let core: TestCore;

beforeAll(async () => {
  keyring = await startKeyring({ state: 'unlocked' });
  keyring.useInThisProcess();
  namespace = await ownNamespace(controlPlane, 'thin-line');
  core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin') });
});
afterAll(async () => {
  await core.close();
  await namespace.remove();
  await keyring.stop();
});

describe('the main job', () => {
  it('ends with a token on the clipboard that kubectl signs in with, and with a history of it', async () => {
    const issued = await core.issue('keychain', { namespace: namespace.name, name: 'reader' });
    if (!issued.ok) throw new Error(JSON.stringify(issued.error));
    const { token, accepted } = issued.value;
    await core.value('tokens.copy', { issuanceId: token.issuanceId, purpose: 'portal' });

    const kubeconfigPath = await controlPlane.writeKubeconfig('admin', {
      auth: 'none',
      user: { token: core.clipboard.content },
    });
    const whoAmI = ['auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}'];
    const who = await controlPlane.kubectl(whoAmI, { kubeconfigPath });

    expect([who.stdout, accepted, token.state, await core.history()]).toEqual([
      `system:serviceaccount:${namespace.name}:reader`,
      'yes',
      'stored',
      ['issued', 'copied'],
    ]);
  });
});
