// An open keychain: what it says of itself, and what happens when others take something out of it.
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startKeyring, type Keyring } from '../../support/keychain/keyring.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { TestCore } from '../../support/test-core.ts';

const controlPlane = sharedControlPlane();
let namespace: string;
let keyring: Keyring;
let core: TestCore;

beforeAll(async () => {
  keyring = await startKeyring({ state: 'unlocked' });
  keyring.useInThisProcess();
});
afterAll(() => keyring.stop());
beforeEach(async () => {
  namespace = `keychain-${randomBytes(4).toString('hex')}`;
  core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin') });
});
afterEach(async () => {
  await core.close();
  await controlPlane.kubectl(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
});

function issue() {
  return core.issue('keychain', { namespace, name: 'reader', role: { kind: 'preset', preset: 'view' } });
}

describe('an open keychain', () => {
  it('is named, with how many tokens it keeps', async () => {
    await issue();

    expect(await core.value('keychain.check', {})).toEqual({
      state: 'unlocked',
      name: 'GNOME Keyring',
      tokens: 1,
      longestBytes: expect.any(Number) as unknown,
    });
  });

  it('from which somebody else removed a token says that it is gone, and so does the history', async () => {
    const issued = await issue();
    if (!issued.ok) throw new Error(issued.error.code);
    const { issuanceId } = issued.value.token;
    await keyring.runNode('tests/support/keychain/keytar-actions.ts', ['delete', 'token-desk', issuanceId]);
    const gone = await core.call('tokens.copy', { issuanceId, purpose: 'plain' });

    expect([gone, await core.history()]).toEqual([
      { ok: false, error: { code: 'token-gone', where: 'keychain' } },
      ['issued', 'forgotten (lost)'],
    ]);
  });
});
