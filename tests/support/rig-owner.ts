// A program for tests: starts every part of the rig, prints what there is to find as JSON, and waits to be ended.
import { startControlPlane } from './control-plane/control-plane.ts';
import { startKeyring } from './keychain/keyring.ts';
import { startXDisplay } from './x-display.ts';

const [controlPlane, keyring, display] = await Promise.all([
  startControlPlane(),
  startKeyring({ state: 'silent' }),
  startXDisplay(),
]);
const groups = [controlPlane.group, keyring.group, display.group];
const found = {
  supervisors: groups.map((group) => group.supervisorPid),
  folders: groups.map((group) => group.folder),
};
process.stdout.write(`${JSON.stringify(found)}\n`);
process.stdin.once('data', () => {
  void Promise.all([controlPlane.stop(), keyring.stop(), display.stop()]).then(() => process.exit(0));
});
