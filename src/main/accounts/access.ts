// What a token may see and change, area by area, computed from the rules that its account holds.
import type { PolicyRule } from '../../shared/object-ref.ts';
import type { AccessArea, AccessRow } from '../../shared/plan.ts';
import type { Scope } from '../../shared/role.ts';
import type { GrantedRules } from './escalation.ts';
import { allowanceOf } from './rule-match.ts';

type Extent = 'yes' | 'some' | 'no';
type Resource = readonly [group: string, resource: string];

const areas: readonly (readonly [AccessArea, readonly Resource[]])[] = [
  ['namespaces', [['', 'namespaces']]],
  [
    'workloads',
    [
      ['', 'pods'],
      ['', 'replicationcontrollers'],
      ['apps', 'deployments'],
      ['apps', 'replicasets'],
      ['apps', 'statefulsets'],
      ['apps', 'daemonsets'],
      ['batch', 'jobs'],
      ['batch', 'cronjobs'],
    ],
  ],
  [
    'services',
    [
      ['', 'services'],
      ['networking.k8s.io', 'ingresses'],
    ],
  ],
  ['config-maps', [['', 'configmaps']]],
  [
    'storage',
    [
      ['', 'persistentvolumeclaims'],
      ['', 'persistentvolumes'],
      ['storage.k8s.io', 'storageclasses'],
    ],
  ],
  ['nodes', [['', 'nodes']]],
  ['secrets', [['', 'secrets']]],
];
const clusterOnly = new Set(['namespaces', 'persistentvolumes', 'storageclasses', 'nodes']);
const seeing = [['get'], ['list']];
const changing = [['create'], ['update', 'patch'], ['delete']];

/**
 * The matrix of the plan. `scope` says what `yes` speaks of: the whole cluster or the named namespaces. `complete` is
 * false where the account may hold more than `grants` shows: then what was not found is unknown.
 */
export function accessRows(grants: readonly GrantedRules[], scope: Scope, complete: boolean): AccessRow[] {
  const unsure = !complete || grants.some((grant) => grant.rules === undefined);
  const judge = (resources: readonly Resource[], verbs: readonly (readonly string[])[]) => {
    const extent = extentOf(grants, scope, resources, verbs);
    return extent !== 'yes' && unsure ? 'unknown' : extent;
  };
  return areas.map(([area, resources]) => ({
    area,
    see: judge(resources, seeing),
    change: judge(resources, changing),
  }));
}

function extentOf(
  grants: readonly GrantedRules[],
  scope: Scope,
  resources: readonly Resource[],
  verbs: readonly (readonly string[])[],
): Extent {
  const cluster = rulesAt(grants, undefined);
  const named = scope.kind === 'cluster' ? [] : scope.namespaces;
  const wanted =
    scope.kind === 'cluster'
      ? [extentIn(cluster, [], resources, verbs)]
      : named.map((namespace) => extentIn(cluster, rulesAt(grants, namespace), resources, verbs));
  if (wanted.every((extent) => extent === 'yes')) return 'yes';
  const elsewhere = [...new Set(grants.map((grant) => grant.namespace))]
    .filter((namespace) => namespace !== undefined && !named.includes(namespace))
    .map((namespace) => extentIn(cluster, rulesAt(grants, namespace), resources, verbs));
  return [...wanted, ...elsewhere].every((extent) => extent === 'no') ? 'no' : 'some';
}

function rulesAt(grants: readonly GrantedRules[], namespace: string | undefined): PolicyRule[] {
  return grants.filter((grant) => grant.namespace === namespace).flatMap((grant) => grant.rules ?? []);
}

function extentIn(
  cluster: readonly PolicyRule[],
  local: readonly PolicyRule[],
  resources: readonly Resource[],
  verbs: readonly (readonly string[])[],
): Extent {
  const extents = resources.flatMap(([group, resource]) => {
    const rules = clusterOnly.has(resource) ? cluster : [...cluster, ...local];
    return verbs.map((anyOf) =>
      bestOf(anyOf.map((verb) => allowanceOf(rules, { verb, group, resource }).extent)),
    );
  });
  if (extents.every((extent) => extent === 'all')) return 'yes';
  return extents.every((extent) => extent === 'none') ? 'no' : 'some';
}

function bestOf(extents: readonly ('all' | 'named' | 'none')[]): 'all' | 'named' | 'none' {
  if (extents.includes('all')) return 'all';
  return extents.includes('named') ? 'named' : 'none';
}
