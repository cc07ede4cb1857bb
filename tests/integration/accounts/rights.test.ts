// What an account may already do, and which roles of a real server are ways to cluster-admin.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limitedNamespace } from '../../support/control-plane/grants.ts';
import { DeskAccounts, valueOf } from '../../support/desk-accounts.ts';
import { ownNamespace, type OwnNamespace } from '../../support/namespace.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';

const controlPlane = sharedControlPlane();
const admin = new DeskAccounts(controlPlane, { user: 'admin' });
const limited = new DeskAccounts(controlPlane, { user: 'namespace-limited' });
let space: OwnNamespace;

beforeAll(async () => {
  space = await ownNamespace(controlPlane, 'rights');
  const { name } = space;
  const bind = (kind: string, binding: string, ...args: string[]) =>
    controlPlane.kubectl([
      ...['create', kind, `${name}-${binding}`, ...args],
      ...(kind === 'rolebinding' ? ['-n', name] : []),
    ]);
  const made = await Promise.all([
    bind('rolebinding', 'direct', '--clusterrole=view', `--serviceaccount=${name}:ghost`),
    bind('clusterrolebinding', 'by-name', '--clusterrole=edit', `--user=system:serviceaccount:${name}:ghost`),
    bind('rolebinding', 'by-group', '--clusterrole=admin', `--group=system:serviceaccounts:${name}`),
    bind('rolebinding', 'dangling', '--clusterrole=no-such-role', `--serviceaccount=${name}:ghost`),
    bind('rolebinding', 'other', '--clusterrole=admin', `--serviceaccount=${name}:somebody-else`),
  ]);
  expect(made.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
});
afterAll(async () => {
  await Promise.all([admin.close(), limited.close(), space.remove()]);
  await controlPlane.kubectl(['delete', 'clusterrolebinding', `${space.name}-by-name`]);
});

describe('the rights of an account', () => {
  it('are shown before it exists: bindings that wait for it, by its user name and through its groups', async () => {
    const { contextId } = admin.connection;

    const answer = valueOf(
      await admin.call('accounts.rights', { contextId, namespace: space.name, name: 'ghost' }),
    );

    const ours = answer.rights.filter(({ binding }) => binding.name.startsWith(space.name));
    expect({
      exists: answer.exists,
      complete: answer.complete,
      escalates: answer.escalates,
      found: ours.map(({ binding, role, through, group, rules }) =>
        [
          binding.kind,
          binding.name.slice(space.name.length + 1),
          role.name,
          through,
          group ?? '-',
          rules?.length === 0 ? 'no rules' : 'rules',
        ].join(' '),
      ),
    }).toEqual({
      exists: false,
      complete: true,
      escalates: true,
      found: [
        'RoleBinding dangling no-such-role service-account - no rules',
        'RoleBinding direct view service-account - rules',
        'ClusterRoleBinding by-name edit user-name - rules',
        `RoleBinding by-group admin group system:serviceaccounts:${space.name} rules`,
      ],
    });
  });

  it('include what every account has through system:authenticated', async () => {
    const { contextId } = admin.connection;

    const answer = valueOf(
      await admin.call('accounts.rights', { contextId, namespace: 'default', name: 'nobody' }),
    );

    const groups = answer.rights.filter(({ group }) => group === 'system:authenticated');
    expect(groups.map(({ role }) => role.name)).toEqual(
      expect.arrayContaining(['system:basic-user', 'system:discovery', 'system:public-info-viewer']),
    );
  });

  it('are marked incomplete for an operator who may not list bindings', async () => {
    const { contextId } = limited.connection;

    const answer = valueOf(
      await limited.call('accounts.rights', { contextId, namespace: limitedNamespace, name: 'default' }),
    );

    expect(answer).toEqual({
      exists: true,
      terminating: false,
      rights: [],
      complete: false,
      escalates: false,
    });
  });

  it('count in the plan: a token for this account can do what waits for it', async () => {
    const plan = await admin.plan({ namespace: space.name, name: 'ghost' });

    const roles = new Set(
      plan.escalation.map(({ role, namespace }) => `${role} ${namespace ?? 'everywhere'}`),
    );
    expect([...roles]).toEqual(['edit everywhere', `admin ${space.name}`]);
  });
});

describe('the roles of a real server', () => {
  it('are ways to cluster-admin where they are, and not where they are not', async () => {
    const verdicts: Record<string, string[]> = {};
    for (const preset of ['arc-portal-reader', 'view', 'edit', 'admin', 'cluster-admin'] as const) {
      const plan = await admin.plan({ namespace: 'default', role: { kind: 'preset', preset } });
      verdicts[preset] = plan.escalation.map(({ path }) => path);
    }

    expect(verdicts).toEqual({
      'arc-portal-reader': [],
      view: [],
      edit: ['secrets-read', 'token-create', 'pods-create', 'pods-exec', 'impersonate'],
      admin: ['secrets-read', 'token-create', 'pods-create', 'pods-exec', 'impersonate'],
      'cluster-admin': ['cluster-admin'],
    });
  });

  it('are asked about in named namespaces too, each by its name', async () => {
    const namespaces = ['default', space.name];

    const plan = await admin.plan({
      namespace: 'default',
      role: { kind: 'cluster-role', name: 'system:controller:deployment-controller' },
      scope: { kind: 'namespaces', namespaces },
    });

    expect(plan.escalation).toEqual(
      namespaces.map((namespace) => ({
        path: 'pods-create',
        role: 'system:controller:deployment-controller',
        namespace,
      })),
    );
  });

  it('are listed with the verdict, the own ones first and those of the system later', async () => {
    const { contextId } = admin.connection;

    const { rows, total } = valueOf(await admin.call('accounts.roles', { contextId, limit: 200 }));

    const marked = rows.filter(({ name }) => ['admin', 'edit', 'view', 'system:basic-user'].includes(name));
    expect({
      all: total === rows.length,
      marked: marked.map(({ kind, name, escalates }) => `${kind} ${name} ${String(escalates)}`),
      last: rows.at(-1)?.kind,
    }).toEqual({
      all: true,
      marked: [
        'ClusterRole admin true',
        'ClusterRole edit true',
        'ClusterRole view false',
        'ClusterRole system:basic-user false',
      ],
      last: 'Role',
    });
  });
});
