// Gives the limited users of a control plane their rights.
import type { ApiClient } from './api-client.ts';

/** The one namespace in which `namespace-limited` may issue. */
export const limitedNamespace = 'team-a';

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const user = (name: string) => ({ kind: 'User', name, apiGroup: 'rbac.authorization.k8s.io' });

/**
 * `namespace-limited` gets one Role in `team-a`: create tokens, get and list service accounts, create and delete
 * Secrets. `read-only` is bound to the ClusterRole `view`. Throws when the server refuses.
 */
export async function grantLimitedUsers(api: ApiClient): Promise<void> {
  await api.create('/api/v1/namespaces', { metadata: { name: limitedNamespace } });
  await api.create(`${rbac}/namespaces/${limitedNamespace}/roles`, {
    metadata: { name: 'token-issuer' },
    rules: [
      { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] },
      { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['get', 'list'] },
      { apiGroups: [''], resources: ['secrets'], verbs: ['create', 'delete'] },
    ],
  });
  await api.create(`${rbac}/namespaces/${limitedNamespace}/rolebindings`, {
    metadata: { name: 'token-issuer' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'token-issuer' },
    subjects: [user('namespace-limited')],
  });
  await api.create(`${rbac}/clusterrolebindings`, {
    metadata: { name: 'read-only' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    subjects: [user('read-only')],
  });
}
