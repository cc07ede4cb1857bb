// A control plane of a test's own: with flags, and with an API server that goes away and comes back.
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startControlPlane, type ControlPlane } from '../../support/control-plane/control-plane.ts';

let controlPlane: ControlPlane;
beforeAll(async () => {
  controlPlane = await startControlPlane({
    version: '1.37.2',
    apiServerFlags: ['--service-account-max-token-expiration=24h'],
  });
});
afterAll(() => controlPlane.stop());

it('runs the version that was asked for, with the flags of the test', async () => {
  const version = await controlPlane.kubectl(['version', '-o', 'json']);
  const shortened = await controlPlane.kubectl(['create', 'token', 'default', '--duration=720h']);

  expect([JSON.parse(version.stdout), shortened.stderr]).toMatchObject([
    { clientVersion: { gitVersion: 'v1.37.2' }, serverVersion: { gitVersion: 'v1.37.2' } },
    'Warning: requested expiration of 2592000 seconds shortened to 86400 seconds\n',
  ]);
});

it('keeps its objects when the API server is killed and started again', async () => {
  const before = controlPlane.pids.apiServer;
  await controlPlane.kubectl(['create', 'namespace', 'kept']);

  await controlPlane.killApiServer();
  const whileDead = await controlPlane.kubectl(['get', 'namespace', 'kept']);
  await controlPlane.restartApiServer();
  const after = await controlPlane.kubectl(['get', 'namespace', 'kept', '-o', 'name']);

  expect([whileDead.code, after.stdout, controlPlane.pids.apiServer === before]).toEqual([
    1,
    'namespace/kept\n',
    false,
  ]);
});

it('has as many API servers as a test asks for, which know the same objects and take the same tokens', async () => {
  const several = await startControlPlane({ apiServers: 3 });
  onTestFinished(() => several.stop());
  const { stdout: token } = await several.kubectl(['create', 'token', 'default']);
  const users = await Promise.all(
    several.urls.map(async (server) => {
      const options = { auth: 'none', server, user: { token: token.trim() } } as const;
      const kubeconfigPath = await several.writeKubeconfig('admin', options);
      return several.kubectl(['auth', 'whoami', '-o', 'name'], { kubeconfigPath });
    }),
  );

  expect([new Set(several.urls).size, ...users.map(({ code }) => code)]).toEqual([3, 0, 0, 0]);
});
