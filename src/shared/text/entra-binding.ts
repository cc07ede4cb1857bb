// The binding that lets a person sign in to the portal with their Entra account, without a token.
import { isAzureId } from '../azure-names.ts';

export type EntraSubject = {
  readonly kind: 'User' | 'Group';
  /** A user's principal name, or a group's object id. */
  readonly name: string;
  readonly role: 'view' | 'edit' | 'admin' | 'cluster-admin';
};

/** What is wrong with a subject's name; `undefined` where it will do. */
export function entraProblem({
  kind,
  name,
}: Pick<EntraSubject, 'kind' | 'name'>): 'user' | 'group' | undefined {
  if (kind === 'Group') return isAzureId(name) ? undefined : 'group';
  return isAzureId(name) || /^[^\s@"'\p{Cc}]{1,64}@[A-Za-z0-9.-]{3,190}$/u.test(name) ? undefined : 'user';
}

/**
 * A ClusterRoleBinding as YAML. Cluster connect presents users by their principal name and groups by their object id
 * (Azure Arc documentation, cluster connect with Kubernetes RBAC).
 */
export function entraBindingYaml({ kind, name, role }: EntraSubject): string {
  const label = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-')
    .replaceAll(/^[.-]+|[.-]+$/g, '');
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: ClusterRoleBinding',
    'metadata:',
    `  name: ${JSON.stringify(`token-desk:entra:${label}:${role}`)}`,
    'roleRef:',
    '  apiGroup: rbac.authorization.k8s.io',
    '  kind: ClusterRole',
    `  name: ${role}`,
    'subjects:',
    '  - apiGroup: rbac.authorization.k8s.io',
    `    kind: ${kind}`,
    `    name: ${JSON.stringify(name)}`,
    '',
  ].join('\n');
}
