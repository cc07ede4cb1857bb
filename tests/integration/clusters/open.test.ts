// Opening a cluster tells who we are, what we may do, which cluster it is, and whether it is connected to Azure Arc.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connectTo } from '../../support/cluster-connection.ts';
import { everyRequest, startFaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { serverFacts, sharedControlPlane } from '../../support/shared-control-plane.ts';
import { newJob, TestCore } from '../../support/test-core.ts';
import { readArc } from '../../../src/main/clusters/arc.ts';
import type { UserName } from '../../support/control-plane/users.ts';
import type { KubeconfigOptions } from '../../support/control-plane/kubeconfig.ts';

const access = sharedControlPlane();
/** Who the server says we are; an old one has no word for it. */
const known = (name: string) =>
  serverFacts().selfReview ? { name, known: true } : { name: 'unknown', known: false };
/** Loading Kubernetes code takes a while on a busy machine. */
const patient = { timeout: 20_000 };

async function open(user: UserName, options: KubeconfigOptions = {}) {
  const core = await TestCore.start({ kubeconfig: await access.writeKubeconfig(user, options) });
  onTestFinished(() => core.close());
  const contextId = await core.contextId();
  return { core, contextId, answer: await core.call('clusters.open', { jobId: newJob(), contextId }) };
}

test('an administrator holds everything', async () => {
  const { answer } = await open('admin');

  expect(answer).toMatchObject({
    ok: true,
    value: {
      user: known('admin'),
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      permissions: Array.from({ length: 8 }, () => ({ verdict: 'held' })),
      routes: [
        { route: 'token-request', verdict: 'recommended' },
        { verdict: 'available', why: 'never-expires' },
        serverFacts().secretForEachAccount
          ? { verdict: 'available', why: 'never-expires' }
          : { verdict: 'unknown', why: 'not-made-by-server' },
      ],
    },
  });
});

test('an operator with one Role is told what he holds in his namespace', async () => {
  const { answer } = await open('namespace-limited', { namespace: 'team-a' });

  const held = answer.ok ? answer.value.permissions.filter(({ verdict }) => verdict === 'held') : [];
  expect([held, answer]).toMatchObject([
    [
      { id: 'issue-tokens', namespace: 'team-a' },
      { id: 'secrets', namespace: 'team-a' },
    ],
    { ok: true, value: { routes: [{ route: 'token-request', verdict: 'recommended' }, {}, {}] } },
  ]);
});

test('without the namespace in the context the route is unknown, never blocked', async () => {
  const { answer } = await open('namespace-limited');

  expect(answer).toMatchObject({
    ok: true,
    value: { routes: [{ route: 'token-request', verdict: 'unknown', why: 'not-permitted' }, {}, {}] },
  });
});

test.each([
  ['token', {}],
  ['token-file', {}],
  ['cert-files', {}],
  ['cert', { user: { as: 'nora', 'as-groups': ['system:masters'] } }],
] as const)('signing in by %s works', async (auth, options) => {
  const { answer } = await open('admin', { auth, ...options });

  expect(answer).toMatchObject({ ok: true, value: { user: known('user' in options ? 'nora' : 'admin') } });
});

test('an expired certificate is told, in the list and when opened', async () => {
  const { core, answer } = await open('expired');

  const { rows } = await core.value('clusters.list', {});
  const end = rows[0]?.credential.certificateExpiresAt;
  expect([end !== undefined && end < Date.now(), answer]).toMatchObject([
    true,
    { ok: false, error: { code: 'unauthenticated', reason: 'certificate-expired', expiredAt: end } },
  ]);
});

test('an opening can be cancelled while the server keeps silent', async () => {
  const proxy = await startFaultProxy(access);
  onTestFinished(() => proxy.stop());
  const kubeconfig = await access.writeKubeconfig('admin', { auth: 'token', server: proxy.url });
  const core = await TestCore.start({ kubeconfig });
  onTestFinished(() => core.close());
  const contextId = await core.contextId();
  proxy.when(everyRequest, { kind: 'never-answer' });
  const jobId = newJob();

  const answer = core.call('clusters.open', { jobId, contextId });
  await expect.poll(() => proxy.requests.some(({ authorization }) => authorization), patient).toBe(true);
  await core.value('jobs.cancel', { jobId });

  expect(await answer).toEqual({ ok: false, error: { code: 'cancelled' } });
});

test('probing sends no credential', async () => {
  const proxy = await startFaultProxy(access);
  onTestFinished(() => proxy.stop());
  const files = [
    await access.writeKubeconfig('admin', { auth: 'token', server: proxy.url }),
    await access.writeKubeconfig('admin', {
      auth: 'cert',
      server: proxy.url,
      cluster: { 'tls-server-name': 'localhost' },
    }),
  ];
  const core = await TestCore.start({ kubeconfig: files.join(':') });
  onTestFinished(() => core.close());

  await core.value('clusters.list', {});
  await expect.poll(() => proxy.requests.length, patient).toBe(2);

  expect(proxy.requests).toMatchObject(
    Array.from({ length: 2 }, () => ({ path: '/version', authorization: false, clientCertificate: false })),
  );
});

test('a cluster without the ConfigMap of Azure Arc has no page in the portal', async () => {
  const { core, contextId, answer } = await open('admin');

  const portal = await core.call('clusters.openPortal', { contextId });

  expect([answer, portal, core.opened]).toMatchObject([
    { ok: true, value: { arc: { state: 'not-arc' } } },
    { ok: false, error: { code: 'not-arc' } },
    [],
  ]);
});

test('who may not read the ConfigMap is told so', async () => {
  const connection = connectTo(access, { user: 'namespace-limited' });
  onTestFinished(() => connection.close());

  expect(await readArc(connection, AbortSignal.timeout(5000))).toEqual({ state: 'not-permitted' });
});

test('a token file that another program renews is read again when the server refuses', async () => {
  const folder = await scratchFolder();
  const tokenFile = join(folder, 'token');
  await writeFile(tokenFile, `${access.token('admin')}\n`);
  const kubeconfig = await access.writeKubeconfig('admin', { auth: 'none', user: { tokenFile } });
  const core = await TestCore.start({ kubeconfig });
  onTestFinished(() => core.close());
  const contextId = await core.contextId();
  const openAgain = () => core.call('clusters.open', { jobId: newJob(), contextId });
  await writeFile(tokenFile, 'stale');
  const refused = await openAgain();

  await writeFile(tokenFile, access.token('read-only'));
  const renewed = await openAgain();

  expect([refused, renewed]).toMatchObject([
    { ok: false, error: { code: 'unauthenticated', reason: 'refused' } },
    { ok: true, value: { user: known('read-only') } },
  ]);
});
