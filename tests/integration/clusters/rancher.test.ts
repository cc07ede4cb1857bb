// A cluster behind Rancher's proxy, which knows the administrator's token only.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { text } from '../../../src/shared/text/en.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { holderOf } from '../../support/issued-objects.ts';
import { startRancherProxy, type RancherProxy } from '../../support/rancher-proxy/rancher-proxy.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const controlPlane = sharedControlPlane();
const namespace = `rancher-${randomBytes(4).toString('hex')}`;
const role = { kind: 'preset', preset: 'view' } as const;
let proxy: RancherProxy;
let core: TestCore;
beforeAll(async () => {
  proxy = await startRancherProxy(controlPlane);
  core = await TestCore.start({ kubeconfig: await proxy.writeKubeconfig() });
});
afterAll(async () => {
  await core.close();
  await proxy.stop();
  await controlPlane.kubectl(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
});

it('is recognised though it tells strangers nothing, and said to refuse service accounts at this address', async () => {
  const reach = async () => (await core.value('clusters.list', {})).rows[0]?.reach;
  await expect.poll(async () => (await reach())?.state, { timeout: 20_000 }).toBe('reachable');

  expect([await reach(), text.cluster.rancher]).toMatchObject([
    { rancher: true },
    expect.stringMatching(/Rancher’s URL refuses it/) as unknown,
  ]);
});

it('gets its account and a token, which works at the server, is refused at the proxy, and is checked by review', async () => {
  await core.value('clusters.open', { jobId: newJob(), contextId: await core.contextId() });
  const { token, accepted } = valueOf(await core.issue('until-quit', { namespace, name: 'reader', role }));
  const { issuanceId } = token;
  const verify = async (review: boolean) => {
    const options = { jobId: newJob(), issuanceIds: [issuanceId], review };
    const { checks } = await core.value('tokens.verify', options);
    return `${checks[0]?.verdict ?? ''}: ${checks[0]?.reason ?? ''}`;
  };
  const checks = [await verify(false), await verify(true)];
  await core.value('tokens.copy', { issuanceId, purpose: 'plain' });

  expect([accepted, checks, await holderOf(controlPlane, core.clipboard.content)]).toEqual([
    'not-asked',
    ['unknown: proxy', 'valid: reviewed'],
    `system:serviceaccount:${namespace}:reader`,
  ]);
});
