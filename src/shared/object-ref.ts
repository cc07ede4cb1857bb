// A Kubernetes object by kind and name, and a rule of a role: what plans, errors and history speak of.
import { z } from 'zod';
import { list, text } from './bounded.ts';

export const ObjectRef = z.strictObject({
  kind: z.enum([
    'Namespace',
    'ServiceAccount',
    'ClusterRole',
    'Role',
    'ClusterRoleBinding',
    'RoleBinding',
    'Secret',
    'Token',
  ]),
  name: text(253),
  namespace: text(63).optional(),
});
export type ObjectRef = z.infer<typeof ObjectRef>;

/** A PolicyRule of RBAC. A server may write `*` anywhere; lists are cut at the bound before they cross. */
export const PolicyRule = z.strictObject({
  apiGroups: list(text(253), 50),
  resources: list(text(253), 100),
  resourceNames: list(text(253), 50),
  nonResourceURLs: list(text(253), 50),
  verbs: list(text(63), 30),
});
export type PolicyRule = z.infer<typeof PolicyRule>;
