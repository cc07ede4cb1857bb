// A token for kubectl, as whole processes: `get-token` from the keychain against `kubectl create token` from the server.
import { fileURLToPath } from 'node:url';
import { runCommand } from '../support/commands.ts';
import type { ClusterAccess } from '../support/control-plane/cluster-access.ts';
import type { TestCore } from '../support/test-core.ts';
import { createToken } from './kubectl-way.ts';
import { measurePair, timed, type Measured } from './measure.ts';

const built = fileURLToPath(new URL('../../out/cli/token-desk.js', import.meta.url));
const namespace = 'bench-get-token';
const account = 'reader';

/** Runs the built command line in this Node. */
export async function benchGetToken(access: ClusterAccess, core: TestCore): Promise<Measured> {
  const issued = await core.issue('keychain', { namespace, name: account });
  if (!issued.ok) throw new Error(JSON.stringify(issued.error));
  const words = ['get-token', '--issuance', issued.value.token.issuanceId, '--data-folder', core.dataFolder];
  const getToken = async () => {
    const { code, stderr } = await runCommand(process.execPath, [built, ...words], { env: process.env });
    if (code !== 0) throw new Error(`get-token failed: ${stderr}`);
  };
  return measurePair({
    ...{ name: 'get-token-vs-kubectl', runs: 30, warmUp: 3 },
    ours: () => timed(getToken),
    theirs: () => timed(() => createToken(access, namespace, account)),
  });
}
