// The demo's surroundings: a real control plane dressed as a customer's, a keychain of its own, and a kubeconfig.
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { startControlPlane, type ControlPlane } from '../../tests/support/control-plane/control-plane.ts';
import { startKeyring, type Keyring } from '../../tests/support/keychain/keyring.ts';
import { dressSampleCluster } from '../../tests/support/sample-cluster/sample-cluster.ts';
import { say } from '../bootstrap/say.mjs';

const accounts = 300;

/** What the app gets to see; `stop` removes all of it. It goes as well when this process is killed. */
export type SampleMachine = {
  readonly controlPlane: ControlPlane;
  readonly keyring: Keyring;
  /** Put this over the app's environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly userDataFolder: string;
  readonly stop: () => Promise<void>;
};

/** Name of the sample cluster's context. */
export const sampleContext = 'sample-edge-ams';

/** Starts everything, saying so; throws with a sentence when a part cannot be started. */
export async function startSampleMachine(): Promise<SampleMachine> {
  const controlPlane = await startControlPlane({
    // As Microsoft's guides for k3s and kubeadm have it: a longer token is shortened without an error.
    apiServerFlags: ['--service-account-max-token-expiration=24h'],
  });
  try {
    say(`A real Kubernetes API server runs at ${controlPlane.url}`);
    await dressSampleCluster(controlPlane, { serviceAccounts: accounts });
    say(
      `It is dressed like a customer's: ${accounts} service accounts, some roles, Azure Arc's ConfigMap (a sample)`,
    );
    const keyring = await startKeyring({ state: 'unlocked' });
    const stop = async () => {
      await Promise.all([keyring.stop(), controlPlane.stop()]);
    };
    const userDataFolder = join(keyring.group.folder, 'token-desk');
    await mkdir(userDataFolder, { mode: 0o700 });
    const kubeconfig = [
      await controlPlane.writeKubeconfig('admin', { context: sampleContext }),
      await controlPlane.writeKubeconfig('admin', {
        context: 'sample-closed',
        server: 'https://127.0.0.1:9',
      }),
    ];
    return {
      controlPlane,
      keyring,
      userDataFolder,
      env: { ...keyring.env, KUBECONFIG: kubeconfig.join(delimiter) },
      stop,
    };
  } catch (error) {
    await controlPlane.stop();
    throw error;
  }
}
