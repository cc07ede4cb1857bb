// Can it become cluster-admin? Roles seeded on a real server: every path is found, and what is none raises no alarm.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../../src/shared/role.ts';
import { DeskAccounts } from '../../support/desk-accounts.ts';
import { ownNamespace, type OwnNamespace } from '../../support/namespace.ts';
import { sharedControlPlane } from '../../support/shared-control-plane.ts';

type Seed = readonly [verbs: string, group: string, resource: string, names?: string];
type Case = { readonly path: string; readonly seeds: readonly Seed[] };

const rbac = 'rbac.authorization.k8s.io';
const admission = 'admissionregistration.k8s.io';
const controlPlane = sharedControlPlane();
const admin = new DeskAccounts(controlPlane, { user: 'admin' });
let space: OwnNamespace;

/** Each line is one role: with it, and nothing else, its holder gets to what it was not given. */
const ways: readonly Case[] = [
  way('wildcard', ['*', '*', '*']),
  way('secrets-read', ['get', '', 'secrets'], ['list', '', 'secrets'], ['watch', '', 'secrets']),
  way('secrets-read', ['patch', '', 'secrets'], ['deletecollection', '', 'secrets']),
  way('secrets-read', ['get', '', 'secrets', 'ca-key'], ['list', '', '*'], ['*', '', 'secrets']),
  way('token-create', ['create', '', 'serviceaccounts/token'], ['create', '', '*/token']),
  way('token-create', ['create', '', 'serviceaccounts/token', 'robot']),
  way('pods-create', ['create', '', 'pods'], ['patch', '', 'pods'], ['create', '', 'replicationcontrollers']),
  way('pods-create', ['create', 'apps', 'deployments'], ['update', 'apps', 'daemonsets']),
  way('pods-create', ['patch', 'apps', 'statefulsets', 'database'], ['create', 'apps', 'replicasets']),
  way('pods-create', ['create', 'batch', 'jobs'], ['create', 'batch', 'cronjobs'], ['*', 'apps', '*']),
  way('pods-exec', ['create', '', 'pods/exec'], ['get', '', 'pods/attach'], ['create', '', '*/exec']),
  way('pods-exec', ['patch', '', 'pods/ephemeralcontainers']),
  way('impersonate', ['impersonate', '', 'users'], ['impersonate', '', 'groups', 'system:masters']),
  way('impersonate', ['impersonate', '', 'serviceaccounts']),
  way('bind', ['bind', rbac, 'clusterroles'], ['bind', rbac, 'clusterroles', 'cluster-admin']),
  way('bind', ['bind', rbac, 'roles']),
  way('escalate', ['escalate', rbac, 'clusterroles'], ['escalate', rbac, 'roles']),
  way('nodes-proxy', ['get', '', 'nodes/proxy'], ['create', '', 'nodes/proxy']),
  way('certificates-approve', ['update', 'certificates.k8s.io', 'certificatesigningrequests/approval']),
  way('webhooks-change', ['create', admission, 'mutatingwebhookconfigurations']),
  way('webhooks-change', ['patch', admission, 'validatingwebhookconfigurations']),
];
const found = ways.flatMap(({ path, seeds }) => seeds.map((seed) => ({ path, seed })));

/** Each line is one role that looks near and leads nowhere. */
const harmless: readonly Seed[] = [
  ['get,list,watch', '', 'configmaps'],
  ['get,list,watch', '', 'pods'],
  ['get', '', 'pods/log'],
  ['create,delete', '', 'secrets'],
  ['create', '', 'serviceaccounts'],
  ['create', '', 'pods', 'by-name-alone'],
  ['get,list', 'apps', 'deployments'],
  ['bind', rbac, 'clusterroles', 'view'],
  ['create', rbac, 'rolebindings'],
  ['create', 'authentication.k8s.io', 'tokenreviews'],
  ['create', 'authorization.k8s.io', 'subjectaccessreviews'],
  ['get,list', '', 'nodes'],
  ['get', 'certificates.k8s.io', 'certificatesigningrequests'],
];

const nameOf = (kind: 'way' | 'none', index: number) => `${space.name}-${kind}-${index}`;

beforeAll(async () => {
  space = await ownNamespace(controlPlane, 'escalation');
  const items = [
    ...found.map(({ seed }, index) => clusterRole(nameOf('way', index), seed)),
    ...harmless.map((seed, index) => clusterRole(nameOf('none', index), seed)),
  ];
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  expect((await controlPlane.kubectl(['apply', '-f', '-'], { input })).code).toBe(0);
});
afterAll(async () => {
  const names = [
    ...found.map((_one, index) => nameOf('way', index)),
    ...harmless.map((_one, index) => nameOf('none', index)),
  ];
  await controlPlane.kubectl(['delete', 'clusterrole', ...names, '--wait=false']);
  await Promise.all([admin.close(), space.remove()]);
});

async function pathsOf(name: string, scope: Scope = { kind: 'cluster' }): Promise<string[]> {
  const role = { kind: 'cluster-role', name } as const;
  const { escalation } = await admin.plan({ namespace: space.name, role, scope });
  return [...new Set(escalation.map(({ path }) => path))];
}

describe('a seeded role', () => {
  it(`is found to be a way to cluster-admin, ${found.length} of ${found.length}`, async () => {
    const missed: unknown[] = [];
    for (const [index, { path, seed }] of found.entries()) {
      const paths = await pathsOf(nameOf('way', index));
      if (!paths.includes(path)) missed.push({ seed, expected: path, found: paths });
    }

    expect({ missed, seeded: found.length >= 20 }).toEqual({ missed: [], seeded: true });
  });

  it('raises no alarm where it leads nowhere', async () => {
    const alarms: unknown[] = [];
    for (const [index, seed] of harmless.entries()) {
      const paths = await pathsOf(nameOf('none', index));
      if (paths.length > 0) alarms.push({ seed, paths });
    }

    expect(alarms).toEqual([]);
  });

  it('raises no alarm for view, discovery and what every user has', async () => {
    const names = ['view', 'system:discovery', 'system:basic-user', 'system:public-info-viewer'];

    expect(await Promise.all(names.map((name) => pathsOf(name)))).toEqual([[], [], [], []]);
  });

  it('counts in a namespace for what is in it alone', async () => {
    const scope: Scope = { kind: 'namespaces', namespaces: [space.name] };
    const named = (path: string) =>
      nameOf(
        'way',
        found.findIndex((one) => one.path === path),
      );

    expect({
      secrets: await pathsOf(named('secrets-read'), scope),
      nodes: await pathsOf(named('nodes-proxy'), scope),
      webhooks: await pathsOf(named('webhooks-change'), scope),
    }).toEqual({ secrets: ['secrets-read'], nodes: [], webhooks: [] });
  });
});

describe('without any right to get them, Secrets are read', () => {
  it.each([
    [
      'patch',
      (): string[] => ['apply', '--server-side', '--dry-run=server', '-o', 'yaml', '-f', '-'],
      (): string => JSON.stringify(secretOf({})),
    ],
    ['deletecollection', (path: string): string[] => ['delete', '--raw', `${path}?dryRun=All`], () => ''],
  ])('by a dry run of %s', async (verb, args, input) => {
    const user = `${space.name}-${verb}`;
    const role = nameOf(
      'way',
      found.findIndex(({ seed }) => seed[0] === verb && seed[2] === 'secrets'),
    );
    const whom = [`--clusterrole=${role}`, `--user=${user}`, '-n', space.name];
    await controlPlane.kubectl(['create', 'rolebinding', user, ...whom]);
    await controlPlane.kubectl(['apply', '-f', '-'], {
      input: JSON.stringify(secretOf({ data: { word: 'aGlkZGVu' } })),
    });
    const kubeconfigPath = await controlPlane.writeKubeconfig('admin', { user: { as: user } });
    const may = await controlPlane.kubectl(['auth', 'can-i', 'get', 'secrets', '-n', space.name], {
      kubeconfigPath,
    });
    const seen = await controlPlane.kubectl(args(`/api/v1/namespaces/${space.name}/secrets`), {
      kubeconfigPath,
      input: input(),
    });

    expect([may.stdout.trim(), seen.stdout.includes('aGlkZGVu')]).toEqual(['no', true]);
  });
});

function secretOf(content: object): object {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'hidden', namespace: space.name },
    ...content,
  };
}

function way(path: string, ...seeds: Seed[]): Case {
  return { path, seeds };
}

function clusterRole(name: string, [verbs, group, resource, only]: Seed): object {
  const rule = { verbs: verbs.split(','), apiGroups: [group], resources: [resource] };
  return {
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRole',
    metadata: { name },
    rules: [only === undefined ? rule : { ...rule, resourceNames: [only] }],
  };
}
