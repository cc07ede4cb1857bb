// A cluster whose token controller does not run: a token Secret is never filled.
import { expect, it } from 'vitest';
import { startControlPlane } from '../../support/control-plane/control-plane.ts';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { oursIn } from '../../support/issued-objects.ts';
import { TestCore } from '../../support/test-core.ts';

const { namespace } = coreWithKeyring('idle');
/** For a control plane of its own and a wait of ten seconds, on a machine that is busy. */
const patient = { timeout: 180_000 };

it(
  'is said after the time that a token Secret takes at most, and leaves nothing behind',
  patient,
  async () => {
    const idle = await startControlPlane();
    process.kill(idle.pids.controllerManager, 'SIGKILL');
    const desk = await TestCore.start({ kubeconfig: await idle.writeKubeconfig('admin') });
    try {
      const role = { kind: 'preset', preset: 'view' } as const;
      const issued = await desk.issue('keychain', { namespace, role, name: 'idle', route: 'token-secret' });

      expect([issued, await oursIn(idle, namespace)]).toMatchObject([
        { ok: false, error: { code: 'token-not-filled', reason: 'no-controller' } },
        [],
      ]);
    } finally {
      await desk.close();
      await idle.stop();
    }
  },
);
