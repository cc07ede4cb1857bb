// Set-up of the end-to-end tests: a real control plane and display for the run, a keychain and a desk for each test.
import { randomBytes } from 'node:crypto';
import { test as base } from '@playwright/test';
import { startControlPlane, type ControlPlane } from './control-plane/control-plane.ts';
import { Desk, type DeskParts } from './desk.ts';
import { startKeyring, type Keyring, type KeyringState } from './keychain/keyring.ts';
import { dressSampleCluster } from './sample-cluster/sample-cluster.ts';
import { startXDisplay, type XDisplay } from './x-display.ts';

export { expect } from '@playwright/test';

type ForRun = { readonly controlPlane: ControlPlane; readonly display: XDisplay };

type ForTest = {
  /** How the keychain is when the app starts; `test.use({ keychainState: 'locked' })`. */
  readonly keychainState: KeyringState;
  readonly keyring: Keyring;
  /** A namespace name that no other test uses; nothing is there yet. */
  readonly namespace: string;
  /** Kubeconfig files that the app starts on; the admin's alone, unless a test says otherwise. */
  readonly kubeconfigs: readonly string[];
  /** What else the app is started with; `test.use({ startedWith: { env: { … } } })`. */
  readonly startedWith: Pick<DeskParts, 'env' | 'required'>;
  /** The app, started on the kubeconfigs. */
  readonly desk: Desk;
};

/** Name of the context in the desk's kubeconfig. */
export const contextName = 'edge-ams';

export const test = base.extend<ForTest, ForRun>({
  controlPlane: [
    // Playwright reads the names of the parameters: it wants a pattern, also an empty one.
    async ({}, use) => {
      const controlPlane = await startControlPlane();
      await dressSampleCluster(controlPlane, { serviceAccounts: 40 });
      await use(controlPlane);
      await controlPlane.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  display: [
    async ({}, use) => {
      const display = await startXDisplay({ width: 1280, height: 800 });
      await use(display);
      await display.stop();
    },
    { scope: 'worker' },
  ],
  keychainState: ['unlocked', { option: true }],
  keyring: async ({ keychainState }, use) => {
    const keyring = await startKeyring({ state: keychainState });
    await use(keyring);
    await keyring.stop();
  },
  namespace: async ({}, use) => {
    await use(`desk-${randomBytes(4).toString('hex')}`);
  },
  kubeconfigs: async ({ controlPlane }, use) => {
    await use([await controlPlane.writeKubeconfig('admin', { context: contextName })]);
  },
  startedWith: [{}, { option: true }],
  desk: async ({ display, keyring, kubeconfigs, startedWith }, use) => {
    const desk = new Desk({ keyring, display, kubeconfigs, ...startedWith });
    await desk.start();
    await use(desk);
    await desk.close();
  },
});
