// Lists of accounts and namespaces: long ones, searched and in pages, and those that may not be read everywhere.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startControlPlane, type ControlPlane } from '../../support/control-plane/control-plane.ts';
import { limitedNamespace } from '../../support/control-plane/grants.ts';
import { DeskAccounts, valueOf } from '../../support/desk-accounts.ts';
import { startFaultProxy, type FaultProxy } from '../../support/fault-proxy/fault-proxy.ts';

const MANY = 10_000;
const fleet = 'fleet';
const api = '/api/v1/namespaces';

let controlPlane: ControlPlane;
let proxy: FaultProxy;
let admin: DeskAccounts;
let limited: DeskAccounts;

beforeAll(async () => {
  controlPlane = await startControlPlane();
  const client = controlPlane.api();
  await client.create(api, { metadata: { name: fleet } });
  const names = Array.from({ length: MANY }, (_, index) => `robot-${String(index).padStart(5, '0')}`);
  while (names.length > 0) {
    const batch = names.splice(0, 200);
    await Promise.all(
      batch.map((name) => client.create(`${api}/${fleet}/serviceaccounts`, { metadata: { name } })),
    );
  }
  await client.close();
  proxy = await startFaultProxy(controlPlane);
  admin = new DeskAccounts(controlPlane, { user: 'admin' }, { server: proxy.url });
  limited = new DeskAccounts(
    controlPlane,
    { user: 'namespace-limited' },
    { knownNamespaces: [limitedNamespace, 'kube-system'] },
  );
}, 180_000);
afterAll(async () => {
  await Promise.all([admin.close(), limited.close()]);
  await proxy.stop();
  await controlPlane.stop();
});

/** Turns all pages; returns each row as namespace/name. */
async function allPages(desk: DeskAccounts): Promise<{ names: string[]; total: number }> {
  const names: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const query = { contextId: desk.connection.contextId, limit: 200, cursor };
    const { rows, next, total } = valueOf(await desk.call('accounts.list', query));
    names.push(...rows.map((row) => `${row.namespace}/${row.name}`));
    if (next === undefined) return { names, total };
    cursor = next;
  }
}

describe('a list of 10,000 accounts', () => {
  it('shows its first page after one call, and knows how many there are', async () => {
    const { contextId } = admin.connection;

    const first = valueOf(await admin.call('accounts.list', { contextId, namespace: fleet, limit: 200 }));

    const calls = proxy.requests.filter(({ path }) => path.includes('serviceaccounts'));
    expect({
      rows: first.rows.length,
      total: first.total,
      next: first.next,
      path: calls[0]?.path,
      calls: calls.length <= 2,
    }).toEqual({
      rows: 200,
      total: MANY + 1,
      next: '200',
      path: `${api}/${fleet}/serviceaccounts?limit=500`,
      calls: true,
    });
  });

  it('gives every account once when all pages are turned, and asks the server in pages of 500', async () => {
    await proxy.clear();

    const { names, total } = await allPages(admin);

    const calls = proxy.requests.filter(({ path }) => path.startsWith('/api/v1/serviceaccounts?'));
    expect({
      total,
      distinct: new Set(names).size,
      calls: calls.length,
      sorted: names.join() === names.toSorted().join(),
    }).toEqual({
      total: names.length,
      distinct: names.length,
      calls: Math.ceil(names.length / 500),
      sorted: true,
    });
  });

  it('is searched by every word in namespace and name, without asking the server again', async () => {
    await proxy.clear();
    const { contextId } = admin.connection;

    const found = valueOf(await admin.call('accounts.list', { contextId, search: 'FLEET 0999', limit: 200 }));

    expect({
      names: found.rows.map(({ name }) => name),
      total: found.total,
      calls: proxy.requests.length,
    }).toEqual({
      names: ['robot-00999', ...Array.from({ length: 10 }, (_, index) => `robot-0999${index}`)],
      total: 11,
      calls: 0,
    });
  });
});

describe('an operator who may list in one namespace only', () => {
  it('sees the accounts of that namespace', async () => {
    const { names } = await allPages(limited);

    expect(names).toEqual([`${limitedNamespace}/default`]);
  });

  it('is offered the namespaces that are known, and told that there may be more', async () => {
    const answer = valueOf(
      await limited.call('accounts.namespaces', { contextId: limited.connection.contextId }),
    );

    expect(answer).toEqual({ names: [limitedNamespace, 'kube-system'], complete: false });
  });

  it('is told that roles may not be listed', async () => {
    const { contextId } = limited.connection;

    const answer = await limited.call('accounts.roles', { contextId, limit: 200 });

    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'forbidden', verb: 'list', resource: 'clusterroles' },
    });
  });
});

describe('an administrator', () => {
  it('is offered every namespace', async () => {
    const answer = valueOf(
      await admin.call('accounts.namespaces', { contextId: admin.connection.contextId }),
    );

    expect(answer).toEqual({
      names: ['default', fleet, 'kube-node-lease', 'kube-public', 'kube-system', limitedNamespace],
      complete: true,
    });
  });
});
