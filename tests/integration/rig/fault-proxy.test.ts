// The fault proxy: what real kubectl and a plain client see of each fault.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Agent, request } from 'undici';
import {
  everyRequest,
  requestTo,
  startFaultProxy,
  type FaultProxy,
} from '../../support/fault-proxy/fault-proxy.ts';
import type { Fault } from '../../support/fault-proxy/faults.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';

const controlPlane = sharedControlPlane();
const path = '/api/v1/namespaces/default';
let proxy: FaultProxy;
let client: Agent;

beforeAll(async () => {
  proxy = await startFaultProxy(controlPlane);
  client = new Agent({ connect: { ca: controlPlane.caPem } });
});
afterEach(() => proxy.clear());
afterAll(async () => {
  await client.destroy();
  await proxy.stop();
});

/** One GET through the proxy, as far as it comes. */
async function get(
  limitMs = 20_000,
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  const answer = await request(`${proxy.url}${path}`, {
    dispatcher: client,
    headers: { authorization: `Bearer ${controlPlane.token('admin')}` },
    signal: AbortSignal.timeout(limitMs),
  });
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
}

/** The code or name of what went wrong. */
async function failure(outcome: Promise<unknown>): Promise<unknown> {
  return outcome.then(
    () => 'no failure',
    (error: unknown) =>
      error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : error,
  );
}

async function kubectl(args: readonly string[], auth: 'cert' | 'token' = 'token') {
  const kubeconfigPath = await controlPlane.writeKubeconfig('admin', { auth, server: proxy.url });
  return controlPlane.kubectl(args, { kubeconfigPath });
}

describe('the fault proxy', () => {
  it('passes what no rule names, and records who brought a credential but not which', async () => {
    const { stdout } = await kubectl(['get', 'namespace', 'default', '-o', 'name']);

    expect([stdout.trim(), proxy.requests.at(-1)]).toEqual([
      'namespace/default',
      { method: 'GET', path, authorization: true, clientCertificate: false, fault: 'pass', hungUp: false },
    ]);
  });

  it('sees a client certificate, which it cannot pass on', async () => {
    await kubectl(['get', '--raw', '/version'], 'cert');

    expect(proxy.requests.at(-1)).toMatchObject({ authorization: false, clientCertificate: true });
  });

  it('delays a request and then passes it', async () => {
    proxy.when(everyRequest, { kind: 'delay', ms: 1500 }, { times: 1 });

    const [tooShort, { status }] = [await failure(get(700)), await get()];

    expect([tooShort, status, proxy.requests.map(({ hungUp }) => hungUp)]).toMatchObject([
      { name: 'TimeoutError' },
      200,
      [true, false],
    ]);
  });

  it('never answers', async () => {
    proxy.when(everyRequest, { kind: 'never-answer' });

    expect(await failure(get(300))).toMatchObject({ name: 'TimeoutError' });
  });

  it.each([
    [{ kind: 'reset' }, 'ECONNRESET'],
    [{ kind: 'drop-mid-answer' }, 'UND_ERR_SOCKET'],
  ] satisfies [Fault, string][])('breaks the connection: %o', async (fault, code) => {
    proxy.when(everyRequest, fault);

    expect(await failure(get())).toBe(code);
  });

  it('does not hide from the API server what it drops on the way back', async () => {
    proxy.when(requestTo('POST', '/configmaps'), { kind: 'drop-mid-answer' });
    const name = `dropped-${process.pid}`;

    const sent = await kubectl(['create', 'configmap', name]);
    const made = await controlPlane.kubectl(['delete', 'configmap', name, '-o', 'name']);

    expect([sent.code, made.stdout.trim()]).toEqual([1, `configmap/${name}`]);
  });

  it.each([429, 500, 503] as const)('answers %i with a Kubernetes Status', async (code) => {
    proxy.when(everyRequest, { kind: 'status', code, retryAfter: 7 });

    const { status, headers, text } = await get();

    expect([status, headers['retry-after'], JSON.parse(text)]).toMatchObject([
      code,
      '7',
      { kind: 'Status', code },
    ]);
  });

  it('adds a warning that kubectl shows', async () => {
    proxy.when(requestTo('GET', path), { kind: 'warning', text: 'shortened to 86400 seconds' });

    const { stderr } = await kubectl(['get', 'namespace', 'default']);

    expect(stderr).toBe('Warning: shortened to 86400 seconds\n');
  });

  it('redirects to another origin, and notices the token that kubectl takes there', async () => {
    proxy.when(requestTo('GET', '/version'), { kind: 'redirect' });

    await kubectl(['get', '--raw', '/version']);

    const { requests, gotCredential } = proxy.otherOrigin;
    expect([requests, gotCredential]).toEqual([
      [{ method: 'GET', path: '/version', authorization: true, clientCertificate: false }],
      true,
    ]);
  });

  it('notices the client certificate that kubectl takes to another origin', async () => {
    proxy.when(requestTo('GET', '/version'), { kind: 'redirect' });

    await kubectl(['get', '--raw', '/version'], 'cert');

    expect(proxy.otherOrigin.requests).toMatchObject([{ authorization: false, clientCertificate: true }]);
  });

  it('answers with a huge body that is valid JSON', async () => {
    proxy.when(everyRequest, { kind: 'huge-body', bytes: 20_000_000 });

    const { text } = await get();

    expect([text.length > 20_000_000, JSON.parse(text)]).toMatchObject([true, { kind: 'Status' }]);
  });

  it('answers with a body that is not JSON', async () => {
    proxy.when(everyRequest, { kind: 'garbage-body' });

    const { status, headers, text } = await get();

    expect([status, headers['content-type'], text.includes('<html>')]).toEqual([
      200,
      'application/json',
      true,
    ]);
  });

  it.each([
    ['other-ca', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'signed by unknown authority'],
    ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID', "doesn't contain any IP SANs"],
    ['expired', 'CERT_HAS_EXPIRED', 'certificate has expired or is not yet valid'],
  ] as const)('presents a wrong certificate: %s', async (kind, code, words) => {
    await proxy.present(kind);

    const { stderr } = await kubectl(['get', '--raw', '/version']);

    expect([await failure(get()), stderr]).toEqual([code, expect.stringContaining(words)]);
  });
});
