// The set-up of tests that issue with a keychain: a keyring, a core on the shared control plane, a namespace's name.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { commandLine } from './command-line.ts';
import type { ClusterAccess } from './control-plane/cluster-access.ts';
import { startKeyring, type Keyring, type KeyringState } from './keychain/keyring.ts';
import { sharedControlPlane } from './shared-control-plane.ts';
import { TestCore } from './test-core.ts';

/** What the tests of one file share; only one for each file, since a process has one keychain. */
export type CoreWithKeyring = {
  readonly controlPlane: ClusterAccess;
  /** A namespace that is not there yet; it goes after the tests. */
  readonly namespace: string;
  readonly keyring: () => Keyring;
  readonly core: () => TestCore;
};

/** Starts it all before the tests of a file and ends it after them. */
export function coreWithKeyring(prefix: string, state: KeyringState = 'unlocked'): CoreWithKeyring {
  const controlPlane = sharedControlPlane();
  const namespace = `${prefix}-${randomBytes(4).toString('hex')}`;
  let started: { readonly keyring: Keyring; readonly core: TestCore } | undefined;
  beforeAll(async () => {
    const keyring = await startKeyring({ state });
    keyring.useInThisProcess();
    const kubeconfig = await controlPlane.writeKubeconfig('admin');
    started = { keyring, core: await TestCore.start({ kubeconfig, commandLine }) };
  });
  afterAll(async () => {
    await started?.core.close();
    await started?.keyring.stop();
    await controlPlane.kubectl(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
  });
  const running = () => {
    if (started === undefined) throw new Error('the tests have not begun');
    return started;
  };
  return {
    controlPlane,
    namespace,
    keyring: () => running().keyring,
    core: () => running().core,
  };
}
