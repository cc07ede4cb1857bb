// A server that fails in the middle of an issue: said in words, nothing left behind, and the next issue works.
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SetUpRequest } from '../../../src/shared/plan.ts';
import { requestTo, startFaultProxy, type FaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import type { Fault } from '../../support/fault-proxy/faults.ts';
import { oursIn } from '../../support/issued-objects.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const controlPlane = sharedControlPlane();
const tokenRequest = requestTo('POST', '/token');
const secretCreation = requestTo('POST', '/secrets');
const secretDeletion = requestTo('DELETE', '/secrets/');
let namespace: string;
let request: Pick<SetUpRequest, 'namespace' | 'name' | 'role'>;
let proxy: FaultProxy;
let core: TestCore;

beforeAll(async () => {
  namespace = `faults-${randomBytes(4).toString('hex')}`;
  request = { namespace, name: 'reader', role: { kind: 'preset', preset: 'view' } };
  proxy = await startFaultProxy(controlPlane);
  await controlPlane.kubectl(['create', 'namespace', namespace]);
});
afterAll(async () => {
  await proxy.stop();
  await controlPlane.kubectl(['delete', 'namespace', namespace, '--wait=false']);
});
beforeEach(async () => {
  const options = { auth: 'token', server: proxy.url } as const;
  core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin', options) });
});
afterEach(async () => {
  await proxy.clear();
  await core.close();
});

describe('a token request', () => {
  it.each<[string, Fault, string]>([
    ['is cut off', { kind: 'reset' }, 'unreachable'],
    ['is answered by half', { kind: 'drop-mid-answer' }, 'bad-answer'],
    ['is answered with 500', { kind: 'status', code: 500 }, 'server-error'],
    ['is answered with 503', { kind: 'status', code: 503 }, 'server-error'],
    ['is throttled', { kind: 'status', code: 429 }, 'throttled'],
    ['meets another change', { kind: 'status', code: 409 }, 'conflict'],
    ['is called invalid', { kind: 'status', code: 422 }, 'invalid'],
    ['is sent elsewhere', { kind: 'redirect' }, 'bad-answer'],
    ['is answered without end', { kind: 'huge-body', bytes: 50_000_000 }, 'bad-answer'],
    ['is answered with rubbish', { kind: 'garbage-body' }, 'bad-answer'],
  ])('that %s leaves nothing behind but an entry in the history', async (_what, fault, code) => {
    proxy.when(tokenRequest, fault);
    const broken = await core.issue('until-quit', request);
    const left = await oursIn(controlPlane, namespace);
    await proxy.clear();
    const next = await core.issue('until-quit', request);
    await controlPlane.kubectl(['delete', 'serviceaccount', 'reader', '-n', namespace]);
    await controlPlane.kubectl(['delete', 'clusterrolebinding', `token-desk:${namespace}:reader:view`]);

    expect([broken, left, next.ok, await core.history(), proxy.otherOrigin.requests]).toEqual([
      { ok: false, error: expect.objectContaining({ code }) as unknown },
      [],
      true,
      ['failed', 'issued'],
      [],
    ]);
  });
});

describe('a bound Secret', () => {
  it('whose creation was answered by half is deleted all the same', async () => {
    proxy.when(secretCreation, { kind: 'drop-mid-answer' });
    const broken = await core.issue('until-quit', request);

    expect([broken.ok, await oursIn(controlPlane, namespace)]).toEqual([false, []]);
  });

  it('that cannot be deleted is named, and deleted when the cluster is opened again', async () => {
    proxy.when(tokenRequest, { kind: 'status', code: 500 });
    proxy.when(secretDeletion, { kind: 'status', code: 503 });
    const broken = await core.issue('until-quit', { ...request, name: 'other' });
    const left = await oursIn(controlPlane, namespace);
    await proxy.clear();
    await core.value('clusters.open', { jobId: newJob(), contextId: await core.contextId() });

    expect([broken, left.length]).toEqual([
      {
        ok: false,
        error: expect.objectContaining({
          code: 'roll-back-incomplete',
          cause: 'server-error',
          left: [{ kind: 'Secret', namespace, name: expect.any(String) as unknown }],
        }) as unknown,
      },
      0,
    ]);
    await expect.poll(() => core.history(), { timeout: 10_000 }).toEqual(['failed', 'repaired']);
  });
});

describe('cancelling while the token is requested', () => {
  beforeEach(() => proxy.when(tokenRequest, { kind: 'delay', ms: 700 }));

  async function issueAndCancel(revocable: boolean) {
    const jobId = newJob();
    const issuing = core.issue('until-quit', { ...request, revocable }, jobId);
    await expect.poll(() => proxy.requests.some(tokenRequest), { timeout: 10_000 }).toBe(true);
    const cancelled = await core.value('jobs.cancel', { jobId });
    return { cancelled, issued: await issuing };
  }

  it('ends the request and kills the token with its bound Secret', async () => {
    const { cancelled, issued } = await issueAndCancel(true);
    const [asked] = proxy.requests.filter(tokenRequest);

    expect([cancelled, issued, asked?.hungUp, await oursIn(controlPlane, namespace)]).toEqual([
      { cancelled: true },
      { ok: false, error: { code: 'cancelled' } },
      false,
      [],
    ]);
  });

  it('keeps and reports a token that nothing could kill', async () => {
    const { issued } = await issueAndCancel(false);

    expect([issued.ok, await core.history()]).toEqual([true, ['issued']]);
  });
});
