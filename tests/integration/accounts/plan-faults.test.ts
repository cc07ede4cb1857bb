// Plans when something stands in the way: admission, a server that fails, a user who cancels.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { JobId } from '../../../src/shared/ids.ts';
import { refuseByPolicy } from '../../support/admission-policy.ts';
import { DeskAccounts, quietJob } from '../../support/desk-accounts.ts';
import {
  everyRequest,
  requestTo,
  startFaultProxy,
  type FaultProxy,
} from '../../support/fault-proxy/fault-proxy.ts';
import { ownNamespace, type OwnNamespace } from '../../support/namespace.ts';
import { serverFacts, sharedControlPlane } from '../../support/shared-control-plane.ts';

const controlPlane = sharedControlPlane();
let proxy: FaultProxy;
let desk: DeskAccounts;
let space: OwnNamespace;

beforeAll(async () => {
  space = await ownNamespace(controlPlane, 'faults');
  proxy = await startFaultProxy(controlPlane);
  desk = new DeskAccounts(controlPlane, { user: 'admin' }, { server: proxy.url });
});
afterAll(async () => {
  await desk.close();
  await Promise.all([proxy.stop(), space.remove()]);
});
afterEach(() => proxy.clear());

function planned(namespace = space.name) {
  const jobId = JobId.parse(randomUUID());
  return desk.call('accounts.plan', { jobId, request: desk.request({ namespace }) });
}

if (serverFacts().admissionPolicies) {
  describe('a plan under a policy', () => {
    it('shows its own words where it refuses the account', async () => {
      const guarded = await ownNamespace(controlPlane, 'guarded');
      const policy = `no-accounts-${guarded.name}`;
      const takeDown = await refuseByPolicy(controlPlane, {
        name: policy,
        apiGroup: '',
        resource: 'serviceaccounts',
        allowedWhen: `object.metadata.namespace != "${guarded.name}"`,
        message: 'Ask the platform team for an account.',
        probe: {
          path: `/api/v1/namespaces/${guarded.name}/serviceaccounts`,
          object: { metadata: { name: 'probe' } },
        },
      });

      const plan = await planned(guarded.name);

      expect(plan).toMatchObject({
        value: {
          refused: 1,
          steps: {
            1: {
              verdict: {
                state: 'refused',
                error: {
                  code: 'rejected-by-admission',
                  by: policy,
                  detail: expect.stringContaining('Ask the platform team for an account.') as unknown,
                },
              },
            },
          },
        },
      });
      await Promise.all([takeDown(), guarded.remove()]);
    });
  });
}

describe('a plan', () => {
  it.each([
    ['reset', { kind: 'reset' }, 'unreachable'],
    ['busy', { kind: 'status', code: 429, retryAfter: 7 }, 'throttled'],
  ] as const)('is not made when the server is %s', async (_case, fault, code) => {
    proxy.when(everyRequest, fault);

    const plan = await planned();

    expect(plan).toMatchObject({ ok: false, error: { code } });
  });

  it('is made without the existing rights when the list of bindings is too long to read', async () => {
    proxy.when(requestTo('GET', '/clusterrolebindings?'), { kind: 'huge-body', bytes: 20_000_000 });

    const plan = await planned();

    expect([plan, proxy.requests.some(({ fault }) => fault === 'huge-body')]).toMatchObject([
      { ok: true, value: { refused: 0 } },
      true,
    ]);
  });

  it('ends at once when it is cancelled, and leaves nothing', async () => {
    proxy.when(requestTo('POST', 'dryRun=All'), { kind: 'never-answer' });
    const controller = new AbortController();
    const job = {
      ...quietJob(controller.signal),
      progress: ({ done }: { done: number }) => {
        if (done === 1) controller.abort();
      },
    };

    const plan = await desk.accounts.plan(desk.request({ namespace: space.name }), job);

    expect(plan).toEqual({ ok: false, error: { code: 'cancelled' } });
  });
});
