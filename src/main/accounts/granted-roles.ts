// Which roles a request binds, and where: the presets and the user's own choice made plain.
import { assertNever } from '../../shared/assert-never.ts';
import type { ObjectRef } from '../../shared/object-ref.ts';
import type { SetUpRequest } from '../../shared/plan.ts';
import { EXTRAS_ROLE } from './manifests.ts';

/** One binding to make: a role, the last part of the binding's name, and its namespace (none: cluster-wide). */
export type GrantedRole = {
  readonly role: ObjectRef & { readonly kind: 'ClusterRole' | 'Role' };
  readonly label: string;
  readonly namespace: string | undefined;
};

/**
 * Bindings of a request, in the order in which they are made. Arc portal reader is `view` and, cluster-wide, a role of
 * our own; in named namespaces that role has nothing to give. A Role is bound in its own namespace.
 */
export function grantedRoles(request: SetUpRequest): GrantedRole[] {
  const { role } = request;
  switch (role.kind) {
    case 'preset':
      return role.preset === 'arc-portal-reader'
        ? [
            ...atScope(request, 'view', 'view'),
            ...(request.scope.kind === 'cluster' ? atScope(request, EXTRAS_ROLE, 'extras') : []),
          ]
        : atScope(request, role.preset, role.preset);
    case 'cluster-role':
      return atScope(request, role.name, role.name === EXTRAS_ROLE ? 'extras' : role.name);
    case 'role': {
      const ref = { kind: 'Role', name: role.name, namespace: role.namespace } as const;
      return [{ role: ref, label: `role:${role.name}`, namespace: role.namespace }];
    }
    case 'none':
      return [];
    default:
      return assertNever(role);
  }
}

/** Whether the set-up needs the role of our own. */
export function needsExtras(request: SetUpRequest): boolean {
  const { role, scope } = request;
  return role.kind === 'preset' && role.preset === 'arc-portal-reader' && scope.kind === 'cluster';
}

/** The request with the scope that it really has: a Role gives rights in its own namespace only. */
export function withTrueScope(request: SetUpRequest): SetUpRequest {
  return request.role.kind === 'role'
    ? { ...request, scope: { kind: 'namespaces', namespaces: [request.role.namespace] } }
    : { ...request, scope: uniqueScope(request.scope) };
}

function uniqueScope(scope: SetUpRequest['scope']): SetUpRequest['scope'] {
  return scope.kind === 'cluster' ? scope : { ...scope, namespaces: [...new Set(scope.namespaces)] };
}

function atScope(request: SetUpRequest, name: string, label: string): GrantedRole[] {
  const role = { kind: 'ClusterRole', name } as const;
  return request.scope.kind === 'cluster'
    ? [{ role, label, namespace: undefined }]
    : request.scope.namespaces.map((namespace) => ({ role, label, namespace }));
}
