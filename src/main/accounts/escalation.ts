// Finds in which ways granted rules can become cluster-admin at their scope.
import type { PolicyRule } from '../../shared/object-ref.ts';
import type { EscalationPath } from '../../shared/role.ts';
import { allowanceOf } from './rule-match.ts';

/** Rules that an account gets; `rules` is absent where the role may not be read. No `namespace`: the whole cluster. */
export type GrantedRules = {
  readonly role: string;
  readonly rules: readonly PolicyRule[] | undefined;
  readonly namespace?: string;
};

type Path = EscalationPath['path'];

type Opening = {
  readonly path: Path;
  readonly verbs: readonly string[];
  readonly group: string;
  readonly resources: readonly string[];
  /** Resource without a namespace: a RoleBinding does not grant it. */
  readonly clusterOnly?: true;
  /** The server never matches a name here, because the object has none yet. */
  readonly neverByName?: true;
  /** Names that open nothing. */
  readonly harmlessNames?: readonly string[];
};

const changes = ['update', 'patch'];
const workloads: readonly (readonly [group: string, resources: readonly string[]])[] = [
  ['', ['pods', 'replicationcontrollers']],
  ['apps', ['deployments', 'daemonsets', 'statefulsets', 'replicasets']],
  ['batch', ['jobs', 'cronjobs']],
];

/**
 * Each opening, measured or read in the documentation "RBAC good practices": who makes or changes a workload chooses
 * its service account, who reads Secrets reads tokens, and so on.
 */
const openings: readonly Opening[] = [
  {
    path: 'secrets-read',
    // A patch answers with the whole object, and a dry run of deletecollection with all of them (measured).
    verbs: ['get', 'list', 'watch', 'patch', 'deletecollection'],
    group: '',
    resources: ['secrets'],
  },
  { path: 'token-create', verbs: ['create'], group: '', resources: ['serviceaccounts/token'] },
  ...workloads.flatMap(([group, resources]): Opening[] => [
    { path: 'pods-create', verbs: ['create'], group, resources, neverByName: true },
    { path: 'pods-create', verbs: changes, group, resources },
  ]),
  { path: 'pods-exec', verbs: ['create', 'get'], group: '', resources: ['pods/exec', 'pods/attach'] },
  { path: 'pods-exec', verbs: changes, group: '', resources: ['pods/ephemeralcontainers'] },
  { path: 'impersonate', verbs: ['impersonate'], group: '', resources: ['serviceaccounts'] },
  {
    path: 'impersonate',
    verbs: ['impersonate'],
    group: '',
    resources: ['users', 'groups'],
    clusterOnly: true,
  },
  ...['impersonate:user-info', 'impersonate:serviceaccount'].map((verb): Opening => ({
    path: 'impersonate',
    verbs: [verb],
    group: 'authentication.k8s.io',
    resources: ['users', 'groups', 'serviceaccounts'],
  })),
  {
    path: 'bind',
    verbs: ['bind'],
    group: 'rbac.authorization.k8s.io',
    resources: ['clusterroles', 'roles'],
    harmlessNames: ['view'],
  },
  {
    path: 'escalate',
    verbs: ['escalate'],
    group: 'rbac.authorization.k8s.io',
    resources: ['clusterroles', 'roles'],
  },
  {
    path: 'nodes-proxy',
    verbs: ['get', 'create'],
    group: '',
    resources: ['nodes/proxy'],
    clusterOnly: true,
  },
  {
    path: 'certificates-approve',
    verbs: changes,
    group: 'certificates.k8s.io',
    resources: ['certificatesigningrequests/approval'],
    clusterOnly: true,
  },
  {
    path: 'webhooks-change',
    verbs: ['create'],
    group: 'admissionregistration.k8s.io',
    resources: webhooks(),
    clusterOnly: true,
    neverByName: true,
  },
  {
    path: 'webhooks-change',
    verbs: changes,
    group: 'admissionregistration.k8s.io',
    resources: webhooks(),
    clusterOnly: true,
  },
];

function webhooks(): readonly string[] {
  return ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations', 'mutatingadmissionpolicies'];
}

/**
 * Lists the paths by which these grants become cluster-admin at their scope, each once for a role and a place.
 * A right limited to named objects counts too, for nobody here knows what those objects may do.
 */
export function escalationPaths(grants: readonly GrantedRules[]): EscalationPath[] {
  const found = grants.flatMap((grant) =>
    pathsOf(grant).map((path): EscalationPath => ({
      path,
      role: grant.role,
      ...(grant.namespace === undefined ? {} : { namespace: grant.namespace }),
    })),
  );
  const seen = new Map(found.map((path) => [`${path.path} ${path.role} ${path.namespace ?? ''}`, path]));
  return [...seen.values()];
}

function pathsOf(grant: GrantedRules): Path[] {
  if (grant.role === 'cluster-admin') return ['cluster-admin'];
  const { rules } = grant;
  if (rules === undefined) return ['unreadable-role'];
  if (rules.some(isWildcard)) return ['wildcard'];
  const open = openings.filter((opening) => isOpen(opening, rules, grant.namespace === undefined));
  return [...new Set(open.map((opening) => opening.path))];
}

function isWildcard(rule: PolicyRule): boolean {
  const coreOrAll = rule.apiGroups.includes('*') || rule.apiGroups.includes('');
  return (
    rule.verbs.includes('*') && rule.resources.includes('*') && coreOrAll && rule.resourceNames.length === 0
  );
}

function isOpen(opening: Opening, rules: readonly PolicyRule[], clusterWide: boolean): boolean {
  if (opening.clusterOnly === true && !clusterWide) return false;
  return opening.verbs.some((verb) =>
    opening.resources.some((resource) => {
      const allowance = allowanceOf(rules, { verb, group: opening.group, resource });
      switch (allowance.extent) {
        case 'all':
          return true;
        case 'none':
          return false;
        case 'named':
          return (
            opening.neverByName !== true &&
            allowance.names.some((name) => !(opening.harmlessNames ?? []).includes(name))
          );
      }
    }),
  );
}
