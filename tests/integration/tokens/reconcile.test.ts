// What happened to tokens while their cluster was not looked at: marked when it is opened, without sending any of them.
import { expect, it, onTestFinished } from 'vitest';
import { coreWithKeyring } from '../../support/core-with-keyring.ts';
import { valueOf } from '../../support/desk-accounts.ts';
import { requestTo, startFaultProxy } from '../../support/fault-proxy/fault-proxy.ts';
import { newJob, TestCore } from '../../support/test-core.ts';

const { controlPlane, namespace } = coreWithKeyring('reconcile');

it('marks tokens whose Secret or account has gone or was made anew, once, and leaves the others', async () => {
  const proxy = await startFaultProxy(controlPlane);
  const options = { auth: 'token', server: proxy.url } as const;
  const core = await TestCore.start({ kubeconfig: await controlPlane.writeKubeconfig('admin', options) });
  onTestFinished(async () => {
    await core.close();
    await proxy.stop();
  });
  const secrets = new Map<string, string>();
  for (const name of ['kept', 'revoked', 'gone', 'again']) {
    const role = { kind: 'preset', preset: 'view' } as const;
    const { token } = valueOf(await core.issue('keychain', { namespace, name, role }));
    secrets.set(name, token.boundSecret ?? '');
  }
  const kubectl = (...args: string[]) => controlPlane.kubectl([...args, '-n', namespace]);
  await kubectl('delete', 'secret', secrets.get('revoked') ?? '');
  await kubectl('delete', 'serviceaccount', 'gone', 'again');
  await kubectl('create', 'serviceaccount', 'again');
  proxy.requests.length = 0;
  const contextId = await core.contextId();
  const open = () => core.value('clusters.open', { jobId: newJob(), contextId });
  const standings = async () => {
    const { rows } = await core.value('tokens.list', {});
    return rows
      .map(({ accountName, standing }) => `${accountName}: ${standing?.verdict ?? 'as it was'}`)
      .sort();
  };
  await open();
  await expect
    .poll(standings, { timeout: 20_000 })
    .toEqual(['again: account-recreated', 'gone: account-gone', 'kept: as it was', 'revoked: revoked']);
  const reads = proxy.requests.filter(requestTo('GET', '/secrets/')).length;
  await open();
  // The second look has come as far as the first had.
  const lists = () => proxy.requests.filter(requestTo('GET', 'labelSelector')).length;
  await expect.poll(lists, { timeout: 20_000 }).toBe(2);
  const { rows } = await core.value('history.list', { kind: 'verified' });

  expect([rows.length, reads]).toEqual([3, 0]);
});
