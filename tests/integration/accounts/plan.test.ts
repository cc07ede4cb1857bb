// The plan of a set-up: what it says of every object, for operators with many rights and with few.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SetUpRequest } from '../../../src/shared/plan.ts';
import { startControlPlane, type ControlPlane } from '../../support/control-plane/control-plane.ts';
import { limitedNamespace } from '../../support/control-plane/grants.ts';
import { DeskAccounts, stepsOf } from '../../support/desk-accounts.ts';
import { ownNamespace, type OwnNamespace } from '../../support/namespace.ts';
import { sharedOptions } from '../../support/shared-control-plane.ts';

// One of its own: others make the ClusterRole that a plan shows as missing here.
let controlPlane: ControlPlane;
let admin: DeskAccounts;
let limited: DeskAccounts;
let reader: DeskAccounts;
let space: OwnNamespace;

beforeAll(async () => {
  controlPlane = await startControlPlane(sharedOptions());
  admin = new DeskAccounts(controlPlane, { user: 'admin' });
  limited = new DeskAccounts(controlPlane, { user: 'namespace-limited' });
  reader = new DeskAccounts(controlPlane, { user: 'read-only' });
  space = await ownNamespace(controlPlane, 'plan');
  const made = [
    ['create', 'serviceaccount', 'existing', '-n', space.name],
    ['create', 'serviceaccount', 'robot', '-n', limitedNamespace],
    ['create', 'clusterrolebinding', `token-desk:${space.name}:taken:view`, '--clusterrole=edit'],
  ];
  for (const args of made) expect(await controlPlane.kubectl(args)).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await Promise.all([admin.close(), limited.close(), reader.close(), space.remove()]);
  await controlPlane.stop();
});

describe('the plan of an administrator', () => {
  it('checks every object that can be checked, and says what waits for which', async () => {
    const plan = await admin.plan({ namespace: space.name });

    expect(stepsOf(plan)).toEqual([
      `Namespace ${space.name}: exists unchanged`,
      `ServiceAccount ${space.name}/portal-reader: passed`,
      'ClusterRole token-desk:arc-portal-extras: passed',
      `ClusterRoleBinding token-desk:${space.name}:portal-reader:view: passed`,
      `ClusterRoleBinding token-desk:${space.name}:portal-reader:extras: waits for ClusterRole`,
      expect.stringMatching(new RegExp(`^Secret ${space.name}/td-[0-9a-f]{8}: waits for ServiceAccount$`)),
      `Token ${space.name}/portal-reader: not-dry-run`,
    ]);
    expect(plan).toMatchObject({ toCreate: 5, refused: 0, escalation: [], reasonNeeded: false });
  });

  it('waits for a namespace that it will make itself', async () => {
    const namespace = `${space.name}-missing`;
    const namespaces = [namespace, space.name];

    const plan = await admin.plan({ namespace, scope: { kind: 'namespaces', namespaces } });

    expect(stepsOf(plan)).toEqual([
      `Namespace ${namespace}: passed`,
      `ServiceAccount ${namespace}/portal-reader: waits for Namespace`,
      `RoleBinding ${namespace}/token-desk:${namespace}:portal-reader:view: waits for Namespace`,
      `RoleBinding ${space.name}/token-desk:${namespace}:portal-reader:view: passed`,
      expect.stringMatching(/^Secret .*: waits for Namespace$/),
      `Token ${namespace}/portal-reader: not-dry-run`,
    ]);
  });

  it('adopts an account that is there, and checks the Secret with it', async () => {
    const plan = await admin.plan({ namespace: space.name, name: 'existing', role: { kind: 'none' } });

    expect(stepsOf(plan)).toEqual([
      `Namespace ${space.name}: exists unchanged`,
      `ServiceAccount ${space.name}/existing: exists adopted`,
      expect.stringMatching(/^Secret .*: passed$/),
      `Token ${space.name}/existing: not-dry-run`,
    ]);
  });

  it.each<[string, Partial<SetUpRequest>, string]>([
    ['a binding of that name that gives another role', { name: 'taken' }, 'conflict'],
    ['a ClusterRole that is not there', { role: { kind: 'cluster-role', name: 'no-such' } }, 'not-found'],
    ['a Role that is not there', { role: { kind: 'role', namespace: 'default', name: 'none' } }, 'not-found'],
    [
      'a namespace of the scope that is not there',
      { scope: { kind: 'namespaces', namespaces: ['no-such'] } },
      'not-found',
    ],
  ])('is refused by %s', async (_case, change, code) => {
    const role = { kind: 'preset', preset: 'view' } as const;

    const plan = await admin.plan({ namespace: space.name, role, ...change });

    const refused = plan.steps.filter(({ verdict }) => verdict.state === 'refused');
    expect(refused).toMatchObject([{ verdict: { error: { code } } }]);
  });

  it('is refused in a namespace that is being deleted', async () => {
    const dying = await ownNamespace(controlPlane, 'dying');
    const api = controlPlane.api();
    await api.create(`/api/v1/namespaces/${dying.name}/configmaps`, {
      metadata: { name: 'holds-on', finalizers: ['example.com/never'] },
    });
    await dying.remove();

    const plan = await admin.plan({ namespace: dying.name, role: { kind: 'none' } });

    expect(plan.steps[0]?.verdict).toMatchObject({ state: 'refused', error: { code: 'terminating' } });
    await api.send('PATCH', `/api/v1/namespaces/${dying.name}/configmaps/holds-on`, {
      metadata: { finalizers: null },
    });
    await api.close();
  });
});

describe('the plan of an operator who holds one Role in one namespace', () => {
  it('passes for an account that is there', async () => {
    const plan = await limited.plan({ namespace: limitedNamespace, name: 'robot', role: { kind: 'none' } });

    expect(stepsOf(plan)).toEqual([
      `Namespace ${limitedNamespace}: exists unchanged`,
      `ServiceAccount ${limitedNamespace}/robot: exists adopted`,
      expect.stringMatching(/^Secret .*: passed$/),
      `Token ${limitedNamespace}/robot: not-dry-run`,
    ]);
    expect(plan).toMatchObject({ refused: 0, revocableRefused: false, toCreate: 1 });
  });

  it('passes with nothing but the right to create tokens for that account', async () => {
    const bare = new DeskAccounts(controlPlane, { impersonated: 'bare-issuer' });
    const role = ['create', 'role', 'bare', '-n', space.name];
    const rights = ['--verb=create', '--resource=serviceaccounts/token', '--resource-name=existing'];
    await controlPlane.kubectl([...role, ...rights]);
    await controlPlane.kubectl([
      ...['create', 'rolebinding', 'bare', '-n', space.name],
      ...['--role=bare', '--user=bare-issuer'],
    ]);

    const plan = await bare.plan({ namespace: space.name, name: 'existing', role: { kind: 'none' } });

    expect(stepsOf(plan)).toEqual([
      `Namespace ${space.name}: waits for Token`,
      `ServiceAccount ${space.name}/existing: waits for Token`,
      `Token ${space.name}/existing: not-dry-run`,
    ]);
    expect(plan).toMatchObject({ refused: 0, revocableRefused: true, toCreate: 0 });
    await bare.close();
  });

  it('names each right that is missing, and what an administrator can apply', async () => {
    const plan = await limited.plan({ namespace: limitedNamespace });

    expect(stepsOf(plan)).toEqual([
      `Namespace ${limitedNamespace}: exists unchanged`,
      `ServiceAccount ${limitedNamespace}/portal-reader: refused forbidden`,
      'ClusterRole token-desk:arc-portal-extras: refused forbidden',
      `ClusterRoleBinding token-desk:${limitedNamespace}:portal-reader:view: refused forbidden`,
      `ClusterRoleBinding token-desk:${limitedNamespace}:portal-reader:extras: waits for ClusterRole`,
      expect.stringMatching(/^Secret .*: waits for ServiceAccount$/),
      `Token ${limitedNamespace}/portal-reader: not-dry-run`,
    ]);
    const applied = await controlPlane.kubectl(['apply', '--dry-run=server', '-f', '-'], {
      input: plan.administratorYaml ?? '',
    });
    expect(applied.stdout.trim().split('\n')).toEqual([
      'serviceaccount/portal-reader created (server dry run)',
      'clusterrole.rbac.authorization.k8s.io/token-desk:arc-portal-extras created (server dry run)',
      `clusterrolebinding.rbac.authorization.k8s.io/token-desk:${limitedNamespace}:portal-reader:view created (server dry run)`,
      `clusterrolebinding.rbac.authorization.k8s.io/token-desk:${limitedNamespace}:portal-reader:extras created (server dry run)`,
    ]);
  });
});

describe('the plan of an operator who may bind, but not everything', () => {
  it('shows the rules that are missing for each role', async () => {
    const binder = new DeskAccounts(controlPlane, { impersonated: 'binder' });
    const api = controlPlane.api();
    const rbac = '/apis/rbac.authorization.k8s.io/v1';
    await api.create(`${rbac}/clusterroles`, {
      metadata: { name: 'binder' },
      rules: [
        {
          apiGroups: ['rbac.authorization.k8s.io'],
          resources: ['clusterroles', 'clusterrolebindings'],
          verbs: ['get', 'create'],
        },
        { apiGroups: [''], resources: ['namespaces', 'serviceaccounts'], verbs: ['get', 'create'] },
        { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
      ],
    });
    await api.create(`${rbac}/clusterrolebindings`, {
      metadata: { name: 'binder' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'binder' },
      subjects: [{ kind: 'User', name: 'binder' }],
    });

    const plan = await binder.plan({ namespace: space.name });

    expect(plan.steps[2]?.verdict).toMatchObject({
      state: 'refused',
      error: {
        code: 'forbidden',
        missingRules: [
          { apiGroups: [''], resources: ['persistentvolumes'], verbs: ['get', 'list', 'watch'] },
          { apiGroups: ['storage.k8s.io'], resources: ['storageclasses'], verbs: ['get', 'list', 'watch'] },
        ],
      },
    });
    expect(stepsOf(plan).map((step) => step.split(': ').at(-1))).toEqual([
      'exists unchanged',
      'passed',
      'refused forbidden',
      'refused forbidden',
      'waits for ClusterRole',
      'refused forbidden',
    ]);
    await Promise.all([binder.close(), api.close()]);
    await controlPlane.kubectl(['delete', 'clusterrole,clusterrolebinding', 'binder']);
  });
});

describe('the plan of a reader', () => {
  it('refuses the token too, and tells an administrator how to allow it', async () => {
    const plan = await reader.plan({ namespace: space.name, name: 'existing', role: { kind: 'none' } });

    expect(stepsOf(plan)).toEqual([
      `Namespace ${space.name}: exists unchanged`,
      `ServiceAccount ${space.name}/existing: exists adopted`,
      `Token ${space.name}/existing: refused forbidden`,
    ]);
    const applied = await controlPlane.kubectl(['apply', '--dry-run=server', '-f', '-'], {
      input: plan.administratorYaml ?? '',
    });
    expect(applied.stdout.trim().split('\n')).toEqual([
      'role.rbac.authorization.k8s.io/token-desk:existing:issue created (server dry run)',
      'rolebinding.rbac.authorization.k8s.io/token-desk:existing:issue created (server dry run)',
    ]);
  });
});

describe('what the token may do', () => {
  it.each([
    ['arc-portal-reader', 'yes/no yes/no yes/no yes/no yes/no yes/no no/no'],
    ['view', 'yes/no yes/no yes/no yes/no some/no no/no no/no'],
    ['cluster-admin', 'yes/yes yes/yes yes/yes yes/yes yes/yes yes/yes yes/yes'],
  ] as const)('is computed from the rules of %s on this server', async (preset, expected) => {
    const plan = await admin.plan({ namespace: space.name, role: { kind: 'preset', preset } });

    expect(plan.access.map(({ see, change }) => `${see}/${change}`).join(' ')).toBe(expected);
  });

  it('is not known where neither the role nor the bindings may be read', async () => {
    const plan = await limited.plan({ namespace: limitedNamespace, name: 'robot', role: { kind: 'none' } });

    expect(plan.access.map(({ see, change }) => `${see}/${change}`)).toEqual(
      Array(7).fill('unknown/unknown'),
    );
  });
});
