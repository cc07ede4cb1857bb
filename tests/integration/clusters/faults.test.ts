// Whatever goes wrong between us and a server is data that says exactly what it was.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Connection } from '../../../src/main/kubernetes/connection.ts';
import { connectTo, countNamespaces } from '../../support/cluster-connection.ts';
import { everyRequest, startFaultProxy, type FaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import type { Fault, PresentedCertificate } from '../../support/fault-proxy/faults.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';

const access = sharedControlPlane();
let proxy: FaultProxy;
let connection: Connection;

beforeAll(async () => {
  proxy = await startFaultProxy(access);
});
afterEach(async () => {
  await connection.close();
  await proxy.clear();
});
afterAll(() => proxy.stop());

const faults: readonly (readonly [string, Fault, object])[] = [
  ['a reset connection', { kind: 'reset' }, { code: 'unreachable', reason: 'reset' }],
  [
    'a server that asks to wait',
    { kind: 'status', code: 429, retryAfter: 7 },
    { code: 'throttled', retryAfterSeconds: 7 },
  ],
  ['a server that fails', { kind: 'status', code: 500 }, { code: 'server-error', status: 500 }],
  ['a server that is not ready', { kind: 'status', code: 503 }, { code: 'server-error', status: 503 }],
  ['an answer that breaks off', { kind: 'drop-mid-answer' }, { code: 'bad-answer', reason: 'cut-short' }],
  ['a redirect', { kind: 'redirect' }, { code: 'bad-answer', reason: 'redirect' }],
  ['a redirect for ever', { kind: 'redirect', code: 301 }, { code: 'bad-answer', reason: 'redirect' }],
  [
    'an answer of 20 MB',
    { kind: 'huge-body', bytes: 20_000_000 },
    { code: 'bad-answer', reason: 'too-large' },
  ],
  ['rubbish that says it is JSON', { kind: 'garbage-body' }, { code: 'bad-answer', reason: 'not-json' }],
];

test.each(faults)('%s is told as such', async (_title, fault, expected) => {
  connection = connectTo(access, { server: proxy.url });
  proxy.when(everyRequest, fault);

  const answer = await countNamespaces(connection);

  expect(answer).toMatchObject({ ok: false, error: expected });
});

const certificates: readonly (readonly [string, PresentedCertificate, string])[] = [
  ['of an authority nobody trusts', 'other-ca', 'unknown-authority'],
  ['for another name', 'wrong-name', 'wrong-name'],
  ['that has ended', 'expired', 'expired'],
];

test.each(certificates)(
  'a certificate %s is told as such, and no request is sent',
  async (_title, kind, reason) => {
    connection = connectTo(access, { server: proxy.url });
    await proxy.present(kind);

    const answer = await countNamespaces(connection);

    expect([answer, proxy.requests]).toMatchObject([
      { ok: false, error: { code: 'tls', server: proxy.url, reason } },
      [],
    ]);
  },
);

test('NODE_TLS_REJECT_UNAUTHORIZED changes nothing', async () => {
  connection = connectTo(access, { server: proxy.url });
  await proxy.present('other-ca');
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';

  const answer = await countNamespaces(connection).finally(() => {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  });

  expect(answer).toMatchObject({ ok: false, error: { code: 'tls', reason: 'unknown-authority' } });
});

test('a redirect takes neither token nor certificate to the other server', async () => {
  connection = connectTo(access, { server: proxy.url, by: 'certificate' });
  proxy.when(everyRequest, { kind: 'redirect' });

  await countNamespaces(connection);

  expect(proxy.otherOrigin.requests).toEqual([]);
});

test('a server that keeps silent is given up after the time of the call', async () => {
  connection = connectTo(access, { server: proxy.url });
  proxy.when(everyRequest, { kind: 'never-answer' });

  const answer = await countNamespaces(connection, { timeoutMs: 300 });

  expect(answer).toEqual({ ok: false, error: { code: 'timed-out', what: proxy.url, seconds: 0.3 } });
});

test('a call can be cancelled while the server keeps silent, and the server sees that', async () => {
  connection = connectTo(access, { server: proxy.url });
  proxy.when(everyRequest, { kind: 'never-answer' });

  const answer = await countNamespaces(connection, { signal: AbortSignal.timeout(200) });
  await expect.poll(() => proxy.requests[0]?.hungUp).toBe(true);

  expect(answer).toEqual({ ok: false, error: { code: 'cancelled' } });
});

test('closing a connection ends its calls as cancelled', async () => {
  connection = connectTo(access, { server: proxy.url });
  proxy.when(everyRequest, { kind: 'never-answer' });

  const answer = countNamespaces(connection);
  await expect.poll(() => proxy.requests.length).toBe(1);
  await connection.close();

  expect(await answer).toEqual({ ok: false, error: { code: 'cancelled' } });
});

test('after a fault the same connection works again', async () => {
  connection = connectTo(access, { server: proxy.url });
  proxy.when(everyRequest, { kind: 'reset' }, { times: 1 });

  const answers = [await countNamespaces(connection), await countNamespaces(connection)];

  expect(answers).toMatchObject([{ ok: false }, { ok: true }]);
});

test('a server that is not there is told by its address', async () => {
  connection = connectTo(access, { server: 'https://127.0.0.1:1' });

  const answer = await countNamespaces(connection);

  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'unreachable', server: 'https://127.0.0.1:1', reason: 'refused' },
  });
});

test('a name that does not exist is told as such', async () => {
  connection = connectTo(access, { server: 'https://nowhere.invalid' });

  const answer = await countNamespaces(connection);

  expect(answer).toMatchObject({ ok: false, error: { code: 'unreachable', reason: 'name-not-found' } });
});
