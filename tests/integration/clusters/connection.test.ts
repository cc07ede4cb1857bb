// One connection carries many calls, says what the server said beside the answer, and acts as whom it was told.
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import type { Connection } from '../../../src/main/kubernetes/connection.ts';
import { selfReview } from '../../../src/main/kubernetes/self-review.ts';
import { Authority } from '../../support/certificates/authority.ts';
import { connectTo, countNamespaces, type ConnectOptions } from '../../support/cluster-connection.ts';
import { everyRequest, startFaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';

const access = sharedControlPlane();
const { signal } = new AbortController();
let connection: Connection;

function connect(options: ConnectOptions = {}): Connection {
  return (connection = connectTo(access, options));
}

afterEach(() => connection.close());

test('a hundred calls one after the other need one TLS handshake', async () => {
  const authority = await Authority.open(access.authorityFolder);
  const { certPem: cert, keyPem: key } = await authority.issue('counting', {
    commonName: 'counting',
    hosts: ['127.0.0.1'],
  });
  const list = '{"kind":"NamespaceList","apiVersion":"v1","items":[]}';
  const server = createServer({ cert, key }, (_request, response) => {
    response.setHeader('content-type', 'application/json').end(list);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  let handshakes = 0;
  server.on('secureConnection', () => (handshakes += 1));
  // A server that listens on TCP has an address with a port.
  connect({ server: `https://127.0.0.1:${(server.address() as AddressInfo).port}` });

  for (let index = 0; index < 100; index += 1) await countNamespaces(connection);

  expect(handshakes).toBe(1);
});

test('an answer comes with the warnings of the server and its time', async () => {
  const proxy = await startFaultProxy(access);
  onTestFinished(() => proxy.stop());
  proxy.when(everyRequest, { kind: 'warning', text: 'old \\"things\\" end' });
  connect({ server: proxy.url });

  const reply = await connection.call((apis) => apis.core.listNamespaceWithHttpInfo(), { signal });

  expect(reply).toMatchObject({
    ok: true,
    value: { warnings: ['old "things" end'], serverTime: expect.any(Number) as number },
  });
});

test.each([
  ['a token', { by: 'token' }, 'admin'],
  ['a client certificate', { by: 'certificate' }, 'admin'],
  ['impersonation', { change: { impersonation: { user: 'nora', groups: ['ops'], extra: {} } } }, 'nora'],
] as const)('%s is who the server sees', async (_title, options, name) => {
  connect(options);

  const review = await selfReview(connection, signal);

  expect(review).toMatchObject({ ok: true, value: { name } });
});

test('a token is proved alone, without the certificate and the impersonation beside it', async () => {
  connect({ by: 'certificate', change: { impersonation: { user: 'nora', groups: [], extra: {} } } });
  const [good, rubbish] = [
    connection.withBearer(access.token('read-only')),
    connection.withBearer('rubbish'),
  ];

  const reviews = [await selfReview(good, signal), await selfReview(rubbish, signal)];
  await Promise.all([good.close(), rubbish.close()]);

  expect(reviews).toMatchObject([
    { ok: true, value: { name: 'read-only' } },
    { ok: false, error: { code: 'unauthenticated', reason: 'refused' } },
  ]);
});

test('a client certificate that has ended is told with the moment of its end', async () => {
  connect({ user: 'expired', by: 'certificate' });

  const answer = await countNamespaces(connection);

  expect(answer).toMatchObject({
    ok: false,
    error: {
      code: 'unauthenticated',
      reason: 'certificate-expired',
      expiredAt: expect.any(Number) as number,
    },
  });
});

test('a refusal says which right is missing', async () => {
  connect({ user: 'namespace-limited' });

  const reply = await connection.call(
    (apis) => apis.core.listNamespacedSecretWithHttpInfo({ namespace: 'kube-system' }),
    { signal },
  );

  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'forbidden', verb: 'list', resource: 'secrets', namespace: 'kube-system' },
  });
});

test('granting more than one holds names the missing rules', async () => {
  connect({ change: { impersonation: { user: 'binder', groups: [], extra: {} } } });
  await access.kubectl([
    'create',
    'clusterrole',
    'binder',
    '--verb=create',
    '--resource=clusterrolebindings',
  ]);
  await access.kubectl(['create', 'clusterrolebinding', 'binder', '--clusterrole=binder', '--user=binder']);
  onTestFinished(async () => {
    await access.kubectl(['delete', 'clusterrole,clusterrolebinding', 'binder']);
  });

  const reply = await connection.call(
    (apis) =>
      apis.rbac.createClusterRoleBindingWithHttpInfo({
        dryRun: 'All',
        body: {
          metadata: { name: 'too-much' },
          roleRef: {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'ClusterRole',
            name: 'system:volume-scheduler',
          },
          subjects: [],
        },
      }),
    { signal },
  );

  const missing = reply.ok || reply.error.code !== 'forbidden' ? [] : (reply.error.missingRules ?? []);
  expect(missing).toContainEqual({
    ...{ apiGroups: [''], resources: ['persistentvolumes'], resourceNames: [], nonResourceURLs: [] },
    verbs: ['get', 'list', 'patch', 'update', 'watch'],
  });
});

test('what is not there, is there already or is wrong is told by kind and name', async () => {
  connect();
  const object = { kind: 'Namespace', name: 'kube-system' } as const;
  const create = (name: string) =>
    connection.call((apis) => apis.core.createNamespaceWithHttpInfo({ body: { metadata: { name } } }), {
      signal,
      object: { ...object, name },
    });

  const replies = [
    await connection.call((apis) => apis.core.readNamespaceWithHttpInfo({ name: 'gone' }), { signal }),
    await create('kube-system'),
    await create('Not Valid'),
  ];

  expect(replies).toMatchObject([
    { error: { code: 'not-found', kind: 'namespaces', name: 'gone' } },
    { error: { code: 'conflict', kind: 'Namespace', name: 'kube-system' } },
    { error: { code: 'invalid', field: 'metadata.name' } },
  ]);
});

test('an answer larger than allowed is cut off, also when it is packed', async () => {
  connect();

  const answer = await countNamespaces(connection, { maxBytes: 200 });

  expect(answer).toEqual({ ok: false, error: { code: 'bad-answer', reason: 'too-large' } });
});
