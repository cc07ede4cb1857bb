// The objects of a sample cluster: namespaces, roles, bindings and accounts as a customer's cluster has them.

/** An object and the collection that it is created in. */
export interface SampleObject {
  readonly path: string;
  readonly object: Readonly<Record<string, unknown>>;
}

/** On every object of the sample, so that nobody takes it for a real one. */
export const sampleAnnotation = { 'token-desk/sample': 'true' } as const;

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const teams = ['payments', 'storefront', 'logistics', 'observability', 'ingress', 'warehouse'] as const;
const apps = ['checkout', 'catalog', 'invoice', 'shipping', 'search', 'mail', 'metrics', 'login'] as const;
const parts = ['api', 'worker', 'web', 'cron', 'migrator', 'exporter', 'sync'] as const;

/** Metadata with the sample's annotation. */
export function metadata(name: string): Record<string, unknown> {
  return { name, annotations: sampleAnnotation };
}

/** The namespaces, without `azure-arc`. */
export const namespaces: readonly SampleObject[] = teams.map((name) => ({
  path: '/api/v1/namespaces',
  object: { metadata: metadata(name) },
}));

/** Service account number `index` of as many as wanted: names repeat never, teams take turns. */
export function serviceAccount(index: number): SampleObject {
  const pick = <T>(list: readonly T[], turn: number) => list[turn % list.length];
  const team = pick(teams, index) ?? teams[0];
  const turn = Math.floor(index / teams.length);
  const app = pick(apps, turn) ?? apps[0];
  const part = pick(parts, Math.floor(turn / apps.length)) ?? parts[0];
  const round = Math.floor(turn / (apps.length * parts.length));
  const name = round === 0 ? `${app}-${part}` : `${app}-${part}-${round + 1}`;
  return {
    path: `/api/v1/namespaces/${team}/serviceaccounts`,
    object: { metadata: { ...metadata(name), labels: { 'app.kubernetes.io/name': app } } },
  };
}

/** Roles and ClusterRoles. */
export const roles: readonly SampleObject[] = [
  clusterRole('platform-operator', rule(['nodes', 'persistentvolumes'], ['get', 'list', 'watch'])),
  clusterRole('secret-reader', rule(['secrets'], ['get', 'list'])),
  clusterRole('metrics-reader', rule(['pods', 'services', 'endpoints'], ['get', 'list', 'watch'])),
  role('payments', 'deployer', rule(['pods', 'configmaps', 'services'], ['*'])),
  role('storefront', 'config-reader', rule(['configmaps'], ['get', 'list', 'watch'])),
  role('observability', 'token-issuer', rule(['serviceaccounts/token'], ['create'])),
];

/** Bindings: to accounts, to a group of accounts, and one that waits for an account which does not exist. */
export const bindings: readonly SampleObject[] = [
  clusterRoleBinding('metrics', 'metrics-reader', account('observability', 'metrics-exporter')),
  clusterRoleBinding('old-portal-access', 'cluster-admin', account('storefront', 'checkout-api')),
  clusterRoleBinding('left-over-admin', 'admin', account('portal-access', 'portal-reader')),
  roleBinding('payments', 'deployers', 'Role', 'deployer', account('payments', 'checkout-worker')),
  roleBinding(
    'payments',
    'everyone-here-may-view',
    'ClusterRole',
    'view',
    group('system:serviceaccounts:payments'),
  ),
  roleBinding('storefront', 'config', 'Role', 'config-reader', account('storefront', 'catalog-api')),
];

function rule(resources: readonly string[], verbs: readonly string[]) {
  return { apiGroups: [''], resources, verbs };
}

function clusterRole(name: string, ...rules: ReturnType<typeof rule>[]): SampleObject {
  return { path: `${rbac}/clusterroles`, object: { metadata: metadata(name), rules } };
}

function role(namespace: string, name: string, ...rules: ReturnType<typeof rule>[]): SampleObject {
  return { path: `${rbac}/namespaces/${namespace}/roles`, object: { metadata: metadata(name), rules } };
}

function account(namespace: string, name: string) {
  return { kind: 'ServiceAccount', namespace, name };
}

function group(name: string) {
  return { kind: 'Group', name, apiGroup: 'rbac.authorization.k8s.io' };
}

function roleRef(kind: 'Role' | 'ClusterRole', name: string) {
  return { apiGroup: 'rbac.authorization.k8s.io', kind, name };
}

function clusterRoleBinding(name: string, to: string, subject: unknown): SampleObject {
  const object = { metadata: metadata(name), roleRef: roleRef('ClusterRole', to), subjects: [subject] };
  return { path: `${rbac}/clusterrolebindings`, object };
}

function roleBinding(
  namespace: string,
  name: string,
  kind: 'Role' | 'ClusterRole',
  to: string,
  subject: unknown,
): SampleObject {
  const object = { metadata: metadata(name), roleRef: roleRef(kind, to), subjects: [subject] };
  return { path: `${rbac}/namespaces/${namespace}/rolebindings`, object };
}
