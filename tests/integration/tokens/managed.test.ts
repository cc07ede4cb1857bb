// Managed settings are kept by window and command line alike, and a file that cannot be used lets nothing be issued.
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { SetUpRequest } from '../../../src/shared/plan.ts';
import type { Result } from '../../../src/shared/ipc/result.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { ownNamespace } from '../../support/namespace.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const controlPlane = sharedControlPlane();
const view = { kind: 'preset', preset: 'view' } as const;

/** A desk under managed settings; `mode` is that of the file. */
async function desk(content: string, mode = 0o644) {
  const managedFile = join(await scratchFolder(), 'managed.json');
  await writeFile(managedFile, content);
  await chmod(managedFile, mode);
  const core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin'), managedFile });
  const space = await ownNamespace(controlPlane, 'managed');
  onTestFinished(async () => {
    await core.close();
    await space.remove();
  });
  const plan = async (change: Partial<SetUpRequest>) =>
    core.call('accounts.plan', {
      jobId: newJob(),
      request: await core.request({ namespace: space.name, name: 'reader', ...change }),
    });
  return { core, plan, namespace: space.name };
}

function whatOf(result: Result<unknown>): string {
  if (result.ok) return 'allowed';
  return result.error.code === 'managed' ? result.error.what : result.error.code;
}

it('allow what they list and refuse the rest, before anything is made', async () => {
  const { core, plan, namespace } = await desk(
    JSON.stringify({
      ...{
        roles: ['view'],
        longestLifetimeSeconds: 3600,
        neverExpiring: false,
        keep: ['keychain', 'until-quit'],
      },
      clusters: [
        { server: controlPlane.url, portal: { name: 'managed-name', resourceGroup: 'managed-group' } },
      ],
    }),
  );
  const hour = { kind: 'seconds', seconds: 3600 } as const;
  const good = { role: view, lifetime: hour };
  const { planId } = valueOf(await plan(good));
  const confirmed = { escalationConfirmed: true, insecureConfirmed: true };
  const once = await core.call('tokens.issue', { jobId: newJob(), planId, keep: 'copy-once', ...confirmed });
  const issued = await core.issue('until-quit', { namespace, name: 'reader', ...good });
  const contextId = await core.contextId();
  const opened = await core.value('clusters.open', { jobId: newJob(), contextId });
  const settings = await core.value('settings.set', {
    change: { lifetimeSeconds: 86_400, rolePreset: 'edit' },
  });

  expect({
    role: whatOf(await plan({ ...good, role: { kind: 'preset', preset: 'edit' } })),
    named: whatOf(await plan({ ...good, role: { kind: 'cluster-role', name: 'admin' } })),
    lifetime: whatOf(await plan({ ...good, lifetime: { kind: 'seconds', seconds: 7200 } })),
    route: whatOf(await plan({ ...good, route: 'token-secret' })),
    once: whatOf(once),
    issued: whatOf(issued),
    settings: [settings.lifetimeSeconds, settings.rolePreset],
    portal: opened.portal,
  }).toEqual({
    ...{ role: 'role', named: 'role', lifetime: 'lifetime', route: 'route', once: 'keep', issued: 'allowed' },
    settings: [3600, 'view'],
    portal: { name: 'managed-name', resourceGroup: 'managed-group' },
  });
});

it('hold for a renewal of what was issued before them', async () => {
  const { core, namespace } = await desk('{}');
  const { issuanceId } = valueOf(
    await core.issue('until-quit', { namespace, name: 'old', role: view }),
  ).token;
  const managedFile = join(await scratchFolder(), 'managed.json');
  await writeFile(managedFile, JSON.stringify({ longestLifetimeSeconds: 600 }));
  const { dataFolder } = core;
  const stricter = await TestCore.start({
    ...{ kubeconfig: await controlPlane.writeKubeconfig('admin'), dataFolder, managedFile },
  });
  onTestFinished(() => stricter.close());
  const selection = { by: 'ids' as const, issuanceIds: [issuanceId] };
  const { results } = await stricter.value('tokens.renew', { jobId: newJob(), selection });

  expect(results).toMatchObject([{ outcome: 'failed', error: { code: 'managed', what: 'lifetime' } }]);
});

it.each([
  ['is not JSON', '{', 0o644, 'it is not JSON'],
  ['has an unknown field', '{"role":["view"]}', 0o644, 'the whole: Unrecognized key: "role"'],
  ['has a wrong value', '{"longestLifetimeSeconds":"1h"}', 0o644, 'longestLifetimeSeconds: '],
  ['may be written by others', '{}', 0o666, 'others than its owner may write it'],
])(
  'let nothing be issued where the file %s, and say what is wrong with it',
  async (_what, content, mode, detail) => {
    const { core, plan } = await desk(content, mode);
    const refused = await plan({ role: view });
    const state = await core.value('settings.managed', {});

    expect([whatOf(refused), state]).toMatchObject([
      'file',
      { state: 'broken', error: { code: 'managed', detail: expect.stringContaining(detail) as string } },
    ]);
  },
);
