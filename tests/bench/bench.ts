// `npm run bench`: measures against kubectl and an empty window, prints a table, writes out/bench.json. Asserts nothing.
import { parseArgs } from 'node:util';
import { buildWhenChanged } from '../../scripts/app/build-when-changed.ts';
import { sayProgress } from '../../scripts/bootstrap/say.mjs';
import { startControlPlane } from '../support/control-plane/control-plane.ts';
import { startKeyring } from '../support/keychain/keyring.ts';
import { TestCore } from '../support/test-core.ts';
import { startXDisplay } from '../support/x-display.ts';
import { bundleSize } from './bundle-size.ts';
import { benchGetToken } from './get-token.ts';
import { benchIssue } from './issue.ts';
import type { Measured } from './measure.ts';
import { benchQuickCopy } from './quick-copy.ts';
import { benchRenew } from './renew.ts';
import { report } from './report.ts';
import { benchMemory, benchStart } from './window.ts';

const context = 'bench';
const groups = ['issue', 'renew', 'get-token', 'start', 'memory', 'quick-copy', 'bundle'];
const { values } = parseArgs({ options: { only: { type: 'string', default: groups.join(',') } } });
const chosen = values.only.split(',');

if (!(await buildWhenChanged())) process.exit(1);
const controlPlane = await startControlPlane();
// One keychain for this process and one for the app in its window: this process can use only one, ever.
const [keyring, windowKeyring] = await Promise.all([
  startKeyring({ state: 'unlocked' }),
  startKeyring({ state: 'unlocked' }),
]);
const display = await startXDisplay();
keyring.useInThisProcess();
try {
  const kubeconfig = await controlPlane.writeKubeconfig('admin', { context });
  const env = { ...windowKeyring.env, ...display.env, KUBECONFIG: kubeconfig, TERM: 'xterm-256color' };
  const lines: Measured[] = [];
  if (chosen.includes('issue')) {
    const core = await TestCore.start({ kubeconfig });
    lines.push(
      ...(await sayProgress('Issuing, by Token Desk and by kubectl', () => benchIssue(controlPlane, core))),
    );
    await core.close();
  }
  if (chosen.includes('renew')) {
    lines.push(
      ...(await sayProgress('Renewing a hundred tokens, by Token Desk and by kubectl', () =>
        benchRenew(controlPlane),
      )),
    );
  }
  if (chosen.includes('get-token')) {
    const core = await TestCore.start({ kubeconfig });
    lines.push(
      await sayProgress(`A token for kubectl, by Node ${process.versions.node} and by kubectl`, () =>
        benchGetToken(controlPlane, core),
      ),
    );
    await core.close();
  }
  if (chosen.includes('start')) {
    lines.push(
      await sayProgress('Starting, with everything and with nothing', () => benchStart({ env, context })),
    );
  }
  if (chosen.includes('memory')) {
    lines.push(await sayProgress('Issuing fifty tokens in the window', () => benchMemory({ env, context })));
  }
  if (chosen.includes('quick-copy')) {
    lines.push(...(await sayProgress('Finding one of a thousand tokens', () => benchQuickCopy(env))));
  }
  if (chosen.includes('bundle')) lines.push(...(await bundleSize()));
  await report(lines);
} finally {
  await Promise.all([display, windowKeyring, keyring, controlPlane].map((part) => part.stop()));
}
