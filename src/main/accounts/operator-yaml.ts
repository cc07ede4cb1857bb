// Roles and bindings that give an operator what they lack, as YAML for an administrator.
import type { Need } from '../../shared/preflight.ts';
import { toYamlFile } from './yaml.ts';

const RBAC = 'rbac.authorization.k8s.io';
/** Stands for an operator whose name the server does not tell; not a name that exists. */
const UNKNOWN_USER = 'REPLACE-WITH-THE-OPERATOR';

type Granted = Pick<Need, 'verb' | 'group' | 'resource' | 'namespace' | 'name'>;

/** One role and binding for the cluster, and one for each namespace; equal rules are put together. */
export function operatorYaml(missing: readonly Granted[], user: string): string {
  const places = [...Map.groupBy(missing, ({ namespace }) => namespace)];
  return toYamlFile(
    places.flatMap(([namespace, needs]) => {
      const [role, binding] =
        namespace === undefined ? ['ClusterRole', 'ClusterRoleBinding'] : ['Role', 'RoleBinding'];
      const metadata = { name: 'token-desk:operator', ...(namespace === undefined ? {} : { namespace }) };
      return [
        { apiVersion: `${RBAC}/v1`, kind: role, metadata, rules: rulesOf(needs) },
        {
          apiVersion: `${RBAC}/v1`,
          kind: binding,
          metadata,
          roleRef: { apiGroup: RBAC, kind: role, name: metadata.name },
          subjects: [{ kind: 'User', apiGroup: RBAC, name: user === '' ? UNKNOWN_USER : user }],
        },
      ];
    }),
  );
}

function rulesOf(needs: readonly Granted[]): unknown[] {
  const same = Map.groupBy(needs, ({ group, resource, name }) => JSON.stringify([group, resource, name]));
  return [...same.values()].flatMap((one) => {
    const [first] = one;
    if (first === undefined) return [];
    const { group, resource, name } = first;
    return {
      apiGroups: [group],
      resources: [resource],
      // A name limits nothing for what is being created.
      ...(name === undefined || isCreatedByName(one) ? {} : { resourceNames: [name] }),
      verbs: [...new Set(one.map(({ verb }) => verb))],
    };
  });
}

/** `create` is asked before there is a name, but for a subresource, whose object is there. */
function isCreatedByName(needs: readonly Granted[]): boolean {
  return needs.some(({ verb, resource }) => verb === 'create' && !resource.includes('/'));
}
